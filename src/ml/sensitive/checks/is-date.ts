/**
 * Whether the calendar has such a day.
 *
 * @param year of two digits where the century is not known: 29 February then stands for any year
 *   that is divisible by four, as 2000 was.
 */
export function isDate(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0 || year < 100);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

/** @param digits six of them, year first: `850731`. */
export function isYearMonthDay(digits: string): boolean {
  return isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)));
}

/** @param digits six of them, day first: `310785`. */
export function isDayMonthYear(digits: string): boolean {
  return isDate(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
}
