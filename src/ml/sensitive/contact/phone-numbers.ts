import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Candidate, Named, Span } from '../finding.ts';
import { isDenied, NAMED, namedAt } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { looksLikePhone } from './looks-like-phone.ts';
import { PHONE_WORDS } from './phone-words.ts';

const LABEL = { one: 'phone number', many: 'phone numbers' };
const NOT_BEFORE = '(?<![0-9A-Za-z_+]|[0-9][-.:/]|[0-9a-f]{4}-|[$€£¥#=])(?:(?<![0-9] )|(?=[+(]))';
const NOT_AFTER = '(?![0-9A-Za-z_%°]|[-.:/][0-9]|-[A-Za-z]| ?[€$£])';
const JOINT = '(?: ?\\(0?\\) ?|\\) ?|\\)[-/]| ?- ?|[./ ]| \\()?';
const PATTERN = new RegExp(`${NOT_BEFORE}(?:\\+ ?\\(?|\\(\\+?)?[0-9](?:${JOINT}[0-9]){5,16}${NOT_AFTER}`, 'g');

/** So much may stand between "phone" and a number. */
const LONGEST_GAP = 40;
/** In one file. A national number is asked of every country, which takes 0.2 ms where none of them has such a number. */
const MAX_FAILURES = 10_000;

/**
 * Finds phone numbers: international ones by themselves; national ones where a word names them, or where they are written
 * just as one of the countries writes them. Keeps count over the pieces of one file.
 *
 * @see https://www.npmjs.com/package/libphonenumber-js
 */
export function phoneFinder(countries: readonly CountryCode[]): (piece: Piece) => Generator<Candidate> {
  let failures = 0;
  return function* (piece) {
    for (const match of piece.text.matchAll(PATTERN)) {
      const [written] = match;
      const span = { start: match.index, end: match.index + written.length };
      if (!looksLikePhone(written)) continue;
      const named = namedNear(piece, span);
      const isNamed = named.named < Number.POSITIVE_INFINITY;
      const abroad = international(written, isNamed);
      if (abroad) yield candidate(span, abroad, NAMED);
      if (abroad || failures >= MAX_FAILURES) continue;
      if (!isNamed && (named.isOther || !isTelling(written) || isDenied(piece, span))) continue;
      const home = national(written, countries, isNamed);
      if (home) yield candidate(span, home, named);
      else failures += 1;
    }
  };
}

/** With its country's code; one that only might be (of a range not given out) must be named. */
function international(written: string, isNamed: boolean): PhoneNumber | undefined {
  if (!/^\(?(?:\+|00)/.test(written)) return undefined;
  const number = parsePhoneNumberFromString(written.replace(/^\(?00/, '+'));
  return number && (number.isValid() || (isNamed && number.isPossible())) ? number : undefined;
}

function national(written: string, countries: readonly CountryCode[], isNamed: boolean): PhoneNumber | undefined {
  for (const country of countries) {
    const number = parsePhoneNumberFromString(written, country);
    if (number?.isValid() && (isNamed || groupsOf(number.formatNational()) === groupsOf(written))) return number;
  }
  return undefined;
}

/** Forms that hardly anything else has: an area code in brackets or after a 0, or the three groups of North America. */
function isTelling(written: string): boolean {
  return /^(?:\(|0\d{1,5}[ /-])|^(?:1-)?\d{3}([-.])\d{3}\1\d{4}$/.test(written);
}

function groupsOf(written: string): string {
  return written.replace(/\D+/g, ' ').trim();
}

/** Not from afar, nor past another number: "Call 020 7946 0958 before 12 000 000". */
function namedNear(piece: Piece, span: Span): Named {
  const named = namedAt(piece, span, PHONE_WORDS);
  const between = piece.text.slice(Math.max(0, span.start - Math.min(named.named, LONGEST_GAP)), span.start);
  const isFar = named.named >= LONGEST_GAP || /\d{3}/.test(between);
  return isFar ? { ...named, named: Number.POSITIVE_INFINITY } : named;
}

function candidate(span: Span, number: PhoneNumber, named: Named): Candidate {
  const sample = `+${number.countryCallingCode} … ${number.nationalNumber.slice(-2)}`;
  return { ...span, kind: 'phone', label: LABEL, value: number.number, sample, ...named, standsAlone: true };
}
