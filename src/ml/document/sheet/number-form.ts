/** What a number in a cell stands for. */
export type NumberForm =
  | 'number'
  | 'percent'
  | 'date'
  | 'time'
  | 'date and time'
  | { readonly currency: string; readonly decimals: number };

/** Formats that Excel numbers instead of writing them down; those from 27 to 36 and 50 to 58 are East Asian dates. */
const BUILT_IN: readonly (readonly [ids: readonly number[], form: NumberForm])[] = [
  [[9, 10], 'percent'],
  [[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58], 'date'],
  [[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56], 'time'],
  [[22], 'date and time'],
];
const LONGEST_CODE = 255;
/** `[$£-809]`: a sign and the country that it is of, either of which may be missing. */
const SIGN_AND_COUNTRY = /\[\$([^\]-]*)(?:-[^\]]*)?\]/;
const CURRENCY = /\p{Sc}|\b(?:EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD)\b/u;

/** @param code how the format is written, when it is none of Excel's own. */
export function numberFormOf(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return BUILT_IN.find(([ids]) => ids.includes(id))?.[1] ?? 'number';
  // What comes after is for negative numbers, zero and text.
  const [positive = ''] = code.slice(0, LONGEST_CODE).split(';');
  const currency = currencyIn(positive);
  if (currency !== undefined) return { currency, decimals: /[0#]\.(0{1,4})/.exec(positive)?.[1]?.length ?? 0 };
  // Letters in quotes, after a backslash and in brackets (colours, languages) are no part of a date; "[h]" counts hours.
  const marks = positive.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').toLowerCase();
  if (marks.includes('general')) return 'number';
  const isTime = /[hs]|am\/pm/.test(marks);
  const isDate = /[yd]/.test(marks) || (/m/.test(marks) && !isTime);
  if (isDate) return isTime ? 'date and time' : 'date';
  if (isTime) return 'time';
  return marks.includes('%') ? 'percent' : 'number';
}

function currencyIn(code: string): string | undefined {
  const sign = SIGN_AND_COUNTRY.exec(code)?.[1]?.trim();
  return sign || CURRENCY.exec(code.replace(SIGN_AND_COUNTRY, ''))?.[0];
}
