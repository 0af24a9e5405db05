import type { JobInProgress } from './ml/ml-job.ts';
import type { SkillInvocation } from './skill-invocation.ts';

/** What one message of the queue carries. */
export interface QueuedInvocation {
  readonly invocation: SkillInvocation;
  /**
   * How often workers had it in earlier messages; the queue itself counts those of this one. It grows with
   * each message that an invocation goes on in, and so tells the newer of two: the older is superseded.
   */
  readonly attemptsBefore: number;
  /** Work under way at providers, to be asked for instead of looking at the file again. */
  readonly jobs: readonly JobInProgress[];
}

/** What the queue says of a message besides its text. */
export interface Delivery {
  /** How often workers had this message, this time included. */
  readonly receiveCount: number;
  /** Milliseconds since 1970. */
  readonly sentAtMs?: number | undefined;
}

/** An invocation as it goes into the queue for the first time. */
export function firstQueued(invocation: SkillInvocation): QueuedInvocation {
  return { invocation, attemptsBefore: 0, jobs: [] };
}
