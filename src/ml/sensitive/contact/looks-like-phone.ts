const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:(?:19|20)\\d\\d)';
const DATE = new RegExp(
  `^\\(?(?:${YEAR}([-./ ])${MONTH}\\1${DAY}|${DAY}([-./])${MONTH}\\2(?:${YEAR}|\\d\\d)|${MONTH}([-./])${DAY}\\3(?:${YEAR}|\\d\\d))(?: |$)`,
);
const YEARS = /^\(?(?:1[89]|20)\d\d ?[-/ ] ?(?:1[89]|20)\d\d$/;
const INTERNET_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const DECIMALS = /^\d{1,3}(?:\.\d{3})+$|^\d+\.\d+$/;

/** Seven to fifteen digits (E.164) in brackets that match, and no date, span of years, IP address or sum. */
export function looksLikePhone(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1*$/.test(digits)) return false;
  if ((written.match(/\(/g)?.length ?? 0) !== (written.match(/\)/g)?.length ?? 0)) return false;
  return ![DATE, YEARS, INTERNET_ADDRESS, DECIMALS].some((other) => other.test(written));
}
