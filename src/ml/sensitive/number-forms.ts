// A number goes on where a digit, a letter or a sign that joins digits stands; `4-` of a UUID is part of it too.
const NOT_BEFORE = '(?<![0-9A-Za-z_]|[0-9][-.:/]|[0-9a-f]{4}-|[0-9]\\+)';
const NOT_AFTER = '(?![0-9A-Za-z_]|[-.:/][0-9]|-[A-Za-z])';

/**
 * A pattern for values that stand by themselves, not inside a longer number, word, date or file name.
 *
 * @param forms source of a regular expression, every part of which is bounded: it is tried at each place of a hostile text.
 */
export function standing(forms: string, flags = ''): RegExp {
  return new RegExp(`${NOT_BEFORE}(?:${forms})${NOT_AFTER}`, `g${flags}`);
}

/** Without what people put between the digits and letters of a number, in upper case. */
export function bareNumber(written: string): string {
  return written.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/** Whether more groups of digits follow or precede on the same line, as in a row of figures. */
export function isCrowded(text: string, start: number, end: number): boolean {
  return (
    /[0-9] {1,2}$/.test(text.slice(Math.max(0, start - 3), start)) || /^ {1,2}[0-9]/.test(text.slice(end, end + 3))
  );
}

/** All digits alike: a placeholder, though it may pass a check. */
export function isOneDigitRepeated(digits: string): boolean {
  return /^(\d)\1*$/.test(digits);
}
