import { functionEnv, signedEvent } from '../function-env.ts';
import type { Bench, Row } from '../measure.ts';
import { runProgram } from '../run-program.ts';
import { startAws, startBox } from '../servers.ts';

type Signed = ReturnType<typeof signedEvent>;

const inLists = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
const format1 = ({ headers, body }: Signed) => ({ httpMethod: 'POST', path: '/', headers, body });

/** The shapes in which HTTP comes to a Lambda. */
const SHAPES: Readonly<Record<string, (signed: Signed) => { body: string }>> = {
  'function URL': (signed) => signed,
  'HTTP API': ({ headers, body }) => {
    const requestContext = { http: { method: 'POST', path: '/' }, stage: '$default' };
    return { version: '2.0', routeKey: 'POST /', rawPath: '/', headers, requestContext, body };
  },
  'REST API': (signed) => ({ ...format1(signed), multiValueHeaders: inLists(signed.headers) }),
  'load balancer': ({ headers, ...rest }) => ({
    ...format1({ headers, ...rest }),
    headers: undefined,
    requestContext: { elb: {} },
    multiValueHeaders: inLists(headers),
  }),
};

/** Sends a signed event in each shape, with its body in base64. */
export async function httpShapes({ programs }: Bench): Promise<Row[]> {
  await using aws = await startAws();
  await using box = await startBox();
  const env = functionEnv(await aws.url(), await box.url());
  const { id } = await box.addFile('note.txt', 'The tide turbine feeds the harbour.');
  const signed = signedEvent(await box.invocationOf(id));
  const answers = await Promise.all(
    Object.values(SHAPES).map(async (shaped) => {
      const event = shaped(signed);
      const encoded = { ...event, body: Buffer.from(event.body).toString('base64'), isBase64Encoded: true };
      const folder = programs.functionFolder('receive');
      return (await runProgram<{ statusCode: number }>({ folder, event: encoded, env })).answer.statusCode;
    }),
  );
  const names = Object.keys(SHAPES);
  const handled = answers.filter((statusCode) => statusCode === 200).length;
  return [
    {
      what: `base64 bodies handled, of ${names.length} shapes (${names.join(', ')})`,
      floor: String(names.length),
      ours: String(handled),
      goal: String(names.length),
      met: handled === names.length,
      wrong: handled !== names.length && `answered ${answers.join(', ')}`,
    },
  ];
}
