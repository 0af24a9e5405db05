import { errorFacts } from '../error-facts.ts';
import { OutdatedInvocationError } from '../errors.ts';
import type { FileAdapter, MlAdapter, TextAdapter } from '../ml/ml-adapter.ts';
import type { Log } from '../ports.ts';
import type { LookResult, Progress } from './progress.ts';

/** An adapter with what its answers and jobs are kept under: its name, or something like it where two have the same. */
export interface KeyedAdapter<Adapter extends MlAdapter = MlAdapter> {
  readonly adapter: Adapter;
  readonly key: string;
}

/** Who is to look at one file, and what has come of it so far. */
export interface LookBoard {
  readonly ofFiles: readonly KeyedAdapter<FileAdapter>[];
  readonly ofText: readonly KeyedAdapter<TextAdapter>[];
  resultOf(one: KeyedAdapter): LookResult | undefined;
  /** Puts away what was paid for and has not been yet. */
  keep(): void;
  /** In the order of the adapters. */
  results(): readonly LookResult[];
  /** Lets some adapters look side by side. Throws `OutdatedInvocationError` when one of them learns that the file has changed. */
  all<One extends KeyedAdapter>(some: readonly One[], look: (one: One) => Promise<LookResult>): Promise<void>;
}

interface Tools {
  readonly adapters: readonly MlAdapter[];
  readonly log: Log;
  /** Told whenever an adapter whose answer is worth keeping has answered while others are still looking. */
  readonly soFar: (results: readonly LookResult[]) => void;
}

/** Starts from what was found before. */
export function lookBoard({ adapters, log, soFar }: Tools, { answers, jobs }: Progress): LookBoard {
  const board = keyed(adapters);
  const ofText = board.filter(readsText);
  const byKey = new Map<string, LookResult>([...jobs, ...answers].map((result) => [result.adapter, result]));
  const results = () => board.flatMap(({ key }) => byKey.get(key) ?? []);
  let isUnkept = false;
  const keep = () => {
    if (isUnkept) soFar(results());
    isUnkept = false;
  };
  return {
    keep,
    ofFiles: board.filter(readsFiles),
    ofText,
    resultOf: ({ key }) => byKey.get(key),
    results,
    async all(some, look) {
      let looking = some.length;
      const lookOf = async (one: (typeof some)[number]) => {
        const result = await look(one);
        const before = answers.find(({ adapter }) => adapter === one.key);
        // Its cards were found before, though its text was lost.
        byKey.set(one.key, 'error' in result && before ? before : result);
        looking -= 1;
        if ('error' in result) log.warn('ML adapter failed', { adapter: one.key, ...errorFacts(result.error) });
        else if (!one.adapter.isFree) {
          isUnkept = true;
          if (looking > 0) keep();
        }
      };
      await Promise.all(some.map(lookOf));
      for (const result of byKey.values()) {
        if ('error' in result && result.error instanceof OutdatedInvocationError) throw result.error;
      }
    },
  };
}

/** Two adapters of one name must not be given each other's answers. */
function keyed(adapters: readonly MlAdapter[]): KeyedAdapter[] {
  return adapters.map((adapter, index) => {
    const namesakes = adapters.slice(0, index).filter(({ name }) => name === adapter.name).length;
    return { adapter, key: namesakes === 0 ? adapter.name : `${adapter.name} (${namesakes + 1})` };
  });
}

function readsText(one: KeyedAdapter): one is KeyedAdapter<TextAdapter> {
  return one.adapter.as === 'text';
}

function readsFiles(one: KeyedAdapter): one is KeyedAdapter<FileAdapter> {
  return !readsText(one);
}
