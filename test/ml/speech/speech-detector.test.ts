import { describe, expect, it } from '@jest/globals';
import { SPEECH_HZ } from '../../../src/ml/speech/pcm.ts';
import { boundedDetector, LONGEST_UTTERANCE_SECONDS } from '../../../src/ml/speech/speech-detector.ts';

/** Hears speech in every sample that is not 0, as the true detector would tell it. */
function fakeVad() {
  const ended: { start: number; samples: Float32Array }[] = [];
  let heard = 0;
  let speech: { start: number; parts: number[] } | undefined;
  let largestPiece = 0;
  const end = () => {
    if (speech) ended.push({ start: speech.start, samples: Float32Array.from(speech.parts) });
    speech = undefined;
  };
  return {
    largestPiece: () => largestPiece,
    acceptWaveform(samples: Float32Array) {
      largestPiece = Math.max(largestPiece, samples.length);
      for (const value of samples) {
        if (value === 0) end();
        else {
          speech ??= { start: heard, parts: [] };
          speech.parts.push(value);
        }
        heard += 1;
      }
    },
    isEmpty: () => ended.length === 0,
    isDetected: () => speech !== undefined,
    front: () => ended[0] ?? { start: 0, samples: new Float32Array(0) },
    pop: () => void ended.shift(),
    flush: end,
  };
}

function sound(...parts: readonly (readonly [value: number, seconds: number])[]): Float32Array {
  return Float32Array.from(parts.flatMap(([value, seconds]) => Array<number>(seconds * SPEECH_HZ).fill(value)));
}

function stretches(utterances: readonly { startSeconds: number; samples: Float32Array }[]) {
  return utterances.map(({ startSeconds, samples }) => [startSeconds, samples.length / SPEECH_HZ]);
}

describe('boundedDetector', () => {
  it('gives each utterance once it has ended, and the last at the end', () => {
    const detector = boundedDetector(fakeVad());
    expect(stretches(detector.accept(sound([0, 1], [1, 2])))).toEqual([]);
    expect(stretches(detector.accept(sound([1, 1], [0, 1], [1, 1])))).toEqual([[1, 3]]);
    expect(stretches(detector.finish())).toEqual([[5, 1]]);
    expect(stretches(detector.finish())).toEqual([]);
  });

  it('ends an utterance that is too long to be held, and goes on with the next at once', () => {
    const vad = fakeVad();
    const detector = boundedDetector(vad);
    const found = stretches([...detector.accept(sound([1, 100])), ...detector.finish()]);
    for (const [, seconds] of found) expect(seconds).toBeLessThanOrEqual(LONGEST_UTTERANCE_SECONDS);
    expect(found.length).toBe(Math.ceil(100 / LONGEST_UTTERANCE_SECONDS));
    expect(found.reduce((total, [, seconds = 0]) => total + seconds, 0)).toBe(100);
    found.slice(1).forEach(([start], index) => {
      const [before = 0, seconds = 0] = found[index] ?? [];
      expect(start).toBeCloseTo(before + seconds, 6);
    });
  });

  it('asks for one window at a time, since the true detector tells only whether there is speech in all it is given', () => {
    const vad = fakeVad();
    boundedDetector(vad).accept(sound([1, 3]));
    expect(vad.largestPiece()).toBe(512);
  });
});
