import { errorFacts } from '../error-facts.ts';
import { MlAdapterError, SkillError } from '../errors.ts';
import { isFinal } from '../is-final.ts';
import type { FileAdapter, FileFacts, Found } from '../ml/ml-adapter.ts';
import type { JobInProgress, MlJob } from '../ml/ml-job.ts';
import type { Log } from '../ports.ts';
import { type AdapterTime, withinTime } from './within-time.ts';

interface Means extends AdapterTime {
  readonly file: FileFacts;
  readonly log: Log;
}

/**
 * Asks an adapter for its job.
 *
 * A question that fails in a way that may pass costs nothing: the job is left as it is and asked for
 * later. Only the provider's own refusal ends it.
 */
export async function askForJob(adapter: FileAdapter, { job }: JobInProgress, means: Means): Promise<Found[] | MlJob> {
  const { file, log } = means;
  const ask = adapter.ask?.bind(adapter);
  if (!ask) throw new MlAdapterError('This skill no longer asks for such work.', false);
  try {
    return await withinTime(adapter.limits.timeoutMs, means, (signal) => ask({ file, signal, job }));
  } catch (error) {
    if (isFinal(error)) throw error;
    log.warn('job not answered', { adapter: adapter.name, ...errorFacts(error) });
    return { job, askAgainInMs: error instanceof SkillError ? error.retryAfterMs : undefined };
  }
}
