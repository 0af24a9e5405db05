/**
 * The check digit of a machine-readable zone: weights 7, 3, 1 over and over, letters counting as 10 to 35, `<` as 0.
 *
 * @see https://www.icao.int/publications/doc-series/doc-9303 ICAO Doc 9303, part 3, section 4.9
 */
export function passesMrzCheck(field: string, digit: string): boolean {
  const sum = [...field].reduce((total, character, place) => {
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    return total + value * ([7, 3, 1][place % 3] ?? 0);
  }, 0);
  return sum % 10 === Number(digit === '<' ? 0 : digit);
}
