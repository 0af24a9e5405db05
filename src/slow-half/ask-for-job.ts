import type { CardContent } from '../cards/card-content.ts';
import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { MlAdapterError, SkillError } from '../errors.ts';
import type { FileFacts, MlAdapter } from '../ml/ml-adapter.ts';
import type { JobInProgress, MlJob } from '../ml/ml-job.ts';
import type { Log } from '../ports.ts';
import { rejectionOn } from './look-once.ts';

interface Means {
  readonly file: FileFacts;
  readonly deadline: Deadline;
  readonly log: Log;
  readonly now: Clock;
  readonly spent: (tookMs: number) => void;
}

/**
 * Asks an adapter for its job.
 *
 * A question that fails in a way that may pass costs nothing: the job is left as it is and asked for
 * later. Only the provider's own refusal ends it.
 */
export async function askForJob(
  adapter: MlAdapter,
  { job }: JobInProgress,
  means: Means,
): Promise<CardContent[] | MlJob> {
  const { file, deadline, log, now, spent } = means;
  if (!adapter.ask) throw new MlAdapterError('This skill no longer asks for such work.', false);
  using limit = startDeadline(adapter.limits.timeoutMs, now, deadline);
  const startedAtMs = now().getTime();
  try {
    return await Promise.race([adapter.ask({ file, signal: limit.signal, job }), rejectionOn(limit.signal)]);
  } catch (error) {
    if (error instanceof SkillError && !error.retryable) throw error;
    log.warn('job not answered', { adapter: adapter.name, ...errorFacts(error) });
    return { job, askAgainInMs: error instanceof SkillError ? error.retryAfterMs : undefined };
  } finally {
    spent(now().getTime() - startedAtMs);
  }
}
