/** ISO/IEC 7064, MOD 11,10: a hybrid system whose last digit checks all digits before it. */
export function passesMod11Radix10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}
