import { MlAdapterError } from '../errors.ts';
import type { FileAdapter, Found } from '../ml/ml-adapter.ts';
import { type JobInProgress, MAX_JOB_CHARACTERS, type MlJob } from '../ml/ml-job.ts';
import { fieldsOf } from '../untrusted-json.ts';

/** A job that is to be asked for again, and perhaps when. */
export interface PendingJob extends JobInProgress {
  readonly askAgainInMs?: number | undefined;
}

/** Whether an adapter returned a job and not contents; one in plain JavaScript may return anything. */
export function isJob(given: Found[] | MlJob | undefined): given is MlJob {
  return !Array.isArray(given) && 'job' in fieldsOf(given);
}

/**
 * @param before the same job when it was last asked for.
 * @throws {MlAdapterError} when nobody could ask for this job again.
 */
export function pendingJob(
  { adapter, key }: { readonly adapter: FileAdapter; readonly key: string },
  { job, askAgainInMs }: MlJob,
  before: JobInProgress | undefined,
  now: Date,
): PendingJob {
  const isUsable = typeof job === 'string' && job !== '' && job.length <= MAX_JOB_CHARACTERS;
  if (!isUsable || !adapter.ask) throw new MlAdapterError('What it answered cannot be used.', false);
  return {
    adapter: key,
    job,
    asked: before ? before.asked + 1 : 0,
    startedAtMs: before?.startedAtMs ?? now.getTime(),
    askAgainInMs: Number.isFinite(askAgainInMs) ? askAgainInMs : undefined,
  };
}
