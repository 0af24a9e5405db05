import { AwsCallError, SkillError } from './errors.ts';

/**
 * Whether no other try would help an invocation.
 *
 * What AWS refuses us is never the file's fault: an operator mends a role or a key, and the message must
 * still be there.
 */
export function isFinal(error: unknown): error is SkillError {
  return error instanceof SkillError && !error.retryable && !(error instanceof AwsCallError);
}
