import type { Sentence } from './text-model.ts';

const MOST_KEPT = 600;
const LEAST_WORDS = 6;
const MOST_WORDS = 60;

interface Kept {
  readonly text: string;
  readonly keys: readonly string[];
  readonly order: number;
  readonly firstOfBlock: boolean;
}

export interface Summariser {
  add(sentence: Sentence): void;
  /** @returns at most `most` sentences, in the order of the text. */
  choose(most: number): string[];
}

/**
 * Picks the sentences that say most of what a text keeps coming back to.
 *
 * A sentence scores by the frequency of its words over the whole text; one is taken at a time, and
 * the words it covered count less for the next, so that the summary does not repeat itself.
 */
export function summariser(): Summariser {
  const frequencies = new Map<string, number>();
  let kept: Kept[] = [];
  let order = 0;
  let lastBlock = -1;
  return {
    add(sentence) {
      if (sentence.role !== 'prose') return;
      const keys = [...new Set(contentKeys(sentence))];
      for (const key of keys) frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
      const firstOfBlock = sentence.block !== lastBlock;
      lastBlock = sentence.block;
      order += 1;
      if (!isTelling(sentence, keys)) return;
      kept.push({ text: sentence.text, keys, order, firstOfBlock });
      if (kept.length >= MOST_KEPT * 2) kept = bestOf(kept, frequencies);
      if (frequencies.size > 100_000) for (const [key, count] of frequencies) if (count === 1) frequencies.delete(key);
    },
    choose: (most) => choose(kept, frequencies, most),
  };
}

function contentKeys(sentence: Sentence): string[] {
  return sentence.words.filter((word) => word.role === 'noun' || word.role === 'modifier').map((word) => word.key);
}

/** Whole sentences only: no captions, questions, greetings, lists, or what hangs on the sentence before. */
function isTelling(sentence: Sentence, keys: readonly string[]): boolean {
  const { text, words } = sentence;
  const length = words.filter((word) => word.role !== 'punctuation').length;
  if (length < LEAST_WORDS || length > MOST_WORDS || keys.length < 3) return false;
  if (!/[.!。！।]["'”’»)）」]*$/u.test(text) || /^[\p{Ll}\p{P}]/u.test(text.replace(/^["'“«「(]+/u, ''))) return false;
  return !/^(?:this|that|these|those|it|he|she|they|but|and|so|however|also|then|thus|yet|dear|please)\b/i.test(text);
}

function choose(kept: readonly Kept[], frequencies: Map<string, number>, most: number): string[] {
  const weights = new Map(frequencies);
  const left = new Set(kept);
  const chosen: Kept[] = [];
  const total = Math.min(most, Math.ceil(kept.length / 2));
  while (chosen.length < total) {
    let best: Kept | undefined;
    let bestScore = 0;
    for (const sentence of left) {
      const score = scoreOf(sentence, weights);
      if (score > bestScore) [best, bestScore] = [sentence, score];
    }
    if (!best) break;
    left.delete(best);
    chosen.push(best);
    for (const key of best.keys) weights.set(key, (weights.get(key) ?? 0) * 0.2);
  }
  return chosen.sort((a, b) => a.order - b.order).map((sentence) => sentence.text);
}

function scoreOf(sentence: Kept, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const key of sentence.keys) {
    const weight = weights.get(key) ?? 0;
    if (weight > 1) sum += Math.sqrt(weight);
  }
  const early = 1 + 0.6 / (1 + sentence.order / 4);
  // Divided by less than its length: long sentences may win, but not by length alone.
  return ((sum + 0.5) / (sentence.keys.length + 4) ** 0.7) * early * (sentence.firstOfBlock ? 1.15 : 1);
}

function bestOf(kept: readonly Kept[], frequencies: ReadonlyMap<string, number>): Kept[] {
  return kept
    .map((sentence) => ({ sentence, score: scoreOf(sentence, frequencies) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_KEPT)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a.order - b.order);
}
