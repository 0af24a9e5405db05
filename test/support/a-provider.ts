import type { CardContent } from '../../src/cards/card-content.ts';
import type { StreamAdapter } from '../../src/ml/ml-adapter.ts';
import type { MlJob } from '../../src/ml/ml-job.ts';
import { anAdapter } from './slow-half.ts';

/** What a provider answers once; after the last of its turns it repeats that. */
export type Turn = CardContent[] | MlJob | Error;

export interface AProvider extends StreamAdapter {
  /** How often a file was looked at, which is what is paid for. */
  readonly looks: number;
  /** The jobs that were asked for, in order. */
  readonly asked: readonly string[];
}

export const found = (...texts: string[]): CardContent[] => [
  { kind: 'keyword', entries: texts.map((text) => ({ text })) },
];

/** An adapter whose provider answers in turn: `look` first, then each `ask`. */
export function aProvider(turns: readonly Turn[], changes: Partial<StreamAdapter> = {}): AProvider {
  const counts = { looks: 0, turns: 0 };
  const asked: string[] = [];
  const answer = async () => {
    const turn = turns[Math.min(counts.turns, turns.length - 1)] ?? [];
    counts.turns += 1;
    if (turn instanceof Error) throw turn;
    return turn;
  };
  const adapter = anAdapter({
    name: 'Transcriber',
    look() {
      counts.looks += 1;
      return answer();
    },
    ask({ job }) {
      asked.push(job);
      return answer();
    },
    ...changes,
  });
  return {
    ...adapter,
    get looks() {
      return counts.looks;
    },
    asked,
  };
}
