export interface CharacterErrors {
  /** Characters to put in, take out or change, at least, to get from the text read to the true one. */
  readonly errors: number;
  /** Of the true text. */
  readonly characters: number;
}

/** Compares texts in their order; how they are broken into lines and spaced does not matter. */
export function characterErrors(read: string, truth: string): CharacterErrors {
  const [one, other] = [normalised(read), normalised(truth)];
  return { errors: distance(one, other), characters: other.length };
}

function normalised(text: string): string[] {
  return [...text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()];
}

/** Levenshtein's. */
function distance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, character] of one.entries()) {
    const next = [at + 1];
    for (const [column, wanted] of other.entries()) {
      const changed = (row[column] ?? 0) + (character === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
