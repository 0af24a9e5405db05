import type { Named, Span } from './finding.ts';
import { ANY_NUMBER_LABEL, OTHER_NUMBERS } from './other-numbers.ts';
import type { Piece } from './piece.ts';

/** A label may stand a line or so above its value, or at the head of its table; gaps and rules in between count as one character. */
const BEFORE_CHARACTERS = 80;
const BEFORE_WITH_GAPS = 280;
const GAPS = /[ \t]{2,}|[-=_.|+]{3,}/g;
const AFTER_CHARACTERS = 30;
/** A word after a value names it only where none before it does. */
const AFTER_PENALTY = 100;
/** "Order number (see below): 4242…" is an order number still. */
const DENIAL_REACH = 12;
/** The head of a column names its cells as surely as a word right before them. */
const COLUMN_DISTANCE = 1;
/** `nhsNumber` in data is an NHS number. */
const CAMEL_CASE = /([a-z])([A-Z][a-z])/g;
const NOT: Named = { named: Number.POSITIVE_INFINITY, isOther: false };
const OTHER: Named = { ...NOT, isOther: true };
/** For what its form alone names. */
export const NAMED: Named = { named: 0, isOther: false };

/** The words that name a kind of value, in the languages of those who have one; with the flag `g`. */
export type Naming = RegExp;

/** How near the nearest word is that names a value, or whether something else is named in between ("SSN 078-05-1120, order 123-45-6789"). */
export function namedAt(piece: Piece, span: Span, naming: Naming): Named {
  const column = piece.columnAt(span.start);
  if (column !== undefined) {
    if (column.search(naming) >= 0) return { ...NAMED, named: COLUMN_DISTANCE };
    if (lastOf(column, OTHER_NUMBERS) || lastOf(column, ANY_NUMBER_LABEL)) return OTHER;
  }
  const before = textBefore(piece, span, column !== undefined);
  const name = lastOf(before, naming);
  if (name) return isOverruled(before, name) ? OTHER : { ...NAMED, named: before.length - name.end };
  if (lastOf(ownLabel(before), ANY_NUMBER_LABEL)) return OTHER;
  const after = /^[^\n;]*/.exec(piece.text.slice(span.end, span.end + AFTER_CHARACTERS))?.[0] ?? '';
  const at = after.search(naming);
  if (at >= 0) return { ...NAMED, named: AFTER_PENALTY + at };
  // In a table, lists go down and not across.
  return column === undefined ? NOT : OTHER;
}

/** Whether something that is nobody's number is named right before a value, or over its column. */
export function isDenied(piece: Piece, span: Span): boolean {
  const column = piece.columnAt(span.start);
  if (column !== undefined && lastOf(column, OTHER_NUMBERS)) return true;
  const before = piece.text.slice(Math.max(0, span.start - BEFORE_CHARACTERS), span.start);
  // Another number in between is the one that was denied.
  const label = /[^\n\d]*$/.exec(before)?.[0] ?? '';
  const denial = lastOf(label, OTHER_NUMBERS);
  return denial !== undefined && label.length - denial.end <= DENIAL_REACH;
}

/** By a word that stands wholly behind the name: "NHS number" is no other number than the NHS's. */
function isOverruled(before: string, name: Span): boolean {
  const label = ownLabel(before);
  const offset = before.length - label.length;
  return [OTHER_NUMBERS, ANY_NUMBER_LABEL].some(
    (words) => offset + (lastOf(label, words)?.start ?? -offset - 1) >= name.end,
  );
}

/** What is on the value's line, and on the line above when the value begins its own: heads of other columns are not its label. */
function ownLabel(before: string): string {
  const line = before.lastIndexOf('\n') + 1;
  if (line === 0 || before.slice(line).trim() !== '') return before.slice(line);
  return before.slice(before.lastIndexOf('\n', line - 2) + 1);
}

function textBefore(piece: Piece, span: Span, sameLine: boolean): string {
  const near = piece.text.slice(Math.max(0, span.start - BEFORE_WITH_GAPS), span.start);
  const before = near.replace(GAPS, ' ').replace(CAMEL_CASE, '$1 $2').slice(-BEFORE_CHARACTERS);
  return sameLine ? before.slice(before.lastIndexOf('\n') + 1) : before;
}

function lastOf(text: string, words: RegExp): Span | undefined {
  const match = [...text.matchAll(words)].at(-1);
  return match && { start: match.index, end: match.index + match[0].length };
}
