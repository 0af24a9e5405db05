import { MlAdapterError, UnusableFileError } from '../../errors.ts';

/** What a thread sends back: errors as what is needed to make them anew, since classes do not travel. */
export type ThreadAnswer<Out> =
  | { readonly output: Out }
  | { readonly unusable: { readonly fault: UnusableFileError['fault']; readonly forPerson: string } }
  | { readonly failed: { readonly forPerson: string; readonly retryable: boolean } }
  | { readonly bug: { readonly name: string; readonly message: string; readonly stack: string } };

export function answerOf(error: unknown): ThreadAnswer<never> {
  if (error instanceof UnusableFileError) return { unusable: { fault: error.fault, forPerson: error.forPerson } };
  if (error instanceof MlAdapterError) return { failed: { forPerson: error.forPerson, retryable: error.retryable } };
  const { name, message, stack = '' } = error instanceof Error ? error : new Error('not an error');
  return { bug: { name, message, stack } };
}

/** @throws {UnusableFileError} or {MlAdapterError}, as they were thrown in the thread. */
export function outputOf<Out>(answer: ThreadAnswer<Out>): Out {
  if ('output' in answer) return answer.output;
  if ('unusable' in answer) throw new UnusableFileError(answer.unusable.fault, answer.unusable.forPerson);
  if ('failed' in answer) throw new MlAdapterError(answer.failed.forPerson, answer.failed.retryable);
  throw brokeDown(Object.assign(new Error(), answer.bug));
}

/** For whatever a library throws, or dies of. Its message may hold parts of the file, so nobody is shown it. */
export function brokeDown(cause: unknown): MlAdapterError {
  return new MlAdapterError('This file could not be read: it may be damaged.', false, { cause });
}
