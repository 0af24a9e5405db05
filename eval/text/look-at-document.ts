import { textAdapter } from '../../src/ml/adapters/text.ts';
import type { LabelledDocument } from './labelled-document.ts';

/** By the titles of the cards; key phrases stand on Box's own card "Topics", which needs no title. */
const TITLES = {
  phrases: undefined,
  people: 'People',
  organisations: 'Organisations',
  dates: 'Dates',
  amounts: 'Amounts',
  addresses: 'E-mail and web addresses',
} as const;

export type Findings = Readonly<Record<keyof typeof TITLES, readonly string[]>>;

/** What the text adapter puts on its cards, as it is set by default; the best first. */
export async function lookAtDocument({ name, extension, text }: LabelledDocument): Promise<Findings> {
  const contents = await textAdapter().look({
    file: { name: `${name}.${extension}`, extension, type: { group: 'text', format: extension } },
    text: { kind: 'text', text, format: extension },
    signal: new AbortController().signal,
  });
  const keywords = contents.filter((content) => content.kind === 'keyword');
  const entriesOf = (title: string | undefined) =>
    keywords.filter((card) => card.title === title).flatMap((card) => card.entries.map((entry) => entry.text));
  const { phrases, people, organisations, dates, amounts, addresses } = TITLES;
  return {
    phrases: entriesOf(phrases),
    people: entriesOf(people),
    organisations: entriesOf(organisations),
    dates: entriesOf(dates),
    amounts: entriesOf(amounts),
    addresses: entriesOf(addresses),
  };
}
