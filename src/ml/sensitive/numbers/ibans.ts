import { mod97 } from '../checks/mod-97.ts';
import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { ibanAtStart } from './iban-forms.ts';

const LABEL = { one: 'IBAN', many: 'IBANs' };
/**
 * In capitals with gaps, and broken over two lines perhaps, or in small letters. More may follow on the same line, so the
 * country's form decides where it ends.
 */
const PATTERN =
  /(?:(?<![0-9A-Za-z_])|(?<=IBAN))(?:[A-Z]{2} ?[0-9OIl]{2}(?:(?:[ .-]{0,2}| ?\n ?)[0-9A-Zl]){11,30}|[a-z]{2}[0-9]{2}(?:[ .-]?[0-9a-z]){11,30})/g;

/** Finds IBANs: the structure of the country, and a remainder of 1 by 97 with the first four characters put last. */
export function* ibansIn({ text }: Piece): Generator<Candidate> {
  const pattern = new RegExp(PATTERN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [written] = match;
    const start = match.index;
    const iban = ibanAtStart(written.replace(/[ \n.-]/g, '').toUpperCase());
    const end = start + lengthWith(written, iban?.length ?? 0);
    const isWhole = !/[0-9A-Za-z_]/.test(text.charAt(end));
    // The next one may begin within what the pattern took.
    pattern.lastIndex = iban ? end : start + 2;
    if (!iban || !isWhole || !isChecked(iban)) continue;
    const sample = `${iban.slice(0, 2)}•• … ${iban.slice(-4)}`;
    yield { kind: 'iban', label: LABEL, value: iban, sample, start, end, ...NAMED, standsAlone: true };
  }
}

/** ISO/IEC 7064 MOD 97-10, letters counting as 10 to 35. */
function isChecked(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  return mod97(turned.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)))) === 1;
}

/** How much of the written form holds so many characters. */
function lengthWith(written: string, characters: number): number {
  let left = characters;
  for (let at = 0; at < written.length; at += 1) {
    if (/[^ \n.-]/.test(written.charAt(at))) left -= 1;
    if (left === 0) return at + 1;
  }
  return written.length;
}
