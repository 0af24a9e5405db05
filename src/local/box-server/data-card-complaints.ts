import { appearsComplaints } from './appears-complaints.ts';
import { isRecord } from './json-pointer.ts';
import { pictureComplaints } from './picture-complaints.ts';
import { textComplaints } from './text-complaints.ts';

/** What is wrong with the entries of a keyword, transcript or timeline card. */
export function dataCardComplaints(card: Record<string, unknown>): string[] {
  const { status, entries } = card;
  if (!Array.isArray(entries)) {
    return [
      status
        ? 'A data card with a status and no array of entries breaks the whole Skills sidebar.'
        : 'A data card without an array of entries is hidden.',
    ];
  }
  return [
    ...(status === undefined ? [] : ['A data card has no status; should its entries go, the sidebar breaks.']),
    ...(entries.length > 0 ? [] : ["Without entries people read 'no skills information was found'."]),
    ...durationComplaints(card, entries),
    ...duplicateComplaints(card, entries),
    ...entries.flatMap((entry, index) => entryComplaints(card, entry, `entries[${index}]`)),
  ];
}

function entryComplaints(card: Record<string, unknown>, entry: unknown, name: string): string[] {
  if (!isRecord(entry)) return [`${name} is not an object.`];
  return [
    ...textComplaints(entry.text, `${name}.text`),
    ...(card.skill_card_type === 'timeline' ? pictureComplaints(entry.image_url, `${name}.image_url`) : []),
    ...appearsComplaints(card, entry.appears, `${name}.appears`),
  ];
}

function durationComplaints({ duration }: Record<string, unknown>, entries: readonly unknown[]): string[] {
  const timed = entries.some((entry) => isRecord(entry) && Array.isArray(entry.appears) && entry.appears.length > 0);
  if (duration === undefined) return timed ? ['Without a duration the timeline has no marks.'] : [];
  if (typeof duration !== 'number' || !(duration > 0)) return ['The duration is not a number above 0.'];
  return Number.isInteger(duration) ? [] : ['OpenAPI wants whole seconds as duration.'];
}

function duplicateComplaints(card: Record<string, unknown>, entries: readonly unknown[]): string[] {
  if (card.skill_card_type !== 'keyword') return [];
  const texts = entries.filter(isRecord).map(({ text }) => text);
  return new Set(texts).size < texts.length ? ['A keyword stands there more than once.'] : [];
}
