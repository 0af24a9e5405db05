import type { Clock } from './clock.ts';
import type { Deadline } from './deadline.ts';
import { ClaimedElsewhereError } from './errors.ts';
import type { ClaimAnswer, IdempotencyStore } from './ports.ts';
import type { QueuedInvocation } from './queued-invocation.ts';
import { invocationKey } from './skill-invocation.ts';

/** How much longer than our own time we hold a claim, so that no second worker starts while we end. */
export const LEASE_MARGIN_MS = 10_000;

/**
 * Takes an invocation for this worker, for as long as its time lasts and a little more.
 *
 * @throws {ClaimedElsewhereError} when another worker has it; it says when that one's lease ends.
 */
export async function claimInvocation(
  { store, now }: { store: IdempotencyStore; now: Clock },
  { invocation, attemptsBefore }: QueuedInvocation,
  deadline: Deadline,
): Promise<Exclude<ClaimAnswer, { outcome: 'in-progress' }>> {
  const leaseMs = deadline.remainingMs() + LEASE_MARGIN_MS;
  const answer = await store.claim(invocationKey(invocation), leaseMs, attemptsBefore);
  if (answer.outcome !== 'in-progress') return answer;
  throw new ClaimedElsewhereError(Math.max(0, answer.leaseEndsAtMs - now().getTime()));
}
