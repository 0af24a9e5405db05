import { describe, expect, it } from '@jest/globals';
import { MAX_CARDS_BYTES } from '../../src/cards/card-limits.ts';
import { type CuttableCard, fitIntoBytes } from '../../src/cards/fit-into-bytes.ts';
import type { SkillCard } from '../../src/cards/skill-card.ts';

/** A card of so many entries, each with so many bytes including its comma. */
function card(entries: number, entryBytes: number): CuttableCard {
  const entry = 'x'.repeat(entryBytes - 3);
  const withEntries = (count: number) => ({ entries: Array(count).fill(entry) }) as unknown as SkillCard;
  return { card: withEntries(entries), withEntries };
}

function entryCounts(cards: readonly SkillCard[]): number[] {
  return cards.map((one) => ('entries' in one ? one.entries.length : -1));
}

describe('fitIntoBytes', () => {
  it('keeps a set of just the limit, and cuts one larger by a byte', () => {
    const ofBytes = (bytes: number) => {
      const filler = 'x'.repeat(bytes - '[{"entries":["a",""]}]'.length);
      const withEntries = (count: number) => ({ entries: ['a', filler].slice(0, count) }) as unknown as SkillCard;
      return { card: withEntries(2), withEntries };
    };
    const atLimit = ofBytes(MAX_CARDS_BYTES);
    expect(JSON.stringify([atLimit.card])).toHaveLength(MAX_CARDS_BYTES);
    expect(entryCounts(fitIntoBytes([atLimit]))).toEqual([2]);
    expect(entryCounts(fitIntoBytes([ofBytes(MAX_CARDS_BYTES + 1)]))).toEqual([1]);
  });

  it('cuts only what takes more than its share', () => {
    const [small, large, larger] = entryCounts(fitIntoBytes([card(10, 1000), card(400, 1000), card(900, 1000)]));
    expect(small).toBe(10);
    expect(large).toBe(larger);
    expect(large).toBeGreaterThan(240);
    expect(large).toBeLessThanOrEqual(251);
  });

  it('counts bytes, not characters', () => {
    const withEntries = (count: number) => ({ entries: Array(count).fill('語'.repeat(1000)) }) as unknown as SkillCard;
    const fitted = fitIntoBytes([{ card: withEntries(400), withEntries }]);
    expect(Buffer.byteLength(JSON.stringify(fitted))).toBeLessThanOrEqual(MAX_CARDS_BYTES);
  });

  it('leaves an entry on every card, and status cards as they are', () => {
    const status = { card: { status: 'x'.repeat(1000) } as unknown as SkillCard };
    const cards = fitIntoBytes([...Array.from({ length: 18 }, () => card(100, 20_000)), status]);
    expect(Math.min(...entryCounts(cards.slice(0, 18)))).toBe(1);
    expect(cards[18]).toEqual(status.card);
    expect(Buffer.byteLength(JSON.stringify(cards))).toBeLessThanOrEqual(MAX_CARDS_BYTES);
  });
});
