import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends on nothing but the seed and what is decided: a second run decides the same. */
export type Decide = (...about: (string | number)[]) => number;

export function decisionsFrom(seed: string): Decide {
  return (...about) =>
    createHash('sha256')
      .update([seed, ...about].join('\0'))
      .digest()
      .readUInt32BE() /
    2 ** 32;
}

/** One of these, in the proportion of their weights. */
export function chosen<Name extends string>(weights: Readonly<Record<Name, number>>, at: number): Name {
  const names = Object.keys(weights) as Name[];
  const total = names.reduce((sum, name) => sum + weights[name], 0);
  let left = at * total;
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return names.at(-1) as Name;
}
