/** The remainder of a whole number of any length, digit by digit; NaN when anything else is in it. */
export function mod97(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
