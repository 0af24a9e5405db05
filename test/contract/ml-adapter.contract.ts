import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MlAdapterError, UnusableFileError } from '../../src/errors.ts';
import { extensionOf } from '../../src/file-extension.ts';
import { tooLarge } from '../../src/file-size.ts';
import { fileTypeOf } from '../../src/ml/file-type/file-type-of.ts';
import { type FileType, TELLING_BYTES } from '../../src/ml/file-type.ts';
import type { BytesAdapter, FileFacts, Found, LookInput, StreamAdapter } from '../../src/ml/ml-adapter.ts';
import type { MlJob } from '../../src/ml/ml-job.ts';
import { expectSound } from '../support/sound-contents.ts';

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it is taken for; unless given, what its bytes say. */
  readonly type?: FileType;
}

export interface MlAdapterContract {
  readonly name: string;
  /** Made anew for each test, its provider replaced by a fake. */
  readonly adapter: () => BytesAdapter | StreamAdapter;
  /** Files in which the adapter finds something. */
  readonly goodFiles: readonly SampleFile[];
  /** How many random files to try. @default 60 */
  readonly runs?: number;
}

/** What holds for every ML adapter, whatever it looks at. */
export function mlAdapterContract({ name, adapter, goodFiles, runs = 60 }: MlAdapterContract): void {
  describe(`${name} as an ML adapter`, () => {
    it('has a name and limits', () => {
      const { name: shown, limits } = adapter();
      expect(shown.trim()).not.toBe('');
      expect(limits.sizeBytes).toBeGreaterThan(0);
      expect(limits.timeoutMs).toBeGreaterThan(0);
    });

    it('chooses a rendition by the file alone, however odd its name', async () => {
      const oddName = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('__proto__', 'constructor', '', 'a.__proto__'),
      );
      await fc.assert(
        fc.property(
          oddName,
          oddName,
          types,
          fc.option(fc.nat(), { nil: undefined }),
          (fileName, extension, type, sizeBytes) => {
            const file: FileFacts = Object.freeze({ name: fileName, extension, type, sizeBytes });
            expect(adapter().reads(file)).toEqual(adapter().reads({ ...file }));
          },
        ),
      );
    });

    it.each(goodFiles.map((file) => [file.name, file] as const))('finds something in %s', async (_, file) => {
      const contents = await look(adapter(), file);
      expect(contents.length).toBeGreaterThan(0);
      expectSound(contents);
    });

    it.each(goodFiles.map((file) => [file.name, file] as const))('finds the same in %s again', async (_, file) => {
      expect(await look(adapter(), file)).toEqual(await look(adapter(), file));
    });

    it('turns any bytes into sound contents or an error of its own', async () => {
      const good = await Promise.all(goodFiles.map(async (file) => ({ ...file, type: await typeOf(file) })));
      const bytes = fc.oneof(fc.uint8Array({ maxLength: 2000 }), damaged(goodFiles));
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...good), bytes, async (file, content) => {
          try {
            expectSound(await look(adapter(), { ...file, bytes: content }));
          } catch (error) {
            if (!(error instanceof MlAdapterError || error instanceof UnusableFileError)) throw error;
            expect(error.forPerson.trim()).not.toBe('');
          }
        }),
        { numRuns: runs },
      );
    });

    it.each(goodFiles.map((file) => [file.name, file] as const))(
      'does not begin with %s once aborted',
      async (_, file) => {
        const reason = new Error('stopped before');
        await expect(look(adapter(), file, AbortSignal.abort(reason))).rejects.toBe(reason);
      },
    );

    streamContract(adapter, goodFiles);
  });
}

const types: fc.Arbitrary<FileType> = fc.constantFrom(
  { group: 'text', format: 'txt' },
  { group: 'document', format: 'pdf' },
  { group: 'image', format: 'jpg' },
  { group: 'audio', format: 'mp3' },
  { group: 'video', format: '__proto__' },
  { group: 'unknown', format: '' },
  { group: 'empty', format: '' },
);

