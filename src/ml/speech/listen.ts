import { type Caption, captionsOf } from './captions.ts';
import { type Pcm, SPEECH_HZ } from './pcm.ts';
import type { Recognise } from './recogniser.ts';
import { Resampler } from './resampler.ts';
import type { SpeechDetector, Utterance } from './speech-detector.ts';

export interface Heard {
  /** Of the sound that was listened to. */
  readonly durationSeconds: number;
  /** In order, apart from each other. */
  readonly speech: readonly Stretch[];
  /** What was said, an utterance each; empty where nothing recognises speech. */
  readonly said: readonly Said[];
  /** Whether there was more sound than was listened to. */
  readonly isCut: boolean;
  /** Whether there was more speech than was recognised. */
  readonly isSaidCut: boolean;
}

export interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface Said {
  readonly text: string;
  readonly captions: readonly Caption[];
}

export interface Listener {
  readonly detector: SpeechDetector;
  readonly recognise?: Recognise | undefined;
  /** How much of the sound is listened to, from its start. */
  readonly listenedSeconds: number;
  /** How much of the speech is recognised, from its start. */
  readonly recognisedSeconds: number;
}

/** Stretches of speech that are less apart are one. */
export const JOINED_GAP_SECONDS = 1;

/** Listens to sound of any sample rate, or of several, and holds no more of it than one utterance. */
export function listen(sound: Iterable<Pcm>, listener: Listener): Heard {
  const { detector, recognise, listenedSeconds, recognisedSeconds } = listener;
  const speech: { startSeconds: number; endSeconds: number }[] = [];
  const said: Said[] = [];
  let spokenSeconds = 0;
  let isSaidCut = false;
  const take = ({ startSeconds, samples }: Utterance) => {
    const endSeconds = startSeconds + samples.length / SPEECH_HZ;
    const last = speech.at(-1);
    if (last && startSeconds - last.endSeconds < JOINED_GAP_SECONDS)
      last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else speech.push({ startSeconds, endSeconds });
    if (!recognise) return;
    if (spokenSeconds >= recognisedSeconds) isSaidCut = true;
    else {
      spokenSeconds += endSeconds - startSeconds;
      const recognised = recognise(samples);
      const captions = captionsOf(recognised, { startSeconds, endSeconds });
      if (captions.length > 0) said.push({ text: recognised.text, captions });
    }
  };

  const mostSamples = listenedSeconds * SPEECH_HZ;
  let samples = 0;
  let isCut = false;
  for (const piece of atSpeechRate(sound)) {
    const left = mostSamples - samples;
    isCut = piece.length > left;
    const wanted = isCut ? piece.subarray(0, left) : piece;
    samples += wanted.length;
    for (const utterance of detector.accept(wanted)) take(utterance);
    if (isCut) break;
  }
  for (const utterance of detector.finish()) take(utterance);
  return { durationSeconds: samples / SPEECH_HZ, speech, said, isCut, isSaidCut };
}

function* atSpeechRate(sound: Iterable<Pcm>): Generator<Float32Array> {
  let rate = SPEECH_HZ;
  let resampler: Resampler | undefined;
  for (const { samples, samplesPerSecond } of sound) {
    if (samplesPerSecond !== rate) {
      if (resampler) yield resampler.finish();
      rate = samplesPerSecond;
      resampler = rate === SPEECH_HZ ? undefined : new Resampler(rate, SPEECH_HZ);
    }
    yield resampler ? resampler.accept(samples) : samples;
  }
  if (resampler) yield resampler.finish();
}
