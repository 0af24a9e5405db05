/** How much of what was looked for was found, and how much was found besides. */
export interface Matches {
  /** Found entries that match a label, those that match in part by their share. */
  readonly right: number;
  readonly found: number;
  readonly labelled: number;
}

/**
 * Pairs what was found with the labels, each label with one finding at most, whole matches before those in part.
 *
 * @param likeness 1 for the same, 0 for something else, between them for a match in part.
 */
export function countMatches(
  found: readonly string[],
  labels: readonly string[],
  likeness: (found: string, label: string) => number,
): Matches {
  const pairs = found.flatMap((one, foundAt) =>
    labels.map((label, labelAt) => ({ foundAt, labelAt, like: likeness(one, label) })),
  );
  const [takenFound, takenLabels] = [new Set<number>(), new Set<number>()];
  let right = 0;
  for (const { foundAt, labelAt, like } of pairs.sort((a, b) => b.like - a.like)) {
    if (like === 0 || takenFound.has(foundAt) || takenLabels.has(labelAt)) continue;
    takenFound.add(foundAt);
    takenLabels.add(labelAt);
    right += like;
  }
  return { right, found: found.length, labelled: labels.length };
}

/** The matches of many documents together: a document counts by the number of its labels. */
export function together(matches: readonly Matches[]): Matches {
  const sum = (key: keyof Matches) => matches.reduce((total, one) => total + one[key], 0);
  return { right: sum('right'), found: sum('found'), labelled: sum('labelled') };
}
