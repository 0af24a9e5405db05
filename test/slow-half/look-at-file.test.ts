import { describe, expect, it } from '@jest/globals';
import type { Findings } from '../../src/cards/card-draft.ts';
import { startDeadline } from '../../src/deadline.ts';
import { BoxApiError, MlAdapterError, OutdatedInvocationError, UnusableFileError } from '../../src/errors.ts';
import { MAX_TEXT_CHARACTERS } from '../../src/ml/file-text.ts';
import type { BytesAdapter, FileAdapter, MlAdapter, TextAdapter, UrlAdapter } from '../../src/ml/ml-adapter.ts';
import type { SourceFileReader } from '../../src/ports.ts';
import { lookAtFile } from '../../src/slow-half/look-at-file.ts';
import {
  type LookResult,
  NOTHING_YET,
  type Progress,
  progressAfter,
  progressSoFar,
} from '../../src/slow-half/progress.ts';
import { aLog, anInvocation } from '../support/factories.ts';
import { anAdapter } from '../support/slow-half.ts';

const now = () => new Date();
const found = (text: string) => [{ kind: 'keyword' as const, entries: [{ text }] }];

async function look(
  adapters: readonly MlAdapter[],
  reader: Partial<SourceFileReader> = {},
  { log } = aLog(),
  timeoutMs = 5_000,
) {
  using deadline = startDeadline(timeoutMs, now);
  const source = { type: 'file', id: '1', name: 'Note.TXT', sizeBytes: 4 };
  const subject = { source, reader: { ...readerOf('tide'), ...reader }, deadline };
  const { results } = await lookAtFile({ adapters, log, now }, subject, NOTHING_YET);
  return progressAfter(results, anInvocation(), now()).answers.flatMap(({ findings }) => contentsOf(findings));
}

/** Findings in the words of adapters again, so that tests can compare them with what those returned. */
function contentsOf({ drafts }: Findings) {
  return drafts.map((draft) => {
    if (draft.kind === 'status') return draft;
    return { kind: draft.kind, entries: draft.entries.map(({ text }) => ({ text })) };
  });
}

function readerOf(text: string): SourceFileReader & { opened: number } {
  const reader = {
    opened: 0,
    async open() {
      reader.opened += 1;
      const bytes = Buffer.from(text);
      return {
        sizeBytes: bytes.byteLength,
        chunks: (async function* () {
          yield bytes;
        })(),
      };
    },
    requireCurrent: async () => {},
    downloadUrl: async () => 'https://dl.example/one-off',
  };
  return reader;
}

const bytesAdapter = (name: string, sizeBytes = 100): BytesAdapter => ({
  name,
  as: 'bytes',
  limits: { sizeBytes, timeoutMs: 1_000 },
  reads: () => 'original',
  look: async ({ bytes }) => found(`${name}: ${Buffer.from(bytes)}`),
});

const failing = (error: Error) => anAdapter({ name: 'Face finder', look: () => Promise.reject(error) });

