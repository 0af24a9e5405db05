import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/deadline.ts';
import { turnOf } from '../../src/slow-half/turns.ts';

const now = () => new Date();

describe('turnOf', () => {
  it('lets everyone in where there is no limit', async () => {
    using deadline = startDeadline(1_000, now);
    const adapter = {};
    await Promise.all([1, 2, 3].map(() => turnOf(adapter, undefined, deadline)));
  });

  it('lets the next in, in the order of arrival, when one leaves', async () => {
    using deadline = startDeadline(1_000, now);
    const adapter = {};
    const letIn: string[] = [];
    const first = await turnOf(adapter, 1, deadline);
    const second = turnOf(adapter, 1, deadline).then((turn) => {
      letIn.push('second');
      return turn;
    });
    const third = turnOf(adapter, 1, deadline).then((turn) => {
      letIn.push('third');
      return turn;
    });
    await new Promise(setImmediate);
    expect(letIn).toEqual([]);
    first[Symbol.dispose]();
    const turn = await second;
    expect(letIn).toEqual(['second']);
    turn[Symbol.dispose]();
    (await third)[Symbol.dispose]();
    expect(letIn).toEqual(['second', 'third']);
    (await turnOf(adapter, 1, deadline))[Symbol.dispose]();
  });

  it('keeps nobody waiting past their time, nor a place for them', async () => {
    using long = startDeadline(5_000, now);
    using short = startDeadline(20, now);
    const adapter = {};
    const first = await turnOf(adapter, 1, long);
    await expect(turnOf(adapter, 1, short)).rejects.toMatchObject({ name: 'OutOfTimeError' });
    await expect(turnOf(adapter, 1, short)).rejects.toMatchObject({ name: 'OutOfTimeError' });
    first[Symbol.dispose]();
    const again = await turnOf(adapter, 1, long);
    const waiting = turnOf(adapter, 1, long);
    again[Symbol.dispose]();
    (await waiting)[Symbol.dispose]();
  });

  it('does not let one adapter wait for another', async () => {
    using deadline = startDeadline(1_000, now);
    await Promise.all([turnOf({}, 1, deadline), turnOf({}, 1, deadline)]);
  });
});
