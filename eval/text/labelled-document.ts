import { readdirSync, readFileSync } from 'node:fs';
import type { Score } from '../evaluation.ts';

/**
 * A text of our own writing, and what an attentive person would put on its cards. Everybody and everything
 * in it is invented.
 *
 * - Phrases: what the text is about, five to ten, in the words of the text.
 * - People: whoever is named by a surname at least; no title but where nothing else stands with the surname.
 * - Organisations: companies, offices, associations, schools by their names; no places and no buildings.
 * - Dates: a day, or a month or quarter of a year; no bare years, weekdays or times of day.
 * - Amounts: money, percentages, and quantities with a unit of measure; no counts and no lengths of time.
 * - Addresses: of e-mail and of the web.
 */
export interface LabelledDocument {
  readonly part: Score['part'];
  readonly name: string;
  /** Of its file, without the dot. */
  readonly extension: string;
  readonly text: string;
  readonly labels: Labels;
}

export interface Labels {
  /** What kind of document it is: report, contract, story and so on. */
  readonly nature: string;
  readonly language: 'en' | 'de' | 'fr';
  readonly phrases: readonly string[];
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly dates: readonly string[];
  readonly amounts: readonly string[];
  readonly addresses: readonly string[];
  /** Names of which one may hold that they belong on a card, or not: they count neither for nor against. */
  readonly neutral?: readonly string[];
}

export function labelledDocuments(): LabelledDocument[] {
  return (['tuned', 'held'] as const).flatMap(documentsOf);
}

function documentsOf(part: Score['part']): LabelledDocument[] {
  const folder = new URL(`./${part}/`, import.meta.url);
  const names = readdirSync(folder).sort();
  const texts = names.filter((name) => !name.endsWith('.json'));
  return texts.map((name) => {
    const [stem = '', extension = ''] = name.split('.');
    const labels = JSON.parse(readFileSync(new URL(`${stem}.json`, folder), 'utf8'));
    return { part, name: stem, extension, text: readFileSync(new URL(name, folder), 'utf8'), labels };
  });
}
