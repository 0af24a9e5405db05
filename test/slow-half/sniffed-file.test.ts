import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/deadline.ts';
import { collectBytes } from '../../src/ml/collect-bytes.ts';
import { TELLING_BYTES } from '../../src/ml/file-type.ts';
import type { SourceFileReader } from '../../src/ports.ts';
import { sniffedFile } from '../../src/slow-half/sniffed-file.ts';

const deadline = startDeadline(5_000, () => new Date());
deadline[Symbol.dispose]();

/** A reader that tells what was opened, how much of it was read, and whether it was let go of. */
function watchedReader(bytes: Uint8Array, pieceBytes = 1000) {
  const seen = { opened: [] as unknown[], readBytes: 0, closed: 0 };
  const reader = {
    async open(rendition: unknown) {
      seen.opened.push(rendition);
      async function* chunks() {
        try {
          for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
            const piece = bytes.subarray(at, at + pieceBytes);
            seen.readBytes += piece.byteLength;
            yield piece;
          }
        } finally {
          seen.closed += 1;
        }
      }
      return { sizeBytes: bytes.byteLength, chunks: chunks() };
    },
  } as unknown as SourceFileReader;
  return { reader, seen };
}

const text = (length: number) => Buffer.alloc(length, 'The tide turns. ');

describe('sniffedFile', () => {
  it.each([0, 1, TELLING_BYTES - 1, TELLING_BYTES, TELLING_BYTES + 1, 3 * TELLING_BYTES])(
    'gives all %d bytes to the first who wants them, in their order',
    async (length) => {
      const { reader, seen } = watchedReader(text(length));
      await using sniffed = await sniffedFile(reader, 'txt', deadline);
      expect(sniffed.type.group).toBe(length === 0 ? 'empty' : 'text');
      const content = await sniffed.reader.open('original', 1e9, deadline);
      expect(content.sizeBytes).toBe(length);
      expect(Buffer.from(await collectBytes(content)).equals(text(length))).toBe(true);
      expect(seen).toEqual({ opened: ['original'], readBytes: length, closed: 1 });
    },
  );

  it('reads little more than what tells', async () => {
    const { reader, seen } = watchedReader(text(1_000_000));
    await using _ = await sniffedFile(reader, 'txt', deadline);
    expect(seen.readBytes).toBeLessThanOrEqual(TELLING_BYTES + 1000);
  });

  it('lets go of a file that nobody takes, and not of one that somebody reads', async () => {
    const unread = watchedReader(text(200_000));
    await (await sniffedFile(unread.reader, 'txt', deadline))[Symbol.asyncDispose]();
    expect(unread.seen.closed).toBe(1);
    const taken = watchedReader(text(200_000));
    const sniffed = await sniffedFile(taken.reader, 'txt', deadline);
    const content = await sniffed.reader.open('original', 1e9, deadline);
    await sniffed[Symbol.asyncDispose]();
    expect(taken.seen.closed).toBe(0);
    expect((await collectBytes(content)).byteLength).toBe(200_000);
  });

  it('opens it again for the next, and for another rendition', async () => {
    const { reader, seen } = watchedReader(text(10));
    await using sniffed = await sniffedFile(reader, 'txt', deadline);
    await sniffed.reader.open({ type: 'pdf' }, 1e9, deadline);
    await sniffed.reader.open('original', 1e9, deadline);
    await sniffed.reader.open('original', 1e9, deadline);
    expect(seen.opened).toEqual(['original', { type: 'pdf' }, 'original']);
  });

  it('refuses it to whoever has too small a limit, and keeps it for the next', async () => {
    const { reader, seen } = watchedReader(text(200_000));
    await using sniffed = await sniffedFile(reader, 'txt', deadline);
    const refused = sniffed.reader.open('original', 199_999, deadline);
    await expect(refused).rejects.toMatchObject({ fault: 'too-large' });
    await sniffed.reader.open('original', 200_000, deadline);
    expect(seen.opened).toHaveLength(1);
  });

  it('ends at the limit of whoever reads it when more comes than was announced', async () => {
    const { reader } = watchedReader(text(200_000));
    const open: SourceFileReader['open'] = async (...given) => ({ ...(await reader.open(...given)), sizeBytes: 10 });
    await using sniffed = await sniffedFile({ ...reader, open }, 'txt', deadline);
    const content = await sniffed.reader.open('original', 100_000, deadline);
    await expect(collectBytes(content)).rejects.toMatchObject({ fault: 'too-large' });
  });

  it('lets an error of the reader through', async () => {
    const broken = new Error('connection lost');
    const open = () => Promise.reject(broken);
    await expect(sniffedFile({ open } as unknown as SourceFileReader, 'txt', deadline)).rejects.toBe(broken);
  });
});
