import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { oddFiles } from '../scripts/odd-files.ts';
import { readableCards } from '../scripts/readable-cards.ts';
import { adapters } from '../src/skill.config.ts';
import { type SlowHalf, startSlowHalf } from './support/slow-half.ts';

const LONGEST_MS = 60_000;
const files = await oddFiles();

describe('the odd files', () => {
  it('are small themselves, with names of 255 bytes at most, each unlike the others', () => {
    for (const { name, content } of files) {
      expect(content.byteLength).toBeLessThan(6_000_000);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    }
    expect(Math.max(...files.map(({ name }) => Buffer.byteLength(name)))).toBe(255);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  it('say of themselves what they unpack to', () => {
    const unpackedBytes = (name: string) => {
      const bytes = Buffer.from(files.find((file) => file.name === name)?.content ?? []);
      let sum = 0;
      for (
        let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
        at >= 0;
        at = bytes.indexOf('PK\x01\x02', at + 46, 'latin1')
      ) {
        sum += bytes.readUInt32LE(at + 24);
      }
      return sum;
    };
    expect(unpackedBytes('bomb-of-one-part.docx')).toBeGreaterThan(3 * 1024 ** 3);
    expect(unpackedBytes('bomb-of-many-parts.xlsx')).toBeGreaterThan(3.9 * 1024 ** 3);
    expect(unpackedBytes('bomb-that-lies.docx')).toBeLessThan(1000);
  });
});

describe('the skill as it is configured', () => {
  let half: SlowHalf;
  beforeAll(async () => {
    half = await startSlowHalf();
  });
  afterAll(async () => {
    await half[Symbol.asyncDispose]();
  });

  it.each(files.map((file) => [file.name, file] as const))(
    'puts a card on %j that says what there is to say',
    async (name, { content, says }) => {
      const invocation = half.upload(name, content);
      await half.process(invocation, adapters(), { timeoutMs: LONGEST_MS });
      const cards = half.box.cardsOf(invocation.source.id);
      expect(cards?.length).toBeGreaterThan(0);
      expect(readableCards(cards)).toMatch(says);
      expect(half.errors).toEqual([]);
    },
    LONGEST_MS,
  );
});