/** What a good file is; damaged, it is still taken for that. */
async function typeOf({ name, bytes, type }: SampleFile): Promise<FileType> {
  return type ?? fileTypeOf(bytes.subarray(0, TELLING_BYTES), extensionOf(name));
}

function streamContract(adapter: () => BytesAdapter | StreamAdapter, goodFiles: readonly SampleFile[]): void {
  if (adapter().as !== 'stream') return;
  const [file] = goodFiles;
  if (!file) throw new Error('The contract needs a good file.');

  it('stops when aborted while the stream hangs, with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('stopped meanwhile');
    const looking = look(adapter(), file, controller.signal, hanging(file.bytes));
    setTimeout(() => controller.abort(reason), 20);
    await expect(looking).rejects.toBe(reason);
  });

  it('lets an error of the stream through as it is', async () => {
    const broken = new Error('connection lost');
    await expect(look(adapter(), file, undefined, failing(file.bytes, broken))).rejects.toBe(broken);
  });

  it('reads no more than its limit from a stream that never ends', async () => {
    let readBytes = 0;
    const chunk = Buffer.alloc(64 * 1024, file.bytes);
    async function* endless() {
      for (;;) {
        readBytes += chunk.byteLength;
        yield chunk;
      }
    }
    const stopper = AbortSignal.timeout(15_000);
    await look(adapter(), file, stopper, endless()).catch(() => undefined);
    expect(readBytes).toBeLessThanOrEqual(adapter().limits.sizeBytes + 2 * chunk.byteLength);
  });

  it('finds the same however the bytes are cut into chunks', async () => {
    const whole = await look(adapter(), file);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 997 }), async (size) => {
        expect(await look(adapter(), file, undefined, inChunks(file.bytes, size))).toEqual(whole);
      }),
      { numRuns: 5 },
    );
  });
}

async function look(
  adapter: BytesAdapter | StreamAdapter,
  file: SampleFile,
  signal: AbortSignal = new AbortController().signal,
  chunks: AsyncIterable<Uint8Array> = inChunks(file.bytes, 4096),
): Promise<Found[]> {
  const type = await typeOf(file);
  const facts: FileFacts = {
    name: file.name,
    extension: extensionOf(file.name),
    sizeBytes: file.bytes.byteLength,
    type,
  };
  const input = { file: facts, signal };
  if (adapter.as === 'bytes') return finished(adapter, input, adapter.look({ ...input, bytes: file.bytes }));
  const given = asTheReaderGives(chunks, adapter.limits.sizeBytes, signal);
  const content = { sizeBytes: file.bytes.byteLength, chunks: given };
  return finished(adapter, input, adapter.look({ ...input, content }));
}

/** Asks for a job, as the slow half does, until there are contents. */
async function finished(
  adapter: BytesAdapter | StreamAdapter,
  input: LookInput,
  looking: Promise<Found[] | MlJob>,
): Promise<Found[]> {
  let answer = await looking;
  while ('job' in answer) {
    if (!adapter.ask) throw new Error('An adapter that returns jobs must be able to ask for them.');
    answer = await adapter.ask({ ...input, job: answer.job });
  }
  return answer;
}

/** The reader of the source file stops by itself when the signal aborts, and past the adapter's limit. */
async function* asTheReaderGives(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const reading = chunks[Symbol.asyncIterator]();
  for (let readBytes = 0; ; ) {
    const { done, value } = await Promise.race([aborted, reading.next()]);
    if (done) return;
    readBytes += value.byteLength;
    if (readBytes > limitBytes) throw tooLarge(undefined, limitBytes);
    yield value;
  }
}

function damaged(goodFiles: readonly SampleFile[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...goodFiles), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 40 }))
    .map(([file, start, length, inserted]) => {
      const at = start % (file.bytes.byteLength + 1);
      const end = at + (length % (file.bytes.byteLength - at + 1));
      return Buffer.concat([file.bytes.subarray(0, at), inserted, file.bytes.subarray(end)]);
    });
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

async function* hanging(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  await new Promise(() => undefined);
}

async function* failing(bytes: Uint8Array, error: Error): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw error;
}
