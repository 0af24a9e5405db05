import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/deadline.ts';
import { BoxApiError, MlAdapterError, NoTurnError, OutdatedInvocationError } from '../../src/errors.ts';
import type { BytesAdapter, MlAdapter, TextAdapter } from '../../src/ml/ml-adapter.ts';
import type { SourceFileReader } from '../../src/ports.ts';
import { lookAtFile } from '../../src/slow-half/look-at-file.ts';
import { type LookResult, NOTHING_YET, type Progress, progressAfter } from '../../src/slow-half/progress.ts';
import { aLog, anInvocation } from '../support/factories.ts';

const now = () => new Date();
const found = (text: string) => [{ kind: 'keyword' as const, entries: [{ text }] }];
const refusal = (status: number) => new BoxApiError({ method: 'GET', path: '/x' }, { status }, { retryable: false });

const reading = (changes: Partial<BytesAdapter> = {}): BytesAdapter => ({
  name: 'Reading',
  as: 'bytes',
  limits: { sizeBytes: 1_000_000, timeoutMs: 2_000 },
  reads: () => 'original',
  look: async () => [{ kind: 'text', text: 'tide' }],
  ...changes,
});

const provider = (changes: Partial<TextAdapter> = {}): TextAdapter => ({
  name: 'Provider',
  as: 'text',
  limits: { timeoutMs: 1_000 },
  look: async ({ text }) => found(text.text),
  ...changes,
});

async function* piecesOf(...pieces: string[]) {
  for (const piece of pieces) yield Buffer.from(piece);
}

function readerWith(open: SourceFileReader['open']): SourceFileReader {
  return { open, requireCurrent: async () => {}, downloadUrl: async () => 'https://dl.example/one-off' };
}

interface Looking {
  readonly before?: Progress;
  readonly open?: SourceFileReader['open'];
  readonly name?: string;
  readonly timeoutMs?: number;
  readonly soFar?: (results: readonly LookResult[]) => void;
}

async function look(adapters: readonly MlAdapter[], looking: Looking = {}) {
  const { before = NOTHING_YET, name = 'note.txt', timeoutMs = 5_000, soFar = () => {} } = looking;
  const { open = async () => ({ sizeBytes: 4, chunks: piecesOf('tide') }) } = looking;
  using deadline = startDeadline(timeoutMs, now);
  const subject = { source: { type: 'file', id: '1', name }, reader: readerWith(open), deadline };
  const tools = {
    adapters,
    log: aLog().log,
    now,
    soFar: ({ results }: { results: readonly LookResult[] }) => soFar(results),
  };
  return (await lookAtFile(tools, subject, before)).results;
}

const job = { adapter: 'Transcriber', job: 'job-1', asked: 0, startedAtMs: Date.now() };
const lost: Progress = {
  type: { group: 'text', format: 'txt' },
  answers: [
    {
      adapter: 'Reading',
      findings: { drafts: [{ kind: 'status', message: 'Found before.' }], total: 1 },
      isTextLost: true,
    },
  ],
  jobs: [],
  isComplete: false,
};

describe('a file whose original Box refuses', () => {
  const refusing: SourceFileReader['open'] = async (rendition) => {
    if (rendition === 'original') throw refusal(403);
    return { sizeBytes: 4, chunks: piecesOf('tide') };
  };

  it('is looked at in other renditions, as what its name says', async () => {
    const types: unknown[] = [];
    const adapter = reading({
      reads({ type }) {
        types.push(type);
        return { type: 'extracted_text' };
      },
      look: async ({ bytes }) => found(Buffer.from(bytes).toString()),
    });
    const [result] = await look([adapter], { open: refusing, name: 'a.pdf' });
    expect(result).toMatchObject({ findings: { total: 1 } });
    expect(types).toEqual([{ group: 'document', format: 'pdf' }]);
  });

  it('has its jobs asked for all the same, by whatever worker knows of them', async () => {
    const adapter = reading({ name: 'Transcriber', ask: async () => found('spoken') });
    const [result] = await look([adapter], { before: { ...NOTHING_YET, jobs: [job] }, open: refusing });
    expect(result).toMatchObject({ findings: { total: 1 } });
  });

  it('says why, whether an adapter wants the original or none reads the file at all', async () => {
    const [result] = await look([reading()], { open: refusing });
    expect(result).toMatchObject({ error: { answer: { status: 403 } } });
    await expect(look([reading({ reads: () => undefined })], { open: refusing })).rejects.toMatchObject({
      answer: { status: 403 },
    });
  });

  it.each([
    ['may be had later', new BoxApiError({ method: 'GET', path: '/x' }, { status: 503 }, { retryable: true })],
    ['is outdated', new OutdatedInvocationError('gone')],
  ])('is not looked at when it %s', async (_, error) => {
    await expect(look([reading()], { open: () => Promise.reject(error) })).rejects.toBe(error);
  });
});

