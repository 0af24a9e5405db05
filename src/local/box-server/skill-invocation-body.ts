import { isRecord } from './json-pointer.ts';
import { schemaError } from './refusal.ts';

/** The body of `PUT /skill_invocations/{skill_id}`, as Box's OpenAPI description has it. */
export interface SkillInvocationBody {
  readonly status: string;
  readonly cards: readonly unknown[];
  readonly fileId: string;
  readonly fileVersionId: string | undefined;
  readonly usage: unknown;
}

const STATUSES = ['invoked', 'processing', 'success', 'transient_failure', 'permanent_failure'];

/** @throws {Refusal} 400 `schema_validation_failed`, naming every field at fault. */
export function parseSkillInvocationBody(value: unknown): SkillInvocationBody {
  const body = isRecord(value) ? value : {};
  const { status, metadata, file, file_version: version, usage } = body;
  const cards = isRecord(metadata) ? metadata.cards : undefined;
  const faults: Record<string, boolean> = {
    status: !STATUSES.includes(status as string),
    'metadata.cards': !isCardArray(cards),
    file: !isReference(file, 'file'),
    file_version: version !== undefined && !isReference(version, 'file_version'),
    // Box's own kit sends null for no usage.
    usage: usage !== undefined && usage !== null && !isUsage(usage),
  };
  const atFault = Object.keys(faults).filter((name) => faults[name]);
  if (atFault.length > 0) throw schemaError(atFault.map((name) => ({ name, message: `Invalid value for '${name}'.` })));
  return {
    status: status as string,
    cards: cards as unknown[],
    fileId: (file as { id: string }).id,
    fileVersionId: (version as { id: string } | undefined)?.id,
    usage: usage ?? undefined,
  };
}

// Whether Box holds a card itself against its schema is not known: `cardComplaints` does, and refuses nothing.
export function isCardArray(cards: unknown): cards is Record<string, unknown>[] {
  return Array.isArray(cards) && cards.every(isRecord);
}

function isReference(value: unknown, type: string): boolean {
  return isRecord(value) && value.type === type && typeof value.id === 'string' && value.id !== '';
}

function isUsage(value: unknown): boolean {
  return (
    isRecord(value) &&
    (value.unit === undefined || typeof value.unit === 'string') &&
    (value.value === undefined || typeof value.value === 'number')
  );
}
