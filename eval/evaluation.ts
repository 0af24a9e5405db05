/** Scores one part of the skill on a labelled set; `eval/<name>/evaluate.ts` exports one as `evaluation`. */
export interface Evaluation {
  readonly name: string;
  run(): Promise<readonly Score[]>;
}

export interface Score {
  /** What was chosen and tuned against, or what was kept out of that. */
  readonly part: 'tuned' | 'held';
  /** Such as "Key phrases, recall"; the scores of both parts stand in one row where they have the same. */
  readonly measure: string;
  /** With the unit `%` from 0 to 100, and so are its goals. */
  readonly value: number;
  readonly unit?: '%' | '';
  readonly goal?: Goal;
}

export interface Goal {
  readonly atLeast?: number;
  readonly atMost?: number;
}
