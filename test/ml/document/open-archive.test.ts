import { describe, expect, it } from '@jest/globals';
import { type ArchiveLimits, openArchive } from '../../../src/ml/document/archive/open-archive.ts';
import { archiveOf, endOf, type ZipPart, zipOf } from './zip-of.ts';

const LIMITS: ArchiveLimits = { entries: 3, partBytes: 1000, unpackedBytes: 1500 };

async function sizeOf(chunks: AsyncIterable<Uint8Array> | undefined): Promise<number | undefined> {
  let sizeBytes = 0;
  for await (const chunk of chunks ?? []) sizeBytes += chunk.byteLength;
  return chunks && sizeBytes;
}

async function sizesIn(parts: readonly ZipPart[]): Promise<(number | undefined)[]> {
  const archive = await openArchive(zipOf(parts), LIMITS);
  const sizes: (number | undefined)[] = [];
  for (const { name } of parts) sizes.push(await sizeOf(archive.open(name)));
  return sizes;
}

const part = (name: string, sizeBytes: number): ZipPart => ({ name, content: 'a'.repeat(sizeBytes) });
const refusal = (fault: string, text: RegExp) => ({ fault, forPerson: expect.stringMatching(text) });

describe('openArchive', () => {
  it('finds parts by their names in any case', async () => {
    const archive = await openArchive(archiveOf({ 'Word/Document.xml': 'abc' }));
    expect(archive.has('word/document.XML')).toBe(true);
    expect(await sizeOf(archive.open('/word/document.xml'))).toBe(3);
    expect(archive.open('word/styles.xml')).toBeUndefined();
  });

  it('takes the first of two parts with one name', async () => {
    const archive = await openArchive(zipOf([part('a', 5), part('A', 7)]));
    expect(await sizeOf(archive.open('a'))).toBe(5);
  });

  it('takes as many parts as its limit, and no more', async () => {
    expect(await sizesIn([part('a', 1), part('b', 1), part('c', 1)])).toEqual([1, 1, 1]);
    const more = zipOf([part('a', 1), part('b', 1), part('c', 1), part('d', 1)]);
    await expect(openArchive(more, LIMITS)).rejects.toMatchObject(refusal('too-large', /more than 3 parts/));
  });

  it('refuses more parts than a document has before it looks at them', async () => {
    await expect(openArchive(endOf(20_001, 0, 0))).rejects.toMatchObject(
      refusal('too-large', /more than 20,000 parts/),
    );
  });

  it('unpacks one part as large as its limit, and none larger', async () => {
    expect(await sizesIn([part('a', 1000)])).toEqual([1000]);
    await expect(sizesIn([part('a', 1001)])).rejects.toMatchObject(refusal('too-large', /once unpacked/));
  });

  it('unpacks parts up to the limit for all of them', async () => {
    expect(await sizesIn([part('a', 1000), part('b', 500)])).toEqual([1000, 500]);
    await expect(sizesIn([part('a', 1000), part('b', 501)])).rejects.toMatchObject(
      refusal('too-large', /once unpacked/),
    );
  });

  it.each([1, 999, 1001, 5_000_000])('refuses a part of 1000 bytes that says it has %d', async (statedBytes) => {
    await expect(sizesIn([{ ...part('a', 1000), statedBytes }])).rejects.toMatchObject({ fault: 'unreadable' });
  });

  it('says of an encrypted part that a password is needed', async () => {
    await expect(sizesIn([{ ...part('a', 10), isEncrypted: true }])).rejects.toMatchObject(
      refusal('unreadable', /protected by a password/),
    );
  });

  it('refuses parts that are packed in ways that it does not know', async () => {
    await expect(sizesIn([{ ...part('a', 10), method: 14 }])).rejects.toMatchObject({ fault: 'unreadable' });
  });

  it.each([[''], ['PK\x03\x04'], ['words']])('says of %j that it is damaged', async (text) => {
    await expect(openArchive(Buffer.from(text))).rejects.toMatchObject(refusal('unreadable', /damaged/));
  });
});
