import { withFewFaults } from './few-faults.ts';
import type { Pcm } from './pcm.ts';

/** Small, so that no more than some seconds of sound lie in memory at once. */
const FEED_BYTES = 8 * 1024;

/** Decodes MP3 (and MP1, MP2) piece by piece; what is broken in between is left out. Meant for a thread of its own. */
export async function mp3Decoder(): Promise<(pieces: Iterable<Uint8Array>) => Generator<Pcm>> {
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  return function* decode(pieces) {
    for (const piece of pieces) {
      for (let at = 0; at < piece.byteLength; at += FEED_BYTES) {
        const fed = piece.subarray(at, at + FEED_BYTES);
        const { channelData, samplesDecoded, sampleRate } = withFewFaults(() => decoder.decode(fed));
        if (samplesDecoded > 0) yield { samples: mixed(channelData, samplesDecoded), samplesPerSecond: sampleRate };
      }
    }
  };
}

function mixed([left, right = left]: readonly Float32Array[], length: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(length);
  if (!left || !right) return samples;
  for (let index = 0; index < length; index += 1) samples[index] = ((left[index] ?? 0) + (right[index] ?? 0)) / 2;
  return samples;
}
