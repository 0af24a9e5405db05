import type { CardContent } from '../../cards/card-content.ts';

export interface CardSizes {
  readonly topics: number;
  readonly summarySentences: number;
  readonly entriesPerCard: number;
}

/** What the analysis found, best first in every list; empty lists where nothing was found. */
export interface Findings {
  readonly topics: readonly string[];
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly dates: readonly string[];
  readonly amounts: readonly string[];
  readonly addresses: readonly string[];
  /** Sentences in the order of the text. */
  readonly summary: readonly string[];
  readonly about: readonly string[];
}

/** Longer entries make a card unreadable; sentences of a summary are cut at a word. */
const LONGEST_ENTRY = 400;

/** Findings as card contents; nothing empty among them. */
export function contentsOf(findings: Findings): CardContent[] {
  const contents: CardContent[] = [
    { kind: 'keyword', entries: entriesOf(findings.topics) },
    { kind: 'transcript', title: 'Summary', entries: entriesOf(findings.summary) },
    { kind: 'keyword', title: 'People', entries: entriesOf(findings.people) },
    { kind: 'keyword', title: 'Organisations', entries: entriesOf(findings.organisations) },
    { kind: 'keyword', title: 'Dates', entries: entriesOf(findings.dates) },
    { kind: 'keyword', title: 'Amounts', entries: entriesOf(findings.amounts) },
    { kind: 'keyword', title: 'E-mail and web addresses', entries: entriesOf(findings.addresses) },
    { kind: 'keyword', title: 'About this text', entries: entriesOf(findings.about) },
  ];
  return contents.filter((content) => content.kind === 'status' || content.entries.length > 0);
}

function entriesOf(texts: readonly string[]): { text: string }[] {
  return texts.map((text) => ({ text: shortened(text.trim()) })).filter((entry) => entry.text !== '');
}

function shortened(text: string): string {
  if (text.length <= LONGEST_ENTRY) return text;
  const cut = text.slice(0, LONGEST_ENTRY - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > LONGEST_ENTRY / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()}…`;
}
