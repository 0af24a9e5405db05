import { writeFileSync } from 'node:fs';
import type { LabelledRecording } from './labelled-recording.ts';
import { encoded, HZ, mix, music, noise, type Sound, seeded, spoken, strength, type Voice } from './made-sound.ts';
import { SENTENCES } from './sentences.ts';

interface Plan {
  readonly file: string;
  readonly part: LabelledRecording['part'];
  readonly voices: readonly Voice[];
  readonly language: keyof typeof SENTENCES;
  readonly firstSentence: number;
  /** What lies under everything, and how many decibels below the speech. */
  readonly under?: 'hum' | 'street' | 'music';
  readonly underDecibels?: number;
  /** What is heard between the sentences. */
  readonly between: readonly ('silence' | 'music' | 'noise' | 'knocks')[];
  /** Sound above and below is lost, as over a telephone. */
  readonly telephone?: boolean;
}

const PLANS: readonly Plan[] = [
  {
    file: 'quiet-room.mp3',
    part: 'tuned',
    voices: ['flite:slt', 'flite:rms'],
    language: 'en',
    firstSentence: 0,
    between: ['silence', 'knocks'],
  },
  {
    file: 'windy-street.mp3',
    part: 'tuned',
    voices: ['espeak:en-gb+f3', 'flite:awb'],
    language: 'en',
    firstSentence: 4,
    under: 'street',
    underDecibels: 12,
    between: ['silence', 'noise'],
  },
  {
    file: 'radio-de.mp3',
    part: 'tuned',
    voices: ['espeak:de+m3', 'espeak:de+f2'],
    language: 'de',
    firstSentence: 0,
    under: 'music',
    underDecibels: 15,
    between: ['music', 'silence', 'music'],
  },
  {
    file: 'humming-hall-fr.mp3',
    part: 'held',
    voices: ['espeak:fr-fr+f4', 'espeak:fr-fr+m2'],
    language: 'fr',
    firstSentence: 0,
    under: 'hum',
    underDecibels: 15,
    between: ['silence', 'knocks', 'noise'],
  },
  {
    file: 'podcast.mp3',
    part: 'held',
    voices: ['flite:kal16', 'espeak:en-us+f5', 'flite:slt'],
    language: 'en',
    firstSentence: 5,
    under: 'music',
    underDecibels: 12,
    between: ['music', 'silence'],
  },
  {
    file: 'telephone-es.mp3',
    part: 'held',
    voices: ['espeak:es+m5', 'espeak:es-419+f1'],
    language: 'es',
    firstSentence: 0,
    under: 'street',
    underDecibels: 9,
    between: ['silence', 'noise', 'music'],
    telephone: true,
  },
];
const SENTENCES_EACH = 6;
const GAPS_SECONDS = [1.6, 3.1, 1.3, 4.2, 2.2, 2.7, 1.9];
/** As strong as a voice. */
const FULL = 0.1;

function recording(plan: Plan, seed: number): LabelledRecording & { sound: Sound } {
  const random = seeded(seed);
  const known = SENTENCES[plan.language];
  const sentences = Array.from({ length: SENTENCES_EACH }, (_, index) => {
    const voice = plan.voices[index % plan.voices.length] ?? 'flite:slt';
    return asStrongAs(spoken(voice, known[(plan.firstSentence + index) % known.length] ?? ''), FULL);
  });
  const gaps = GAPS_SECONDS.slice(0, SENTENCES_EACH + 1).map((gap) => gap + random() * 0.4);
  const spokenSamples = sentences.reduce((sum, one) => sum + one.length, 0);
  const seconds = Math.ceil(spokenSamples / HZ + gaps.reduce((sum, gap) => sum + gap, 0));
  const sound = new Float32Array(seconds * HZ);
  const speech: [number, number][] = [];
  let at = 0;
  for (const [index, gap] of gaps.entries()) {
    fill(sound, plan.between[index % plan.between.length] ?? 'silence', { at, seconds: gap, random });
    at += gap;
    const sentence = sentences[index];
    if (!sentence) continue;
    mix(sound, sentence, at, 1);
    speech.push([rounded(at), rounded(at + sentence.length / HZ)]);
    at += sentence.length / HZ;
  }
  layUnder(sound, plan, random);
  return { file: plan.file, part: plan.part, durationSeconds: seconds, speech, sound };
}

function fill(
  sound: Sound,
  kind: Plan['between'][number],
  { at, seconds, random }: { at: number; seconds: number; random: () => number },
): void {
  if (kind === 'music') mix(sound, asStrongAs(music(seconds, 0.4, random), FULL), at, 1);
  if (kind === 'noise') mix(sound, asStrongAs(noise(seconds, 0.5, random), FULL / 2), at, 1);
  if (kind !== 'knocks') return;
  for (let knock = 0.3; knock < seconds; knock += 0.5)
    mix(sound, asStrongAs(noise(0.03, 0.8, random), 0.3), at + knock, 1);
}

function layUnder(sound: Sound, { under, underDecibels = 0 }: Plan, random: () => number): void {
  if (!under) return;
  const seconds = sound.length / HZ;
  const layers = {
    hum: () =>
      sound.map((_, at) => Math.sin((2 * Math.PI * 50 * at) / HZ) + 0.5 * Math.sin((2 * Math.PI * 150 * at) / HZ)),
    street: () => noise(seconds, 0.9, random).map((value, at) => value * (1 + 0.5 * Math.sin(at / HZ))),
    music: () => music(seconds, 0.5, random),
  };
  mix(sound, asStrongAs(layers[under](), FULL * 10 ** (-underDecibels / 20)), 0, 1);
}

function asStrongAs(sound: Sound, wanted: number): Sound {
  const factor = wanted / Math.max(1e-9, strength(sound));
  return sound.map((value) => value * factor);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

/** Writes the labelled recordings and their labels. Where somebody speaks is known, since it was put there. */
export function makeRecordings(): void {
  const labels: LabelledRecording[] = PLANS.map((plan, index) => {
    const { sound, ...label } = recording(plan, 1000 + index);
    const band = plan.telephone ? ['--highpass', '0.3', '--lowpass', '3.4'] : [];
    const bytes = encoded(sound, 'mp3', ['lame', '-m', 'm', '-b', '24', '--resample', '16', ...band, 'IN', 'OUT']);
    writeFileSync(new URL(label.file, import.meta.url), bytes);
    return label;
  });
  writeFileSync(new URL('labels.json', import.meta.url), `${JSON.stringify(labels, undefined, 2)}\n`);
}
