/**
 * The evaluations to run: all there are, or those asked for, in the order asked.
 *
 * @throws {Error} for a name that there is no evaluation of.
 */
export function chosenNames(asked: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no evaluation named ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  }
  return asked.length === 0 ? known : [...new Set(asked)];
}
