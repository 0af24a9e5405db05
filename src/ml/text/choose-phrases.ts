import type { Phrase, PhraseCollector } from './key-phrases.ts';

export interface PhraseChoice {
  readonly most: number;
  /** Phrases seen less often are topics only when there are hardly any others. */
  readonly atLeast: number;
  /** Whether a phrase that is met only once says something. */
  readonly trustOnce: boolean;
  /** Names that have a card of their own. */
  readonly taken: readonly string[];
}

const ENOUGH = 5;

/**
 * The phrases that tell best what a text is about, best first, no two of them nearly the same.
 *
 * Scored by C-value: a phrase counts for what it says beyond the longer phrases that contain it.
 */
export function choosePhrases(collector: PhraseCollector, choice: PhraseChoice): string[] {
  const phrases = collector.phrases();
  const names = choice.taken.map((name) => new Set(name.toLowerCase().split(' ')));
  const chosen: Phrase[] = [];
  const choose = (candidates: readonly Phrase[], most: number) => {
    for (const phrase of candidates) {
      if (chosen.length >= most) return;
      if (isPartOfName(phrase, names) || chosen.some((other) => nearlySame(phrase, other))) continue;
      chosen.push(phrase);
    }
  };
  choose(ranked(phrases, choice.atLeast), choice.most);
  // For texts too short to repeat themselves: a phrase says something even when it is met once, a word hardly.
  const once = chosen.length < ENOUGH ? ranked(phrases, 1) : [];
  if (choice.trustOnce)
    choose(
      once.filter((phrase) => phrase.keys.length > 1),
      Math.min(ENOUGH, choice.most),
    );
  if (chosen.length === 0) choose(once, Math.min(ENOUGH, choice.most));
  return chosen.map((phrase) => formOf(phrase, collector));
}

function ranked(phrases: ReadonlyMap<string, Phrase>, atLeast: number): Phrase[] {
  const nested = nestedCounts(phrases, atLeast);
  const scored: { phrase: Phrase; score: number }[] = [];
  for (const [key, phrase] of phrases) {
    if (phrase.count < atLeast) continue;
    const score = scoreOf(phrase, nested.get(key));
    if (score > 0) scored.push({ phrase, score });
  }
  return scored.sort((a, b) => b.score - a.score || a.phrase.first - b.phrase.first).map(({ phrase }) => phrase);
}

interface Nested {
  longer: number;
  count: number;
}

/** For each phrase: how often it was seen inside longer candidates, and inside how many different ones. */
function nestedCounts(phrases: ReadonlyMap<string, Phrase>, atLeast: number): Map<string, Nested> {
  const nested = new Map<string, Nested>();
  for (const { keys, count } of phrases.values()) {
    if (keys.length < 2 || count < atLeast) continue;
    for (const part of partsOf(keys)) {
      if (!phrases.has(part)) continue;
      const entry = nested.get(part) ?? { longer: 0, count: 0 };
      entry.longer += 1;
      entry.count += count;
      nested.set(part, entry);
    }
  }
  return nested;
}

function* partsOf(keys: readonly string[]): Generator<string> {
  for (let length = 1; length < keys.length; length += 1) {
    for (let start = 0; start + length <= keys.length; start += 1) yield keys.slice(start, start + length).join(' ');
  }
}

function scoreOf(phrase: Phrase, nested: Nested | undefined): number {
  if (new Set(phrase.keys).size < phrase.keys.length) return 0;
  const beyond = phrase.count - (nested ? nested.count / nested.longer : 0);
  const spread = Math.sqrt(phrase.blocks / phrase.count);
  // A run seen mostly inside longer runs is a fragment of them.
  const whole = 0.4 + 0.6 * (phrase.alone / phrase.count);
  const early = 1 + 0.3 / (1 + phrase.first / 20);
  return (beyond + (phrase.inHeading ? 1.5 : 0)) * spread * lengthWeight(phrase) * whole * early;
}

/** A single word says little, unless it is a name. */
function lengthWeight(phrase: Phrase): number {
  if (phrase.keys.length > 1) return Math.log2(phrase.keys.length + 1);
  const [key = ''] = phrase.keys;
  return key.length === 1 || /^\p{Script=Latin}{2}$/u.test(key) ? 0 : /^\p{Lu}/u.test(bestForm(phrase)) ? 0.55 : 0.45;
}

function nearlySame(a: Phrase, b: Phrase): boolean {
  const shared = a.keys.filter((key) => b.keys.includes(key)).length;
  const shorter = Math.min(a.keys.length, b.keys.length);
  return shared === shorter || shared * 2 > Math.max(a.keys.length, b.keys.length);
}

function isPartOfName(phrase: Phrase, names: readonly ReadonlySet<string>[]): boolean {
  const words = bestForm(phrase).split(' ');
  if (!words.every((word) => /^\p{Lu}/u.test(word))) return false;
  return names.some((name) => words.every((word) => name.has(word.toLowerCase())));
}

function bestForm(phrase: Phrase): string {
  const [form = ''] = [...phrase.forms].sort((a, b) => b[1] - a[1])[0] ?? [];
  return form;
}

/** "Data Retention" in a heading is "data retention" where the text writes these words so elsewhere. */
function formOf(phrase: Phrase, collector: PhraseCollector): string {
  const form = bestForm(phrase);
  const seenInside = (phrase.forms.get(form) ?? 0) >= 1;
  return form.replace(/\p{L}+/gu, (word) => {
    const shouted = word.length > 5 && word === word.toUpperCase();
    const capital = !seenInside && /^\p{Lu}\p{Ll}+$/u.test(word) && collector.isCommonWord(word);
    return shouted || capital ? word.toLowerCase() : word;
  });
}
