interface Issuer {
  readonly name: string;
  /** First digits, from and to, of equal length. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly lengths: readonly number[];
  /** Lengths that other numbers have as often: a word must name the card. */
  readonly doubtfulLengths?: readonly number[];
}

/**
 * Which first digits belong to payment cards, and how long their numbers are.
 *
 * @see https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)
 */
const ISSUERS: readonly Issuer[] = [
  // Thirteen digits that begin with 4 are as often the barcode of a German or Japanese product.
  { name: 'Visa', ranges: [[4, 4]], lengths: [16], doubtfulLengths: [13, 19] },
  {
    name: 'Mastercard',
    ranges: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
  },
  {
    name: 'American Express',
    ranges: [
      [34, 34],
      [37, 37],
    ],
    lengths: [15],
  },
  {
    name: 'Discover',
    ranges: [
      [6011, 6011],
      [644, 649],
      [65, 65],
    ],
    lengths: [16],
    doubtfulLengths: [19],
  },
  {
    name: 'Diners Club',
    ranges: [
      [300, 305],
      [3095, 3095],
      [36, 36],
      [38, 39],
    ],
    lengths: [14, 16],
    doubtfulLengths: [19],
  },
  { name: 'JCB', ranges: [[3528, 3589]], lengths: [16], doubtfulLengths: [19] },
  {
    name: 'UnionPay',
    ranges: [
      [62, 62],
      [810, 817],
    ],
    lengths: [16, 19],
    doubtfulLengths: [17, 18],
  },
  {
    name: 'RuPay',
    ranges: [
      [60, 60],
      [81, 82],
      [508, 508],
      [353, 353],
      [356, 356],
    ],
    lengths: [16],
  },
  { name: 'Mir', ranges: [[2200, 2204]], lengths: [16], doubtfulLengths: [17, 18, 19] },
  {
    name: 'Maestro and national cards',
    ranges: [
      [5018, 5020],
      [5038, 5038],
      [5612, 5612],
      [5893, 5893],
      [6304, 6304],
      [6390, 6390],
      [6759, 6759],
      [6761, 6763],
    ],
    lengths: [16, 18, 19],
    doubtfulLengths: [12, 13, 14, 15, 17],
  },
  { name: 'Troy', ranges: [[9792, 9792]], lengths: [16] },
];

/** @returns undefined for digits that no payment card begins with, or not at this length. */
export function issuerOf(digits: string): { doubtful: boolean } | undefined {
  const issuers = ISSUERS.filter(({ ranges }) => ranges.some((range) => beginsWithin(digits, range)));
  if (issuers.some(({ lengths }) => lengths.includes(digits.length))) return { doubtful: false };
  return issuers.some(({ doubtfulLengths }) => doubtfulLengths?.includes(digits.length))
    ? { doubtful: true }
    : undefined;
}

function beginsWithin(digits: string, [from, to]: readonly [number, number]): boolean {
  const start = Number(digits.slice(0, String(from).length));
  return start >= from && start <= to;
}
