import type { Score } from '../evaluation.ts';

/** Tuned against, or kept out of that: each picture's source belongs to one of them. */
export type Part = Score['part'];
