// Written from the rules and apart from src/ml/sensitive, so that one mistake is not made twice: these seek the
// check digit by trying, or by arithmetic on whole numbers.

/** Appends the digit that makes the sum of digits, every second from the right doubled and cast out by nines, end in 0. */
export function withLuhn(start: string): string {
  return tried(start, '0123456789', (whole) => {
    const digits = [...whole].map(Number).reverse();
    const castOut = (digit: number) => (digit === 0 ? 0 : ((digit * 2 - 1) % 9) + 1);
    const sum = digits.reduce((total, digit, at) => total + (at % 2 ? castOut(digit) : digit), 0);
    return sum % 10 === 0;
  });
}

/** Appends the first of the characters that passes. */
export function tried(start: string, characters: string, passes: (whole: string) => boolean): string {
  const found = [...characters].find((one) => passes(start + one));
  if (found === undefined) throw new Error(`No check character fits ${start}.`);
  return start + found;
}

/** The sum of digits times weights. */
export function sumOf(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}

/** Whole numbers of any length. */
export function remainder(digits: string, by: number): number {
  return Number(BigInt(digits) % BigInt(by));
}

/** IBAN check digits: 98 less the remainder by 97 of bank part, country and `00`, letters as 10 to 35. */
export function ibanOf(country: string, bank: string): string {
  const numbers = [...`${bank}${country}00`]
    .map((one) => (/\d/.test(one) ? one : String(one.charCodeAt(0) - 55)))
    .join('');
  return `${country}${String(98 - remainder(numbers, 97)).padStart(2, '0')}${bank}`;
}

/** Appends Verhoeff's digit, by the tables of his dissertation. */
export function withVerhoeff(start: string): string {
  const product = [
    '0123456789',
    '1234067895',
    '2340178956',
    '3401289567',
    '4012395678',
    '5987604321',
    '6598710432',
    '7659821043',
    '8765932104',
    '9876543210',
  ];
  const turns = [
    '0123456789',
    '1576283094',
    '5803796142',
    '8916043527',
    '9453126870',
    '4286573901',
    '2793806415',
    '7046913258',
  ];
  return tried(start, '0123456789', (whole) => {
    const digits = [...whole].reverse();
    const end = digits.reduce((sum, digit, at) => Number(product[sum]?.[Number(turns[at % 8]?.[Number(digit)])]), 0);
    return end === 0;
  });
}

/** Appends the digit of ISO 7064 MOD 11,10. */
export function withMod11And10(start: string): string {
  let carry = 10;
  for (const digit of start) {
    carry = (carry + Number(digit)) % 10;
    carry = ((carry === 0 ? 10 : carry) * 2) % 11;
  }
  return start + String((11 - carry) % 10);
}

/** The check digit of machine-readable zones. */
export function mrzDigit(field: string): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const values = [...field].map((one) => Math.max(0, alphabet.indexOf(one)));
  return String(values.reduce((sum, value, at) => sum + value * ([7, 3, 1][at % 3] ?? 0), 0) % 10);
}
