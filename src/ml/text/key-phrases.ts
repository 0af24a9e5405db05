import type { Sentence, Word } from './text-model.ts';

const LONGEST_PHRASE = 4;
const MOST_CANDIDATES = 60_000;

/** What is known of one candidate while a text goes by. */
export interface Phrase {
  readonly keys: readonly string[];
  /** Times seen, whether alone or inside a longer phrase. */
  count: number;
  /** Times seen as the whole of a run of nouns, not inside a longer one. */
  alone: number;
  /** In how many blocks. */
  blocks: number;
  lastBlock: number;
  inHeading: boolean;
  /** Position of the first occurrence, in sentences. */
  first: number;
  /** Counts of each way of writing it. */
  readonly forms: Map<string, number>;
}

export interface PhraseCollector {
  add(sentence: Sentence): void;
  phrases(): Map<string, Phrase>;
  /** True for a word that was met in lower case: its capital elsewhere is not its own. */
  isCommonWord(word: string): boolean;
}

/**
 * Collects every run of nouns with their modifiers, and the runs inside it, up to four words.
 *
 * Bounded: when there are too many candidates, those seen once are forgotten.
 */
export function phraseCollector(joiner: ' ' | ''): PhraseCollector {
  const phrases = new Map<string, Phrase>();
  const lowerCase = new Set<string>();
  let sentences = 0;
  return {
    add(sentence) {
      sentences += 1;
      for (const run of nounRuns(sentence.words)) addRun(phrases, run, { sentence, order: sentences, joiner });
      for (const { text } of sentence.words) {
        if (/^\p{Ll}/u.test(text) && lowerCase.size < MOST_CANDIDATES) lowerCase.add(text);
      }
      if (phrases.size > MOST_CANDIDATES) forgetRare(phrases);
    },
    phrases: () => phrases,
    isCommonWord: (word) => lowerCase.has(word.toLowerCase()),
  };
}

interface Origin {
  readonly sentence: Sentence;
  readonly order: number;
  readonly joiner: string;
}

/** Longest stretches of nouns, modifiers and linkers that end in a noun. */
function* nounRuns(words: readonly Word[]): Generator<readonly Word[]> {
  let start = 0;
  for (let at = 0; at <= words.length; at += 1) {
    const role = words[at]?.role;
    if (role === 'noun' || role === 'general' || role === 'modifier' || (role === 'linker' && at > start)) continue;
    let end = at;
    while (end > start && !endsPhrase(words, start, end)) end -= 1;
    if (end > start) yield words.slice(start, end);
    start = at + 1;
  }
}

function endsPhrase(words: readonly Word[], start: number, end: number): boolean {
  const last = words[end - 1]?.role;
  if (last !== 'general') return last === 'noun';
  const before = end - 2 >= start ? words[end - 2] : undefined;
  return before?.role === 'noun' || before?.role === 'modifier';
}

function addRun(phrases: Map<string, Phrase>, run: readonly Word[], origin: Origin): void {
  for (let start = 0; start < run.length; start += 1) {
    if (run[start]?.role === 'linker') continue;
    for (let end = start + 1; end <= Math.min(run.length, start + LONGEST_PHRASE); end += 1) {
      if (!endsPhrase(run, start, end)) continue;
      const whole = start === 0 && end === run.length;
      addPhrase(phrases, run.slice(start, end), { ...origin, whole });
    }
  }
}

function addPhrase(phrases: Map<string, Phrase>, words: readonly Word[], origin: Origin & { whole: boolean }): void {
  const { sentence, order, joiner, whole } = origin;
  const key = words.map((word) => word.key).join(' ');
  let phrase = phrases.get(key);
  if (!phrase) {
    const keys = words.map((word) => word.key);
    phrase = { keys, count: 0, alone: 0, blocks: 0, lastBlock: -1, inHeading: false, first: order, forms: new Map() };
    phrases.set(key, phrase);
  }
  phrase.count += 1;
  if (whole) phrase.alone += 1;
  if (phrase.lastBlock !== sentence.block) phrase.blocks += 1;
  phrase.lastBlock = sentence.block;
  if (sentence.role === 'heading') phrase.inHeading = true;
  const form = words
    .map((word) => word.text)
    .join(joiner)
    .replace(/(?<=(?:^| )\p{L}{1,2}['’]) /gu, '');
  // A heading or the start of a sentence says nothing of how a phrase is usually written.
  const weight = sentence.role === 'heading' || words[0] === sentence.words[0] ? 0.01 : 1;
  if (phrase.forms.size < 8 || phrase.forms.has(form)) {
    phrase.forms.set(form, (phrase.forms.get(form) ?? 0) + weight);
  }
}

function forgetRare(phrases: Map<string, Phrase>): void {
  for (let limit = 1; phrases.size > MOST_CANDIDATES / 2; limit *= 2) {
    for (const [key, phrase] of phrases) if (phrase.count <= limit) phrases.delete(key);
  }
}
