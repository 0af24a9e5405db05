import type { Box } from '../../src/ml/photo/pixels.ts';

/** A picture, and what is to be found in it. */
export interface LabelledPhoto {
  readonly name: string;
  /** Encoded. */
  readonly bytes: Uint8Array;
  /** Forehead to chin and cheek to cheek, in fractions of the picture. */
  readonly faces: readonly Box[];
}