describe('lookAtFile', () => {
  it('gives the contents in the order of the adapters, whoever is ready first', async () => {
    const slow = anAdapter({ look: () => new Promise((resolve) => setTimeout(resolve, 30, found('slow'))) });
    expect(await look([slow, anAdapter({ look: async () => found('quick') })])).toEqual([
      ...found('slow'),
      ...found('quick'),
    ]);
  });

  it('lets them look at the same time', async () => {
    const { promise: bothStarted, resolve: start } = Promise.withResolvers<void>();
    const waiting = anAdapter({ look: async () => bothStarted.then(() => found('first')) });
    const starting = anAdapter({
      look: async () => {
        start();
        return found('second');
      },
    });
    expect(await look([waiting, starting])).toHaveLength(2);
  });

  it('tells an adapter the extension in lower case, and nothing that identifies the file in Box', async () => {
    const seen: unknown[] = [];
    const adapter = anAdapter({
      look: async ({ file }) => {
        seen.push(file);
        return [];
      },
    });
    await look([adapter]);
    const type = { group: 'text', format: 'txt' };
    expect(seen).toEqual([{ name: 'Note.TXT', extension: 'txt', sizeBytes: 4, type }]);
  });

  it('reads a rendition once for all adapters that want its bytes', async () => {
    const reader = readerOf('tide');
    expect(await look([bytesAdapter('a'), bytesAdapter('b')], reader)).toEqual([
      ...found('a: tide'),
      ...found('b: tide'),
    ]);
    expect(reader.opened).toBe(1);
  });

  it('refuses the bytes to the one adapter whose limit they exceed', async () => {
    const contents = await look([bytesAdapter('a'), bytesAdapter('b', 3)]);
    expect(contents).toEqual([
      ...found('a: tide'),
      { kind: 'status', message: 'b is missing here. This file is 4 bytes; this skill reads files up to 3 bytes.' },
    ]);
  });

  it('refuses them by what was read, too, where nothing was known before', async () => {
    const pdf = { reads: () => ({ type: 'pdf' as const }) };
    const contents = await look([
      { ...bytesAdapter('a'), ...pdf },
      { ...bytesAdapter('b', 3), ...pdf },
    ]);
    expect(contents).toEqual([
      ...found('a: tide'),
      { kind: 'status', message: 'b is missing here. This file is 4 bytes; this skill reads files up to 3 bytes.' },
    ]);
  });

  it('hands an address to an adapter that wants one', async () => {
    const adapter: UrlAdapter = { ...bytesAdapter('u'), as: 'url', look: async ({ url }) => found(url) };
    expect(await look([adapter])).toEqual(found('https://dl.example/one-off'));
  });

  it('keeps what the others found when one fails, and says what is missing and why', async () => {
    const log = aLog();
    const contents = await look([anAdapter(), failing(new MlAdapterError('The image is blurred.', false))], {}, log);
    expect(contents).toEqual([
      ...found('tide'),
      { kind: 'status', message: 'Face finder is missing here. The image is blurred.' },
    ]);
    expect(log.text()).toContain('Face finder');
  });

  it('does not show people the message of an error that nobody foresaw', async () => {
    const contents = await look([anAdapter(), failing(new TypeError('x is not a function'))]);
    expect(contents[1]).toEqual({ kind: 'status', message: 'Face finder is missing here. Something went wrong.' });
  });

  it('throws the error worth a retry when all fail and one of them may pass', async () => {
    const final = new MlAdapterError('Never.', false);
    const passing = new MlAdapterError('Busy.', true);
    await expect(look([failing(final), failing(passing)])).rejects.toBe(passing);
    await expect(look([failing(final), failing(final)])).rejects.toBe(final);
  });

  it('keeps what was found when the time of the Lambda runs out over another adapter', async () => {
    const stuck = anAdapter({ name: 'Face finder', look: () => new Promise(() => {}) });
    const contents = await look([anAdapter(), stuck], {}, aLog(), 40);
    expect(contents[1]).toEqual({
      kind: 'status',
      message: 'Face finder is missing here. There was not enough time for it.',
    });
  });

  it('does without an adapter that cannot say what it reads', async () => {
    const broken = anAdapter({
      reads: () => {
        throw new TypeError('no extension');
      },
    });
    expect(await look([broken, anAdapter()])).toEqual(found('tide'));
  });

  describe('of which some have answered before', () => {
    const before: Progress = {
      answers: [{ adapter: 'b', findings: { drafts: [], total: 0 } }],
      jobs: [{ adapter: 'c', job: 'job-1', asked: 0, startedAtMs: 0 }],
      isComplete: false,
    };
    const asking = (ask: FileAdapter['ask']) => ({ ...bytesAdapter('c', 1000), ask }) as FileAdapter;
    const subjectOf = (reader: SourceFileReader) => ({
      source: { type: 'file', id: '1', name: 'a.txt' },
      reader,
      deadline: { signal: new AbortController().signal, remainingMs: () => 5_000 },
    });

    it('reads no more than the others want', async () => {
      const adapters = [bytesAdapter('a', 3), bytesAdapter('b', 100), asking(async () => [])];
      const tools = { adapters, log: aLog().log, now };
      const { results } = await lookAtFile(tools, subjectOf(readerOf('tide')), before);
      expect(results[0]).toMatchObject({ error: { fault: 'too-large' } });
      expect(results.map(({ adapter }) => adapter)).toEqual(['a', 'b', 'c']);
    });

    it('opens nothing to see again what the file is', async () => {
      const reader = readerOf('tide');
      const all: Progress = { ...before, type: { group: 'image', format: 'jpg' } };
      const types: unknown[] = [];
      const ask: FileAdapter['ask'] = async ({ file }) => {
        types.push(file.type);
        return [];
      };
      const tools = { adapters: [bytesAdapter('b'), asking(ask)], log: aLog().log, now };
      const { type } = await lookAtFile(tools, subjectOf(reader), all);
      expect(reader.opened).toBe(0);
      expect([...types, type]).toEqual([all.type, all.type]);
    });

    it('tells of them, and of jobs that are being asked for, as soon as another answers', async () => {
      const told: LookResult[][] = [];
      const { promise, resolve } = Promise.withResolvers<[]>();
      const soFar = ({ results }: { results: readonly LookResult[] }) => {
        told.push([...results]);
        if (results.some(({ adapter }) => adapter === 'a')) resolve([]);
      };
      const tools = {
        adapters: [bytesAdapter('a'), bytesAdapter('b'), asking(() => promise)],
        log: aLog().log,
        now,
        soFar,
      };
      await lookAtFile(tools, subjectOf(readerOf('tide')), before);
      expect(told.at(-1)?.map((result) => ('job' in result ? result.job : result.adapter))).toEqual([
        'a',
        'b',
        'job-1',
      ]);
    });
  });

  it.each([['constructor'], ['__proto__'], ['10', '9']])('is not confused by names: %s %s', async (...names) => {
    const contents = await look(names.map((name) => anAdapter({ name, look: async () => found(name) })));
    expect(contents).toEqual(names.flatMap(found));
  });

  it('says nothing of an adapter that does not read such files when another does', async () => {
    const contents = await look([anAdapter(), failing(new UnusableFileError('unsupported', 'Not this type.'))]);
    expect(contents).toEqual(found('tide'));
  });

  it('gives each adapter bytes of its own, so that one may pass them on to a worker', async () => {
    const taking = {
      ...bytesAdapter('a'),
      look: async ({ bytes }: { bytes: Uint8Array }) => {
        structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] });
        return found('a');
      },
    };
    expect(await look([taking, bytesAdapter('b')])).toEqual([...found('a'), ...found('b: tide')]);
  });

  it('starts the time of an adapter when it has the file', async () => {
    const reader = readerOf('tide');
    const slowly: Partial<SourceFileReader> = {
      open: async (...given) => {
        await new Promise((resume) => setTimeout(resume, 60));
        return reader.open(...given);
      },
    };
    const hurried = { ...bytesAdapter('a'), limits: { sizeBytes: 100, timeoutMs: 40 } };
    expect(await look([hurried], slowly)).toEqual(found('a: tide'));
  });

  it('blames Box, and leaves room for another try, when the time is over while the file is awaited', async () => {
    const stalled: Partial<SourceFileReader> = {
      open: async () => ({
        sizeBytes: 4,
        chunks: (async function* () {
          yield Buffer.alloc(64 * 1024, 'tide ');
          await new Promise(() => {});
        })(),
      }),
    };
    const hurried = anAdapter({ limits: { sizeBytes: 100_000, timeoutMs: 40 } });
    await expect(look([hurried], stalled)).rejects.toMatchObject({ name: 'OutOfTimeError', retryable: true });
  });

  it('gives everything up when one of them learns that there is a newer version', async () => {
    await expect(look([anAdapter(), failing(new OutdatedInvocationError('newer-version'))])).rejects.toThrow(
      OutdatedInvocationError,
    );
  });

  it('throws the error of the reader when nothing could be read', async () => {
    const refused = new BoxApiError({ method: 'GET', path: '/x' }, { status: 403 }, { retryable: false });
    await expect(look([anAdapter()], { open: () => Promise.reject(refused) })).rejects.toBe(refused);
  });

  it('tells adapters what the file is by its bytes, not by its name', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const types: unknown[] = [];
    const adapter: BytesAdapter = {
      ...bytesAdapter('a'),
      reads({ type }) {
        types.push(type);
        return 'original';
      },
      look: async () => [],
    };
    await look([adapter], { open: async () => ({ sizeBytes: 16, chunks: piecesOf(png, 5) }) });
    expect(types).toEqual([{ group: 'image', format: 'png' }]);
  });

  it('opens a file once, to see what it is and to give it to an adapter', async () => {
    const reader = readerOf('tide');
    expect(await look([anAdapter()], reader)).toEqual(found('tide'));
    expect(reader.opened).toBe(1);
  });

  it('lets go of the file when nobody wants it as it is', async () => {
    let isClosed = false;
    async function* chunks() {
      try {
        for (;;) yield Buffer.alloc(64 * 1024, 'tide ');
      } finally {
        isClosed = true;
      }
    }
    const adapter: UrlAdapter = { ...bytesAdapter('u'), as: 'url', look: async ({ url }) => found(url) };
    await look([adapter], { open: async () => ({ sizeBytes: undefined, chunks: chunks() }) });
    expect(isClosed).toBe(true);
  });

  describe('with adapters that read text', () => {
    const reading = (text: string, changes: Partial<BytesAdapter> = {}): BytesAdapter => ({
      ...bytesAdapter(`Reader of ${text}`),
      look: async () => [{ kind: 'text', text, format: 'md' }],
      ...changes,
    });
    const finder = (changes: Partial<TextAdapter> = {}): TextAdapter => ({
      name: 'Text finder',
      as: 'text',
      limits: { timeoutMs: 1_000 },
      look: async ({ text }) => found(`${text.text} (${text.format})`),
      ...changes,
    });

    it('hands them the text that was found, and shows it on no card by itself', async () => {
      expect(await look([reading('tide'), finder()])).toEqual(found('tide (md)'));
    });

    it('hands them all of it at once, in the order of the adapters', async () => {
      const slow = reading('ebb', {
        look: () => new Promise((resolve) => setTimeout(resolve, 30, [{ kind: 'text', text: 'ebb' }])),
      });
      expect(await look([finder(), slow, reading('flow')])).toEqual(found('ebb flow (undefined)'));
    });

    it('asks them nothing where there is no text', async () => {
      const asked: unknown[] = [];
      const adapter = finder({
        look: async (input) => {
          asked.push(input);
          return [];
        },
      });
      await look([adapter, reading(' \n'), anAdapter()]);
      expect(asked).toEqual([]);
    });

    it('does not count them among those that read a file', async () => {
      await expect(look([finder(), anAdapter({ reads: () => undefined })])).rejects.toMatchObject({
        fault: 'unsupported',
      });
    });

    it('keeps the other cards when one of them fails or takes too long', async () => {
      const failing = finder({ name: 'A', look: () => Promise.reject(new TypeError('x')) });
      const stuck = finder({ name: 'B', limits: { timeoutMs: 30 }, look: () => new Promise(() => {}) });
      expect(await look([reading('tide'), failing, stuck, finder()])).toEqual([
        { kind: 'status', message: 'A is missing here. Something went wrong.' },
        { kind: 'status', message: 'B is missing here. It took longer than 0.03 seconds and was stopped.' },
        ...found('tide (md)'),
      ]);
    });

    it('cuts what is longer than may be handed on', async () => {
      const lengths: number[] = [];
      const measuring = finder({
        look: async ({ text }) => {
          lengths.push(text.text.length);
          return [];
        },
      });
      for (const length of [MAX_TEXT_CHARACTERS, MAX_TEXT_CHARACTERS + 1]) {
        await look([reading('x'.repeat(length)), measuring]);
      }
      await look([reading('x'.repeat(MAX_TEXT_CHARACTERS)), reading('y'), measuring]);
      expect(lengths).toEqual([MAX_TEXT_CHARACTERS, MAX_TEXT_CHARACTERS, MAX_TEXT_CHARACTERS]);
    });

    it('lets them wait for the text of a job', async () => {
      const asked: string[] = [];
      const adapter = finder({
        look: async ({ text }) => {
          asked.push(text.text);
          return [];
        },
      });
      const transcribing = reading('', {
        name: 'Transcriber',
        look: async () => ({ job: 'job-1' }),
        ask: async () => [{ kind: 'text', text: 'spoken' }],
      });
      const adapters = [reading('written'), transcribing, adapter];
      using deadline = startDeadline(5_000, now);
      const subject = { source: { type: 'file', id: '1', name: 'a.txt' }, reader: readerOf('tide'), deadline };
      const tools = { adapters, log: aLog().log, now };
      const first = await lookAtFile(tools, subject, NOTHING_YET);
      expect(asked).toEqual([]);
      await lookAtFile(tools, subject, progressSoFar(first.results));
      expect(asked).toEqual(['written\n\nspoken']);
    });

    it('has text looked for again that could not be kept, while one of them waits for it', async () => {
      const reader = reading('tide');
      const lost: Progress = {
        answers: [{ adapter: reader.name, findings: { drafts: [], total: 0 }, isTextLost: true }],
        jobs: [],
        isComplete: false,
      };
      using deadline = startDeadline(5_000, now);
      const subject = { source: { type: 'file', id: '1', name: 'a.txt' }, reader: readerOf('tide'), deadline };
      const tools = { adapters: [reader, finder()], log: aLog().log, now };
      const { results } = await lookAtFile(tools, subject, lost);
      expect(results).toMatchObject([{ text: { text: 'tide' } }, { findings: { total: 1 } }]);
      const answered = { adapter: 'Text finder', findings: { drafts: [], total: 0 } };
      const again = await lookAtFile(tools, subject, { ...lost, answers: [...lost.answers, answered] });
      expect(again.results[0]).not.toHaveProperty('text');
    });
  });

  it('tells nothing of the answers of those that cost nothing until all have answered', async () => {
    const told: number[] = [];
    const soFar = ({ results }: { results: readonly LookResult[] }) => void told.push(results.length);
    const adapters = [
      { ...bytesAdapter('a'), isFree: true },
      bytesAdapter('b'),
      { ...bytesAdapter('c'), look: () => new Promise<[]>((resolve) => setTimeout(resolve, 30, [])) },
    ];
    using deadline = startDeadline(5_000, now);
    const subject = { source: { type: 'file', id: '1', name: 'a.txt' }, reader: readerOf('tide'), deadline };
    await lookAtFile({ adapters, log: aLog().log, now, soFar }, subject, NOTHING_YET);
    expect(told).toEqual([2]);
  });

  it('lets an adapter look at so many files at once, and the others wait unread', async () => {
    let looking = 0;
    let most = 0;
    const adapter: BytesAdapter = {
      ...bytesAdapter('a'),
      limits: { sizeBytes: 100, timeoutMs: 1_000, atOnce: 2 },
      async look() {
        looking += 1;
        most = Math.max(most, looking);
        await new Promise((resolve) => setTimeout(resolve, 10));
        looking -= 1;
        return found('tide');
      },
    };
    await Promise.all(Array.from({ length: 6 }, () => look([adapter])));
    expect(most).toBe(2);
  });
});

async function* piecesOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
