import type { Programs } from './build-programs.ts';

/** What a measure is given. */
export interface Bench {
  /** Few rounds and smaller sizes, for CI. */
  readonly quick: boolean;
  readonly programs: Programs;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  /** The least that the same work takes, measured beside ours; empty where there is no such thing. */
  readonly floor?: string;
  readonly ours: string;
  /** Such as `1.12 (1.08–1.20)`. */
  readonly ratio?: string;
  readonly goal?: string;
  /** Whether the goal is met; absent for lines that are told for scale only. */
  readonly met?: boolean;
  /** Wrong bytes, a wrong count, a limit that was not kept: this fails the run, where a missed goal does not. */
  readonly wrong?: string | false;
}

/** Measures one thing, in rounds that alternate with its floor. */
export type Measure = (bench: Bench) => Promise<readonly Row[]>;
