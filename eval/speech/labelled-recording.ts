/** A recording of which is known where somebody speaks. */
export interface LabelledRecording {
  readonly file: string;
  readonly part: 'tuned' | 'held';
  readonly durationSeconds: number;
  /** Start and end of each sentence, in seconds. */
  readonly speech: readonly (readonly [number, number])[];
}
