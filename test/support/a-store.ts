import type { Claim, IdempotencyStore } from '../../src/ports.ts';

/** A store of which some things fail, or are said otherwise. */
export function aStoreWith(
  store: IdempotencyStore,
  changes: Partial<Claim>,
  { leaseMs, ...others }: Partial<IdempotencyStore> & { readonly leaseMs?: number } = {},
): IdempotencyStore {
  return {
    ...store,
    ...others,
    async claim(key, givenMs, attemptsBefore) {
      const answer = await store.claim(key, leaseMs ?? givenMs, attemptsBefore);
      return answer.outcome === 'claimed' ? { ...answer, claim: { ...answer.claim, ...changes } } : answer;
    },
  };
}

/** As a worker leaves the table that is killed before it can note anything more; its lease ends after `leaseMs`. */
export const killedWorkersStore = (store: IdempotencyStore, leaseMs: number): IdempotencyStore => {
  const dead = async () => {};
  return aStoreWith(store, { complete: dead, release: dead, wait: dead }, { leaseMs });
};
