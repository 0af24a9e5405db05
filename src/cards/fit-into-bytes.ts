import { MAX_CARDS_BYTES } from './card-limits.ts';
import type { SkillCard } from './skill-card.ts';

/** A card that can be made again with fewer of its entries. */
export interface CuttableCard {
  readonly card: SkillCard;
  /** Undefined for a card without entries. */
  readonly withEntries?: ((count: number) => SkillCard) | undefined;
}

/**
 * Takes entries off the largest cards until the JSON array of all has at most `MAX_CARDS_BYTES` bytes.
 * Cards below their fair share of it stay whole, and what they leave goes to the others.
 */
export function fitIntoBytes(cards: readonly CuttableCard[]): readonly SkillCard[] {
  const separators = cards.length + 1;
  const share = fairShare(
    cards.map(({ card }) => jsonBytes(card)),
    MAX_CARDS_BYTES - separators,
  );
  return cards.map((card) => cutTo(share, card));
}

/** The size to which the largest must come down for all to have no more than `limit` together. */
function fairShare(sizes: readonly number[], limit: number): number {
  let left = limit;
  for (const [index, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = left / (sizes.length - index);
    if (size > share) return share;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

function cutTo(maxBytes: number, { card, withEntries }: CuttableCard): SkillCard {
  let fitting = card;
  let bytes = jsonBytes(card);
  while (bytes > maxBytes && withEntries && 'entries' in fitting && fitting.entries.length > 1) {
    fitting = withEntries(Math.max(1, Math.floor((fitting.entries.length * maxBytes) / bytes)));
    bytes = jsonBytes(fitting);
  }
  return fitting;
}

function jsonBytes(card: SkillCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}
