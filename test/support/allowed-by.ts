import type { Template } from './package-service.ts';

/** One allowed action on one resource, as a line: `sqs:SendMessage on InvocationQueue`, with its condition behind. */
export function allowedBy(template: Template, role: string): string[] {
  return statementsOf(template, role).flatMap(({ Action, Resource, Condition }) =>
    listed(Action).flatMap((action) =>
      listed(Resource).map((resource) => `${action} on ${nameOf(resource)}${conditionIn(Condition)}`),
    ),
  );
}

interface Statement {
  readonly Effect: string;
  readonly Action: unknown;
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function statementsOf(template: Template, role: string): Statement[] {
  const policies = template.Resources[role]?.Properties.Policies as { PolicyDocument: { Statement: Statement[] } }[];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function conditionIn(condition: Statement['Condition']): string {
  return Object.entries(condition ?? {})
    .flatMap(([test, keys]) => Object.entries(keys).map(([key, value]) => ` if ${key} ${test} ${nameOf(value)}`))
    .join('');
}

/** `{"Ref": "A"}` and `{"Fn::GetAtt": ["A", "Arn"]}` as `A`; a text as it is. */
export function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': got, 'Fn::Sub': text } = value as Record<string, string | string[]>;
  return String(Ref ?? text ?? got?.[0]);
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
