import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import type { Finder } from '../finder.ts';
import type { Candidate, Named, Span } from '../finding.ts';
import { isDenied, NAMED, namedAt } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { looksLikePhone } from './looks-like-phone.ts';
import { type NationalNumber, nationalNumber, type ParseNumber } from './national-number.ts';
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
/** In one file. Which country's they are is asked of so many; the card shows two. */
const MAX_CODES = 100;

interface Search {
  readonly countries: readonly CountryCode[];
  failures: number;
  codes: number;
}

/**
 * Finds phone numbers: international ones by themselves; national ones where a word names them, or where they are written
 * just as one of the countries writes them. Keeps count over the pieces of one file.
 *
 * @see https://www.npmjs.com/package/libphonenumber-js
 */
export function phoneFinder(countries: readonly CountryCode[]): Finder {
  const search: Search = { countries, failures: 0, codes: 0 };
  return async (piece) => {
    const matches = [...piece.text.matchAll(PATTERN)].filter(([written]) => looksLikePhone(written));
    if (matches.length === 0) return [];
    // Numbers of the whole world: loaded only for a text that has something to ask.
    const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
    return matches.flatMap((match) => phoneAt(piece, match, { search, parse: parsePhoneNumberFromString }) ?? []);
  };
}

function phoneAt(
  piece: Piece,
  match: RegExpExecArray,
  { search, parse }: { readonly search: Search; readonly parse: ParseNumber },
): Candidate | undefined {
  const [written] = match;
  const span = { start: match.index, end: match.index + written.length };
  const named = namedNear(piece, span);
  const isNamed = named.named < Number.POSITIVE_INFINITY;
  const abroad = international(written, parse, isNamed);
  if (abroad) return candidate(span, { digits: abroad.nationalNumber, code: abroad.countryCallingCode }, NAMED);
  if (search.failures >= MAX_FAILURES) return undefined;
  if (!isNamed && (named.isOther || !isTelling(written) || isDenied(piece, span))) return undefined;
  const isCodeWanted = search.codes < MAX_CODES;
  const asked = { countries: search.countries, isNamed, text: piece.text, isCodeWanted };
  const home = nationalNumber(written, parse, asked);
  if (!home) search.failures += 1;
  else if (isCodeWanted) search.codes += 1;
  return home && candidate(span, home, named);
}

/** With its country's code; one that only might be (of a range not given out) must be named. */
function international(written: string, parse: ParseNumber, isNamed: boolean): PhoneNumber | undefined {
  if (!/^\(?(?:\+|00)/.test(written)) return undefined;
  const number = parse(written.replace(/^\(?00/, '+'));
  return number && (number.isValid() || (isNamed && number.isPossible())) ? number : undefined;
}

/** Forms that hardly anything else has: an area code in brackets or after a 0, or the three groups of North America. */
function isTelling(written: string): boolean {
  return /^(?:\(|0\d{1,5}[ /-])|^(?:1-)?\d{3}([-.])\d{3}\1\d{4}$/.test(written);
}

/** Not from afar, nor past another number: "Call 020 7946 0958 before 12 000 000". */
function namedNear(piece: Piece, span: Span): Named {
  const named = namedAt(piece, span, PHONE_WORDS);
  const between = piece.text.slice(Math.max(0, span.start - Math.min(named.named, LONGEST_GAP)), span.start);
  const isFar = named.named >= LONGEST_GAP || /\d{3}/.test(between);
  return isFar ? { ...named, named: Number.POSITIVE_INFINITY } : named;
}

function candidate(span: Span, { digits, code }: NationalNumber, named: Named): Candidate {
  const sample = `${code ? `+${code} ` : ''}… ${digits.slice(-2)}`;
  // Without a leading 0 it is the same with and without its country's code.
  const value = digits.replace(/^0+/, '');
  return { ...span, kind: 'phone', label: LABEL, value, sample, ...named, standsAlone: true };
}
