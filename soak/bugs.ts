/** One line of the product, and what is put in its place. */
export interface Bug {
  readonly file: string;
  readonly line: string;
  readonly broken: string;
}

export type BugName = 'no-claim' | 'short-lease' | 'early-ack' | 'keep-nothing' | 'no-version-check';

/** Bugs put in on purpose, to see that the ledger shows them. */
export const BUGS: Readonly<Record<BugName, Bug>> = {
  'no-claim': {
    file: 'src/aws/dynamodb-idempotency-store.ts',
    line: "'attribute_not_exists(id) OR #owner = :owner",
    broken: "'attribute_exists(id) OR attribute_not_exists(id) OR #owner = :owner",
  },
  'short-lease': {
    file: 'src/claim-invocation.ts',
    line: 'const leaseMs = deadline.remainingMs() + LEASE_MARGIN_MS;',
    broken: 'const leaseMs = 50 + 0 * LEASE_MARGIN_MS;',
  },
  'early-ack': {
    file: 'src/receive-invocation.ts',
    line: 'await queue.enqueue(firstQueued(invocation));',
    broken: 'void queue.enqueue(firstQueued(invocation)).catch(() => {});',
  },
  'keep-nothing': {
    file: 'src/aws/dynamodb-idempotency-store.ts',
    line: 'async keep(text) {',
    broken: 'async keep(text) { if (text) return;',
  },
  'no-version-check': {
    file: 'src/slow-half/version-check.ts',
    line: 'async beforeWriting() {',
    broken: 'async beforeWriting() { if (LATE_MS > 0) return;',
  },
};
