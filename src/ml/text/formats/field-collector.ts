import type { Block, PlainText } from '../text-model.ts';
import { wordsOfIdentifier } from './words-of-identifier.ts';

const MOST_VALUES = 20_000;
/** Fields that every record has, whatever it is about. */
const COMMONPLACE = new Set(
  (
    'sku id uuid guid key name title type kind value values data item items list url uri href link description text label ' +
    'version created updated modified created at updated at timestamp date time status state code index count size ' +
    'no nr number true false null yes'
  ).split(' '),
);

/** Gathers the names and values of fields in structured data and tells what stands out. */
export interface FieldCollector {
  addName(name: string): void;
  addValue(value: string): void;
  plainText(facts: readonly string[]): PlainText;
}

export function fieldCollector(): FieldCollector {
  const names = new Map<string, number>();
  const values = new Map<string, number>();
  const prose: Block[] = [];
  return {
    addName(name) {
      const phrase = wordsOfIdentifier(name).join(' ');
      if (phrase.length > 2 && phrase.length <= 40 && !COMMONPLACE.has(phrase)) count(names, phrase);
    },
    addValue(value) {
      const text = value.replaceAll(/\s+/g, ' ').trim();
      if (isProse(text)) prose.push({ text, role: 'prose' });
      else if (isTopical(text)) count(values, text);
    },
    plainText(facts) {
      const nature = proseShare(prose, values) > 0.6 ? 'prose' : 'data';
      const topics = [...mostFrequent(values, 2).slice(0, 5), ...mostFrequent(names, 1).slice(0, 5)];
      return { nature, blocks: prose, topics: withoutTwins(topics), facts };
    },
  };
}

function count(counts: Map<string, number>, text: string): void {
  if (counts.size < MOST_VALUES || counts.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>, atLeast: number): string[] {
  return [...counts]
    .filter(([, times]) => times >= atLeast)
    .sort((a, b) => b[1] - a[1])
    .map(([text]) => text);
}

function withoutTwins(topics: readonly string[]): string[] {
  const seen = new Set<string>();
  return topics.filter((topic) => {
    const key = topic.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

function isProse(text: string): boolean {
  return text.length > 50 && (text.match(/ /g)?.length ?? 0) >= 8;
}

/** A name of something, one to four words without digits: no identifier, address, path or code. */
export function isTopical(text: string): boolean {
  if (text.length < 3 || text.length > 40 || COMMONPLACE.has(text.toLowerCase())) return false;
  return /\p{Ll}|[^\p{Script=Latin}]/u.test(text) && /^\p{L}[\p{L}\p{M}'’&-]*(?: [\p{L}\p{M}'’&-]+){0,3}$/u.test(text);
}

function proseShare(prose: readonly Block[], values: ReadonlyMap<string, number>): number {
  const written = prose.reduce((sum, block) => sum + block.text.length, 0);
  let other = 0;
  for (const [text, times] of values) other += text.length * times;
  return written / Math.max(1, written + other);
}
