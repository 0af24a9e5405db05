import type { Random } from './random.ts';

/** A value as it stands in a document. */
export interface Value {
  readonly written: string;
  /** What the card calls it; absent for what is not sensitive. */
  readonly label?: string;
  /** What tells it from others, where that is not all of what is written. */
  readonly core?: string;
}

export type MakeValue = (random: Random) => Value;
