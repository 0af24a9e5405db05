import { readFile } from 'node:fs/promises';
import { speechAdapter } from '../../src/ml/adapters/speech.ts';
import { JOINED_GAP_SECONDS } from '../../src/ml/speech/listen.ts';
import type { Evaluation, Score } from '../evaluation.ts';
import type { LabelledRecording } from './labelled-recording.ts';

/** Of recordings made by synthetic voices, of which is known where they speak. */
export const evaluation: Evaluation = { name: 'Speech detection', run };

const FRAME_SECONDS = 0.1;

interface Counts {
  /** Frames that were rightly found, wrongly found, missed. */
  right: number;
  wrong: number;
  missed: number;
}

async function run(): Promise<Score[]> {
  const recordings = JSON.parse(await readFile(here('labels.json'), 'utf8')) as LabelledRecording[];
  const counts = { tuned: { right: 0, wrong: 0, missed: 0 }, held: { right: 0, wrong: 0, missed: 0 } };
  for (const recording of recordings) count(counts[recording.part], recording, await found(recording));
  return (['tuned', 'held'] as const).flatMap((part) => scores(part, counts[part]));
}

function scores(part: Score['part'], { right, wrong, missed }: Counts): Score[] {
  const of = (measure: string, value: number, atLeast: number): Score => {
    return { part, measure, value: value * 100, unit: '%', goal: { atLeast } };
  };
  return [
    of('Frames of 100 ms, precision', right / (right + wrong), 85),
    of('Frames of 100 ms, recall', right / (right + missed), 90),
  ];
}

type Stretches = readonly (readonly [number, number])[];

function count(counts: Counts, { speech, durationSeconds }: LabelledRecording, found: Stretches): void {
  const wanted = joined(speech);
  for (let frame = 0; frame < durationSeconds / FRAME_SECONDS; frame += 1) {
    const middle = (frame + 0.5) * FRAME_SECONDS;
    const isSpeech = covers(wanted, middle);
    const isFound = covers(found, middle);
    if (isSpeech && isFound) counts.right += 1;
    else if (isFound) counts.wrong += 1;
    else if (isSpeech) counts.missed += 1;
  }
}

async function found({ file }: LabelledRecording): Promise<Stretches> {
  const bytes = await readFile(here(file));
  async function* chunks() {
    yield bytes;
  }
  const contents = await speechAdapter().look({
    file: { name: file, extension: 'mp3', sizeBytes: bytes.byteLength, type: { group: 'audio', format: 'mp3' } },
    content: { sizeBytes: bytes.byteLength, chunks: chunks() },
    signal: AbortSignal.timeout(60_000),
  });
  const card = contents.find((content) => content.kind === 'timeline');
  return (card?.entries ?? []).flatMap(({ appears = [] }) =>
    appears.map(({ startSeconds, endSeconds = startSeconds }) => [startSeconds, endSeconds] as const),
  );
}

function joined(stretches: Stretches): Stretches {
  const apart: [number, number][] = [];
  for (const [start, end] of stretches) {
    // As the adapter takes shorter pauses for speech.
    const last = apart.at(-1);
    if (last && start - last[1] < JOINED_GAP_SECONDS) last[1] = end;
    else apart.push([start, end]);
  }
  return apart;
}

function covers(stretches: Stretches, seconds: number): boolean {
  return stretches.some(([start, end]) => start <= seconds && seconds < end);
}

function here(name: string): URL {
  return new URL(name, import.meta.url);
}
