import { createHash } from 'node:crypto';
import { answerCalls } from '../../bench/servers/answer-calls.ts';
import type { Fault, FaultEffect } from '../../src/local/box-server/faults.ts';
import type { JournalEntry } from '../../src/local/box-server/journal.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { fieldsOf } from '../../src/untrusted-json.ts';
import { SKILL_ID, UNWRITABLE_SKILL_ID } from '../names.ts';
import { chosen, decisionsFrom } from '../random.ts';

/** One change of a file's cards, as far as the ledger wants to know it. */
export interface WriteRecord {
  readonly atMs: number;
  /** What the skill told Box: `processing`, `success`, `transient_failure` or `permanent_failure`. */
  readonly status: string;
  readonly invocationId: string;
  readonly versionId: string;
  /** Tells the contents apart, whenever they were written. */
  readonly contents: string;
  /** What the people see: the texts of the cards. */
  readonly text: string;
}

const decide = decisionsFrom(process.env.SOAK_SEED ?? '');
const box = await startLocalBox();
const journal = box.journal as JournalEntry[];
const fileIds: string[] = [];
/** Files that had a write of theirs go wrong. */
const troubled = new Set<string>();
const counts: Record<string, number> = {};
const complaints: string[] = [];
let isFaulty = false;
let drawn = 0;
let struck = 0;
let tokenInUrl = 0;

const PUT = new RegExp(`^/2\\.0/skill_invocations/${SKILL_ID}$`);
const KINDS: Readonly<
  Record<
    string,
    {
      readonly gap: number;
      readonly method: string;
      readonly path: RegExp;
      readonly effects: Readonly<Record<string, number>>;
    }
  >
> = {
  write: {
    gap: 24,
    method: 'PUT',
    path: PUT,
    effects: { busy: 3, 'busy-later': 2, 'done-but-busy': 3, slow: 2, reset: 2, 'done-but-reset': 2, cut: 1 },
  },
  read: {
    gap: 24,
    method: 'GET',
    path: /^\/2\.0\/files\/\d+(\/content)?$/,
    effects: { busy: 3, 'busy-later': 2, slow: 2, reset: 2, 'not-ready': 1 },
  },
  download: {
    gap: 24,
    method: 'GET',
    path: /^(?!\/2\.0\/)/,
    effects: { busy: 1, slow: 2, reset: 2, cut: 4, 'cut-early': 2, stall: 0.3 },
  },
  cards: {
    gap: 8,
    method: 'GET',
    path: /boxSkillsCards$/,
    effects: { busy: 3, slow: 1, reset: 2 },
  },
};

function effectOf(name: string, at: number): FaultEffect {
  const status = at < 0.5 ? 503 : 429;
  switch (name) {
    case 'busy':
      return { kind: 'status', status };
    case 'busy-later':
      return { kind: 'status', status, headers: { 'retry-after': '1' } };
    case 'done-but-busy':
      return { kind: 'status', status: 503, persists: true };
    case 'done-but-reset':
      return { kind: 'reset', persists: true };
    case 'reset':
      return { kind: 'reset' };
    case 'cut':
      return { kind: 'cut', afterBytes: 100 };
    case 'cut-early':
      return { kind: 'cut', afterBytes: 0 };
    case 'stall':
      return { kind: 'stall', afterBytes: 50 };
    case 'not-ready':
      return { kind: 'not-ready', retryAfterSeconds: 1 };
    default:
      return { kind: 'slow', delayMs: 200 + at * 2_300 };
  }
}

/** The next fault of a kind strikes some requests from now, decided by the seed. */
function plan(kind: string): void {
  const { gap, method, path, effects } = KINDS[kind] as NonNullable<(typeof KINDS)[string]>;
  drawn += 1;
  const skip = Math.floor(decide('box gap', kind, drawn) * 2 * gap);
  const name = chosen(effects, decide('box how', kind, drawn));
  const fault: Fault = { method, path, skip, with: effectOf(name, decide('box much', kind, drawn)) };
  box.fail(fault);
}

function planAll(): void {
  box.clearFaults();
  box.fail({
    method: 'PUT',
    path: new RegExp(`/skill_invocations/${UNWRITABLE_SKILL_ID}$`),
    times: Number.POSITIVE_INFINITY,
    with: { kind: 'status', status: 503 },
  });
  for (const kind of Object.keys(KINDS)) plan(kind);
}

box.onRequest((entry) => {
  // Every request with its body, of thousands of files, would only fill the memory.
  if (journal.length > 2_000) journal.splice(0, 1_000);
  if (entry.tokenInUrl) tokenInUrl += 1;
  if (entry.fault === undefined) return;
  counts[`${entry.method} ${entry.fault}`] = (counts[`${entry.method} ${entry.fault}`] ?? 0) + 1;
  if (entry.method === 'PUT') troubled.add(String(fieldsOf(fieldsOf(entry.body).file).id));
  if (!isFaulty) return;
  struck += 1;
  // Spent faults stay in the list of the Box, which looks through it at each request.
  if (struck % 100 === 0) return planAll();
  const kind = Object.keys(KINDS).find(
    (name) => KINDS[name]?.method === entry.method && KINDS[name]?.path.test(entry.path),
  );
  if (kind !== undefined) plan(kind);
});

function recordOf(write: ReturnType<typeof box.writesTo>[number], fileId: string): WriteRecord {
  const cards = write.cards.map(fieldsOf);
  if (write.complaints.length > 0 && complaints.length < 20)
    complaints.push(`${fileId}: ${write.complaints.join(' ')}`);
  const contents = cards.map(({ created_at, id, ...rest }) => rest);
  const texts = cards.flatMap(({ status, entries }) =>
    Array.isArray(entries) ? entries.map((entry) => fieldsOf(entry).text) : [fieldsOf(status).message],
  );
  return {
    atMs: write.at,
    status: write.invocation?.status ?? write.by,
    invocationId: String(fieldsOf(cards[0]?.invocation).id),
    versionId: write.invocation?.fileVersionId ?? '',
    contents: createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 12),
    text: texts.join(' | '),
  };
}

const controls = {
  url: () => box.url,
  addFile(name: string, text: string) {
    const file = box.addFile({ name, content: Buffer.from(text) });
    fileIds.push(file.id);
    return file;
  },
  addVersion: (fileId: string, text: string) => box.addVersion(fileId, { content: Buffer.from(text) }),
  invocationOf: (fileId: string, options: object) => box.invocationOf(fileId, options),
  trashFile: (fileId: string) => box.trashFile(fileId),
  removeFile: (fileId: string) => box.removeFile(fileId),
  setFaulty(yes: boolean): void {
    isFaulty = yes;
    if (yes) planAll();
    else box.clearFaults();
  },
  faultCounts: () => counts,
  writes: () => Object.fromEntries(fileIds.map((id) => [id, box.writesTo(id).map((write) => recordOf(write, id))])),
  troubledFiles: () => [...troubled],
  /** What is wrong with cards that were written. */
  complaints: () => complaints,
  requestsWithTokenInUrl: () => tokenInUrl,
};

export type BoxControls = typeof controls;
answerCalls(controls);
