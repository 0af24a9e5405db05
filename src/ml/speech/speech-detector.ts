import { packageFile } from '../package-file.ts';
import { SPEECH_HZ } from './pcm.ts';
import type { SherpaOnnx, SherpaVad } from './sherpa-onnx.ts';

/** A stretch in which somebody speaks. */
export interface Utterance {
  readonly startSeconds: number;
  readonly samples: Float32Array;
}

/** Finds speech in sound at `SPEECH_HZ`, which it is given piece by piece. */
export interface SpeechDetector {
  accept(samples: Float32Array): Utterance[];
  /** What is still being spoken at the end. */
  finish(): Utterance[];
}

/** Chosen on the tuned part of eval/speech. */
const WEIGHTS = 'dist/silero_vad_v6.onnx';
const WINDOW_SAMPLES = 512;
const THRESHOLD = 0.5;
const LEAST_SPEECH_SECONDS = 0.25;
const LEAST_PAUSE_SECONDS = 0.5;

/** Past this the detector looks for the smallest pause; models for recognition hear no more than 30 s at once. */
const LONG_UTTERANCE_SECONDS = 20;
/** Past this an utterance is ended in any case, since all of it lies in memory. */
export const LONGEST_UTTERANCE_SECONDS = 28;

/**
 * The detector of Silero, by sherpa-onnx.
 *
 * @throws when the weights cannot be loaded.
 */
export function sileroDetector(sherpa: SherpaOnnx): SpeechDetector {
  const vad = sherpa.createVad({
    sileroVad: {
      model: packageFile('@ricky0123/vad-web', WEIGHTS),
      threshold: THRESHOLD,
      minSilenceDuration: LEAST_PAUSE_SECONDS,
      minSpeechDuration: LEAST_SPEECH_SECONDS,
      maxSpeechDuration: LONG_UTTERANCE_SECONDS,
      windowSize: WINDOW_SAMPLES,
    },
    sampleRate: SPEECH_HZ,
    numThreads: 1,
    debug: 0,
    bufferSizeInSeconds: 2 * LONGEST_UTTERANCE_SECONDS,
  });
  if (vad.handle === 0) throw new Error('The speech detector could not be loaded.');
  return boundedDetector(vad);
}

/** A detector whose utterances are never longer than `LONGEST_UTTERANCE_SECONDS`, whatever it hears. */
export function boundedDetector(vad: Omit<SherpaVad, 'handle'>): SpeechDetector {
  const window = new Float32Array(WINDOW_SAMPLES);
  let filled = 0;
  let spokenSamples = 0;
  const hear = (): Utterance[] => {
    vad.acceptWaveform(window.subarray(0, filled));
    spokenSamples = vad.isDetected() ? spokenSamples + filled : 0;
    filled = 0;
    if (spokenSamples > (LONGEST_UTTERANCE_SECONDS - 1) * SPEECH_HZ) {
      vad.flush();
      spokenSamples = 0;
    }
    return ended(vad);
  };
  return {
    accept(samples) {
      const utterances: Utterance[] = [];
      // Of more than one window the detector would only tell that there is speech somewhere in it.
      for (let at = 0; at < samples.length; ) {
        const part = samples.subarray(at, at + WINDOW_SAMPLES - filled);
        window.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === WINDOW_SAMPLES) utterances.push(...hear());
      }
      return utterances;
    },
    finish() {
      const last = hear();
      vad.flush();
      return [...last, ...ended(vad)];
    },
  };
}

function ended(vad: Omit<SherpaVad, 'handle'>): Utterance[] {
  const utterances: Utterance[] = [];
  while (!vad.isEmpty()) {
    const { start, samples } = vad.front();
    vad.pop();
    utterances.push({ startSeconds: start / SPEECH_HZ, samples });
  }
  return utterances;
}
