import type { KeywordContent } from '../../cards/card-content.ts';
import type { DocumentFacts } from './document-contents.ts';

/** What programs write where nobody has said who wrote it. */
const NOBODY =
  /^(?:microsoft office user|windows user|office user|user|users|owner|unknown|unnamed|un-named|none|null|n\/a|anonymous|author|admin|administrator|root|guest|default|python-docx|openpyxl|apache poi|pptxgenjs|steve canny|your name|autor|utilisateur|benutzer|\(anonymous\)|\(unspecified\)|-+|\?+)$/i;
const UNTITLED =
  /^(?:untitled.{0,20}|\(?(?:anonymous|unspecified)\)?|no title|title|new document|(?:document|presentation|book|workbook|slide|unbenannt|dokument|präsentation|mappe|sans titre)\s?\d{0,4}|(?:word|powerpoint|excel|microsoft word|microsoft powerpoint) (?:document|presentation|workbook|template)|-+|\?+)$/i;
/** Printing through a driver names the program and the file. */
const PRINTED_BY = /^Microsoft (?:Word|PowerPoint|Excel|Office Word) - /i;
const FILE_ENDING = /\.(?:docx?|xlsx?|pptx?|odt|ods|odp|rtf|pdf|indd|qxd|tex|dvi|pages|txt|html?)$/i;
/** Programs that do not know the time write the day that their clock begins with. */
const FIRST_YEAR = 1985;
const LAST_YEAR = 2100;
const LONGEST = 90;

/** A card of what a document says of itself; none where it says nothing. Its words and its language are told by the text analysis. */
export function aboutDocument(facts: DocumentFacts): KeywordContent[] {
  const created = dayOf(facts.created);
  const changed = dayOf(facts.changed);
  const author = named(facts.author, NOBODY);
  const texts = [
    titleOf(facts.title),
    author && `Author: ${author}`,
    counted(facts.count),
    created && `Created ${created}`,
    changed && changed !== created ? `Changed ${changed}` : undefined,
  ];
  const entries = texts.flatMap((text) => (text === undefined ? [] : [{ text }]));
  return entries.length === 0 ? [] : [{ kind: 'keyword', title: 'About this document', entries }];
}

function titleOf(title: string | undefined): string | undefined {
  return named(title?.trim().replace(PRINTED_BY, '').replace(FILE_ENDING, ''), UNTITLED);
}

/** Tidied; undefined for a placeholder, and for what holds no letter or digit. */
function named(text: string | undefined, placeholder: RegExp): string | undefined {
  const tidied = (text ?? '')
    .slice(0, 1000)
    .replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(tidied) || placeholder.test(tidied)) return undefined;
  return tidied.length > LONGEST ? `${tidied.slice(0, LONGEST).trimEnd().toWellFormed()}…` : tidied;
}

function counted(count: DocumentFacts['count']): string | undefined {
  if (!count || !(count.number >= 1) || !Number.isSafeInteger(count.number)) return undefined;
  return `${count.number.toLocaleString('en')} ${count.of}${count.number === 1 ? '' : 's'}`;
}

/** "15 March 2024" of an ISO date; undefined for what is none, or cannot be meant. */
function dayOf(date: string | undefined): string | undefined {
  const [, written] = /^\s*(\d{4}-\d\d-\d\d)(?:$|[T\s])/.exec(date ?? '') ?? [];
  if (written === undefined) return undefined;
  const day = new Date(`${written}T00:00:00Z`);
  const isMeant = day.getUTCFullYear() >= FIRST_YEAR && day.getUTCFullYear() <= LAST_YEAR;
  if (!isMeant || day.toISOString().slice(0, 10) !== written) return undefined;
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
