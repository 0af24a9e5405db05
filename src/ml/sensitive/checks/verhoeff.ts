const ROTATION = 5;
/** Applied once more for each place from the right; its eighth power changes nothing. */
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/**
 * Verhoeff's check digit: sums in the dihedral group of the pentagon, so that every swap of neighbours shows.
 *
 * @see https://en.wikipedia.org/wiki/Verhoeff_algorithm
 */
export function passesVerhoeff(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    sum = composed(sum, permuted(Number(digits.at(-1 - place)), place % 8));
  }
  return sum === 0;
}

/** Digits below five are turns of a pentagon, the others turns after a reflection. */
function composed(first: number, second: number): number {
  const turned = first < ROTATION ? first + second : first - second;
  const reflected = first < ROTATION !== second < ROTATION;
  return (((turned % ROTATION) + ROTATION) % ROTATION) + (reflected ? ROTATION : 0);
}

function permuted(digit: number, times: number): number {
  let out = digit;
  for (let round = 0; round < times; round += 1) out = PERMUTATION[out] ?? 0;
  return out;
}