describe('a file that goes to adapters in another rendition only', () => {
  it('is let go of before they look', async () => {
    let isClosed = false;
    let wasClosed: boolean | undefined;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(65_536, 'a');
      } finally {
        isClosed = true;
      }
    }
    const open: SourceFileReader['open'] = async (rendition) => ({
      sizeBytes: undefined,
      chunks: rendition === 'original' ? endless() : piecesOf('tide'),
    });
    const adapter = reading({
      reads: () => ({ type: 'extracted_text' }),
      async look() {
        wasClosed = isClosed;
        return [];
      },
    });
    await look([adapter], { open });
    expect(wasClosed).toBe(true);
  });
});

describe('what a provider was paid for', () => {
  it('is told of before others look at its text', async () => {
    const told: number[] = [];
    let toldBefore: number | undefined;
    const adapter = provider({
      async look() {
        toldBefore = told.length;
        return [];
      },
    });
    await look([reading(), adapter], { soFar: (results) => void told.push(results.length) });
    expect(toldBefore).toBe(1);
    told.length = 0;
    await look([reading({ isFree: true }), adapter], { soFar: (results) => void told.push(results.length) });
    expect(toldBefore).toBe(0);
  });

  it('stays on the cards when its lost text cannot be had again', async () => {
    const failing = reading({ look: () => Promise.reject(new MlAdapterError('No.', false)) });
    const [result] = await look([failing, provider()], { before: lost });
    expect(result).toMatchObject({ findings: { drafts: [{ message: 'Found before.' }] } });
  });

  it('is not paid again for its lost text at each round of another’s job, but once all text is there', async () => {
    let paid = 0;
    const reader = reading({
      async look() {
        paid += 1;
        return [{ kind: 'text', text: 'tide' }];
      },
    });
    const asked = (ask: BytesAdapter['ask']) => reading({ name: 'Transcriber', ...(ask && { ask }) });
    const before = { ...lost, jobs: [job] };
    await look([reader, asked(async () => ({ job: 'job-1' })), provider()], { before });
    expect(paid).toBe(0);
    const results = await look([reader, asked(async () => [{ kind: 'text', text: 'spoken' }]), provider()], { before });
    expect(paid).toBe(1);
    expect(JSON.stringify(results.at(-1))).toContain('tide spoken');
  });
});

describe('progressAfter, once text was read', () => {
  const busy = new MlAdapterError('Busy.', true);

  it('throws what may pass while there is nothing to show but a text', async () => {
    const throttled = provider({ look: () => Promise.reject(busy) });
    const results = await look([reading(), throttled]);
    expect(() => progressAfter(results, anInvocation(), now())).toThrow(busy);
  });

  it('counts what an adapter found on the file itself, also that it found nothing', async () => {
    const throttled = provider({ look: () => Promise.reject(busy) });
    for (const contents of [found('tide'), []]) {
      const results = await look([reading(), reading({ name: 'Photo', look: async () => contents }), throttled]);
      expect(progressAfter(results, anInvocation(), now()).isComplete).toBe(true);
    }
  });
});

describe('a file whose turn with an adapter comes too late', () => {
  it('is tried again, whatever the other adapters have found meanwhile', async () => {
    const engine = reading({
      limits: { sizeBytes: 100, timeoutMs: 400, atOnce: 1 },
      look: () => new Promise((resolve) => setTimeout(resolve, 300, found('seen'))),
    });
    const facts = reading({ name: 'Facts', look: async () => found('JPEG') });
    const one = async () => progressAfter(await look([engine, facts], { timeoutMs: 500 }), anInvocation(), now());
    const outcomes = await Promise.allSettled([one(), one(), one()]);
    expect(
      outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : outcome.value.isComplete)),
    ).toEqual([true, expect.any(NoTurnError), expect.any(NoTurnError)]);
  });

  it('is not when it was there in time and took too long itself', async () => {
    const stuck = reading({
      limits: { sizeBytes: 100, timeoutMs: 10_000, atOnce: 1 },
      look: () => new Promise(() => {}),
    });
    const facts = reading({ name: 'Facts', look: async () => found('JPEG') });
    const results = await look([stuck, facts], { timeoutMs: 150 });
    expect(progressAfter(results, anInvocation(), now()).isComplete).toBe(true);
  });
});
