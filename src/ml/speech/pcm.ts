/** Sound of one channel. */
export interface Pcm {
  /** From -1 to 1. */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly samplesPerSecond: number;
}

/** What the detector and the models for recognition were made for. */
export const SPEECH_HZ = 16_000;
