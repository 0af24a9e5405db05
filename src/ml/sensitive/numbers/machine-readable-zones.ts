import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { passesMrzCheck } from './mrz-check-digit.ts';

const PASSPORT = { one: 'passport', many: 'passports' };
const CARD = { one: 'identity card or visa', many: 'identity cards or visas' };

const NUMBER = '([A-Z0-9<]{9})([0-9<])';
const STATE = '[A-Z]{1,3}<{0,2}';
const DATES = '([0-9]{6})([0-9])[MFX<]([0-9]{6})([0-9])';
/** The line of a passport or visa that holds the numbers (the second of two, 44 or 36 long). */
const SECOND_LINE = new RegExp(`(?<![A-Z0-9<])${NUMBER}(${STATE})${DATES}([A-Z0-9<]{7,16})(?![A-Z0-9<])`, 'g');
/** The first two lines of a card (three lines, 30 long). */
const CARD_LINES = new RegExp(
  `(?<![A-Z0-9<])[ACI][A-Z<](${STATE})${NUMBER}[A-Z0-9<]{15}[ \\t]{0,5}\\n[ \\t]{0,5}${DATES}[A-Z<]{3}[A-Z0-9<]{11}[0-9]`,
  'g',
);
const LENGTHS = [36, 44];

/** Finds passports, visas and identity cards by their machine-readable zones: three check digits must be right. */
export function* machineReadableZonesIn(piece: Piece): Generator<Candidate> {
  // A zone has fill characters; most texts have none.
  if (!piece.text.includes('<')) return;
  for (const match of piece.text.matchAll(SECOND_LINE)) {
    const [line, number = '', check = '', state = '', ...dates] = match;
    if (!LENGTHS.includes(line.length) || state.length !== 3) continue;
    const above = piece.text.slice(Math.max(0, match.index - 60), match.index);
    const label = /(?:^|\n)[ \t]*V[^\n]{30,50}\n[ \t]*$/.test(above) || line.length === 36 ? CARD : PASSPORT;
    if (isChecked(number, check, dates)) yield candidate(match, number, label);
  }
  for (const match of piece.text.matchAll(CARD_LINES)) {
    const [, state = '', number = '', check = '', ...dates] = match;
    if (state.length === 3 && isChecked(number, check, dates)) yield candidate(match, number, CARD);
  }
}

function isChecked(number: string, check: string, dates: readonly (string | undefined)[]): boolean {
  const [birth = '', birthCheck = '', expiry = '', expiryCheck = ''] = dates;
  return passesMrzCheck(number, check) && passesMrzCheck(birth, birthCheck) && passesMrzCheck(expiry, expiryCheck);
}

function candidate(match: RegExpExecArray, number: string, label: Candidate['label']): Candidate {
  const value = number.replaceAll('<', '');
  const span = { start: match.index, end: match.index + match[0].length };
  return {
    ...span,
    kind: 'travel-document',
    label,
    value,
    sample: `… ${value.slice(-2)}`,
    ...NAMED,
    standsAlone: true,
  };
}
