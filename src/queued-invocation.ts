import type { JobInProgress } from './ml/ml-job.ts';
import type { SkillInvocation } from './skill-invocation.ts';

/** What one message of the queue carries. */
export interface QueuedInvocation {
  readonly invocation: SkillInvocation;
  /** How often workers had it in earlier messages; the queue itself counts those of this one. */
  readonly attemptsBefore: number;
  /** Work under way at providers, to be asked for instead of looking at the file again. */
  readonly jobs: readonly JobInProgress[];
}

/** An invocation as it goes into the queue for the first time. */
export function firstQueued(invocation: SkillInvocation): QueuedInvocation {
  return { invocation, attemptsBefore: 0, jobs: [] };
}
