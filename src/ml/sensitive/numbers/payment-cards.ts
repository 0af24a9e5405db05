import { passesLuhn } from '../checks/luhn.ts';
import type { Candidate, Span } from '../finding.ts';
import { isDenied, namedAt } from '../naming.ts';
import { bareNumber, isOneDigitRepeated, standing } from '../number-forms.ts';
import type { Piece } from '../piece.ts';
import { issuerOf } from './card-issuers.ts';

const LABEL = { one: 'payment card', many: 'payment cards' };
const CARD_WORDS =
  /(?<![a-z])(?:cards?|cc|pan|visa|master ?card|maestro|amex|american express|discover|diners|jcb|unionpay|rupay|carte|tarjeta|cart[ãa]o|carta|karte|kredit ?karten?|kaart|kort|kortti|karta|karty|numer karty|pago|paid with|payment)(?:s|n)?(?![a-z])|(?:credit|debit|kredit|betaal|bank|konto|luotto|giro)[ -]?(?:card|karte|kaart|kort|kortti)|karten(?:nummer|nr)|card ?num|カード|信用卡|卡号|카드|карт|بطاقة|कार्ड/gi;

// What recognition of scans takes for digits stands among them; an issuer, a length and a check digit must still come out.
const DIGIT = '[0-9OoIl]';
const LEAST_CLEAR_DIGITS = 12;
const JOINT = '( {1,2}| ?- ?|\\.)';
/** The ways in which cards are embossed: 4-4-4-4 (and what is over of 17 to 19 digits), 4-6-5, 4-6-4, 6-13; or no gap at all. */
const FORMS = [
  `${DIGIT}{4}${JOINT}${DIGIT}{4}\\1${DIGIT}{4}\\1${DIGIT}{4}(?:\\1[0-9]{1,3})?`,
  `${DIGIT}{4}${JOINT}${DIGIT}{6}\\2${DIGIT}{4,5}`,
  `[0-9]{6}${JOINT}[0-9]{13}`,
  '[0-9]{12,19}',
].join('|');
const PATTERN = standing(FORMS);

const LAST_SHORT_GROUP = /(?<=^(?:[0-9OoIl]{4}[^0-9]{1,3}){3}[0-9OoIl]{4})[^0-9]{1,3}[0-9]{1,3}$/;

/** Finds the numbers of payment cards: issuer, length and Luhn digit must be right, and nothing else named right before. */
export function paymentCardsIn(piece: Piece): Candidate[] {
  const matches = [...piece.text.matchAll(PATTERN)].filter(([written]) =>
    readings(written).some((one) => issuerOf(digitsOf(one))),
  );
  const cards = matches.flatMap((match) => {
    const written = readings(match[0]).find((one) => isCard(one));
    return written === undefined ? [] : [{ written, start: match.index, end: match.index + written.length }];
  });
  // Where most numbers that begin like cards fail the check, those that pass do so by chance.
  const isChance = cards.length < matches.length - cards.length;
  return cards.map(({ written, ...span }) => {
    const digits = digitsOf(written);
    const doubtful = written === digits ? isChance || issuerOf(digits)?.doubtful : isAmongFours(piece.text, span);
    return {
      ...span,
      ...namedAt(piece, span, CARD_WORDS),
      kind: 'payment-card',
      label: LABEL,
      value: digits,
      sample: `•••• ${digits.slice(-4)}`,
      standsAlone: !doubtful && !isDenied(piece, span),
    };
  });
}

/** A last short group is the rest of a long number, or the security code beside a usual one. */
function readings(written: string): string[] {
  return [written, written.replace(LAST_SHORT_GROUP, '')];
}

function digitsOf(written: string): string {
  return bareNumber(written.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'));
}

function isCard(written: string): boolean {
  const digits = digitsOf(written);
  const isClear = (written.match(/[0-9]/g)?.length ?? 0) >= LEAST_CLEAR_DIGITS;
  return isClear && issuerOf(digits) !== undefined && passesLuhn(digits) && !isOneDigitRepeated(digits);
}

/** In a row of groups of four, as of a mistyped IBAN, one in ten of those with the right first digit would pass for a card. */
function isAmongFours(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 7), start), text.slice(end, end + 7)];
  return /(?<![0-9A-Za-z])(?:[0-9]{4}|[A-Z]{2}[0-9]{2}) {1,2}$/.test(before) || /^ {1,2}[0-9]{4}(?![0-9/])/.test(after);
}
