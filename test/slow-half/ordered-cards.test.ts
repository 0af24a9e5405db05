import { describe, expect, it } from '@jest/globals';
import type { SkillCard } from '../../src/cards/skill-card.ts';
import { BoxApiError, OutdatedInvocationError } from '../../src/errors.ts';
import type { CardWriter } from '../../src/ports.ts';
import { orderedCards, STRAGGLER_MS } from '../../src/slow-half/ordered-cards.ts';
import { aLog } from '../support/factories.ts';

const now = () => new Date();
const allowed = async () => {};
const outdated = async () => {
  throw new OutdatedInvocationError('newer-version');
};
const card = {} as SkillCard;
const boxSays = (status?: number) => new BoxApiError({ method: 'PUT', path: '/' }, { status }, { retryable: true });

/** Cards whose first writes end as told; `writes` holds when each was begun. */
function cardsThat(outcomes: readonly (Error | undefined)[], remainingMs = 60_000) {
  const writes: { status: string; atMs: number; tries: number | undefined }[] = [];
  const startedAtMs = Date.now();
  const write: CardWriter['write'] = async (status, _cards, _deadline, { beforeEachTry, tries } = {}) => {
    await beforeEachTry?.();
    const outcome = outcomes[writes.length];
    writes.push({ status, atMs: Date.now() - startedAtMs, tries });
    if (outcome) throw outcome;
  };
  const { log, lines } = aLog();
  const writer: CardWriter = { write, standing: async () => 'none' };
  const deadline = { signal: new AbortController().signal, remainingMs: () => remainingMs };
  return { cards: orderedCards(writer, { deadline, log, now }), writes, lines };
}

describe('orderedCards', () => {
  it.each([
    ['landed', undefined, true],
    ['was refused by Box', boxSays(400), false],
    ['was to be sent more slowly', boxSays(429), false],
  ])('writes the last cards at once after a processing card that %s', async (_, outcome, mayStand) => {
    const { cards, writes } = cardsThat([outcome]);
    cards.announce(card, allowed);
    expect(await cards.announced()).toBe(mayStand);
    await cards.conclude('success', [card], allowed);
    expect(writes).toMatchObject([{ status: 'processing', tries: 1 }, { status: 'success' }]);
    expect(Number(writes[1]?.atMs)).toBeLessThan(STRAGGLER_MS / 2);
  });

  it.each([
    ['was answered with a 503', boxSays(503)],
    ['got no answer', boxSays()],
    ['ended in what nobody foresaw', new TypeError('bug')],
  ])('gives a processing card that %s the time to land', async (_, outcome) => {
    const { cards, writes } = cardsThat([outcome]);
    cards.announce(card, allowed);
    await cards.conclude('success', [card], allowed);
    expect(Number(writes[1]?.atMs)).toBeGreaterThanOrEqual(STRAGGLER_MS - 5);
    expect(await cards.announced()).toBe(true);
  });

  it('waits no longer than there is time', async () => {
    const { cards, writes } = cardsThat([boxSays()], 50);
    cards.announce(card, allowed);
    await cards.conclude('success', [card], allowed);
    expect(Number(writes[1]?.atMs)).toBeLessThan(STRAGGLER_MS / 2);
  });

  it('takes the worst of two processing cards', async () => {
    const { cards, writes } = cardsThat([undefined, boxSays(400)]);
    cards.announce(card, allowed);
    cards.announce(card, allowed);
    expect(await cards.announced()).toBe(true);
    expect(writes).toHaveLength(2);
  });

  it('writes no processing card on a version that is over, and says nothing of it', async () => {
    const { cards, writes, lines } = cardsThat([]);
    cards.announce(card, outdated);
    expect(await cards.announced()).toBe(false);
    expect([writes, lines()]).toEqual([[], []]);
  });

  it('writes no last cards that must not be written, and throws why', async () => {
    const { cards, writes } = cardsThat([]);
    await expect(cards.conclude('success', [card], outdated)).rejects.toThrow(OutdatedInvocationError);
    expect(writes).toEqual([]);
  });
});
