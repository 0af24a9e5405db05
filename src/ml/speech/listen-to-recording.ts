import { inFedThread } from '../media/in-fed-thread.ts';
import type { FileContent, Found } from '../ml-adapter.ts';
import type { ListenInput } from './listen.thread.ts';
import type { Heard } from './listen.ts';
import { speechContents } from './speech-contents.ts';
import { speechModel } from './speech-model.ts';

interface Listening {
  readonly format: 'mp3' | 'wav';
  readonly content: FileContent;
  readonly signal: AbortSignal;
}

export interface ListenOptions {
  readonly modelFolder?: string | undefined;
  readonly listenedSeconds: number;
  readonly recognisedSeconds: number;
}

/** JavaScript holds one utterance and some pieces; the engine's memory comes on top. */
const HEAP_MB = 256;

/**
 * Listens to a recording, and makes cards of where somebody speaks and, with a model, of what is said.
 *
 * @throws {UnusableFileError} when its sound cannot be read; {MlAdapterError} when the model cannot; the signal's reason;
 *   whatever the stream throws.
 */
export async function listenToRecording(
  { format, content, signal }: Listening,
  { modelFolder, ...limits }: ListenOptions,
): Promise<Found[]> {
  signal.throwIfAborted();
  const model = modelFolder === undefined ? undefined : speechModel(modelFolder);
  const heard = await inFedThread<ListenInput, Heard>(
    new URL('./listen.thread.ts', import.meta.url),
    { input: { format, model, ...limits }, chunks: content.chunks },
    { signal, heapMb: HEAP_MB },
  );
  return speechContents(heard, limits);
}
