/**
 * Runs each of several works once a round, in turn, and collects what each resolved to.
 *
 * Every other round goes backwards, so that none always comes after the same one.
 */
export async function interleaved<Name extends string, Result>(
  rounds: number,
  works: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(works) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Result[]>;
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order) results[name].push(await works[name]());
  }
  return results;
}
