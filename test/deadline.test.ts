import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startDeadline } from '../src/deadline.ts';
import { OutOfTimeError } from '../src/errors.ts';
import { NOW } from './support/factories.ts';

const now = () => new Date();

describe('startDeadline', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('aborts when the time is over, and not a millisecond before', () => {
    using deadline = startDeadline(1000, now);
    jest.advanceTimersByTime(999);
    expect(deadline.signal.aborted).toBe(false);
    expect(deadline.remainingMs()).toBe(1);
    jest.advanceTimersByTime(1);
    expect(deadline.signal.aborted).toBe(true);
    expect(deadline.signal.reason).toBeInstanceOf(OutOfTimeError);
    expect(deadline.signal.reason.message).toBe('The time allowed for this (1000 ms) is over.');
  });

  it('never has less than no time left', () => {
    using deadline = startDeadline(1000, now);
    jest.advanceTimersByTime(5000);
    expect(deadline.remainingMs()).toBe(0);
  });

  it.each([0, -1, -60_000])('is over at once when %d ms are allowed', (timeoutMs) => {
    using deadline = startDeadline(timeoutMs, now);
    expect(deadline.remainingMs()).toBe(0);
    jest.advanceTimersByTime(1);
    expect(deadline.signal.aborted).toBe(true);
  });

  it.each([2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])(
    'is not over soon when %d ms are allowed, which no timer takes',
    (timeoutMs) => {
      using deadline = startDeadline(timeoutMs, now);
      jest.advanceTimersByTime(86_400_000);
      expect(deadline.signal.aborted).toBe(false);
      expect(deadline.remainingMs()).toBe(timeoutMs - 86_400_000);
    },
  );

  it('ends with the enclosing one when that has less time left', () => {
    using outer = startDeadline(1000, now);
    jest.advanceTimersByTime(400);
    using inner = startDeadline(5000, now, outer);
    expect(inner.remainingMs()).toBe(600);
    jest.advanceTimersByTime(600);
    expect(inner.signal.aborted).toBe(true);
    expect(inner.signal.reason).toBeInstanceOf(OutOfTimeError);
  });

  it('leaves it to the enclosing one to say that its time is over, since two timers fire in any order', () => {
    using outer = startDeadline(1000, now);
    using inner = startDeadline(5000, now, outer);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(1000);
    expect(inner.signal.reason).toBe(outer.signal.reason);
  });

  it('ends before the enclosing one when it has less time itself', () => {
    using outer = startDeadline(1000, now);
    using inner = startDeadline(100, now, outer);
    jest.advanceTimersByTime(100);
    expect(inner.signal.aborted).toBe(true);
    expect(outer.signal.aborted).toBe(false);
  });

  it('ends at once, and for the same reason, when the enclosing one is aborted', () => {
    const controller = new AbortController();
    using inner = startDeadline(1000, now, { signal: controller.signal, remainingMs: () => 60_000 });
    const reason = new Error('shutting down');
    controller.abort(reason);
    expect(inner.signal.aborted).toBe(true);
    expect(inner.signal.reason).toBe(reason);
  });

  it('is over from the start within one that was aborted', () => {
    const reason = new Error('shutting down');
    using inner = startDeadline(1000, now, { signal: AbortSignal.abort(reason), remainingMs: () => 60_000 });
    expect(inner.signal.aborted).toBe(true);
    expect(inner.signal.reason).toBe(reason);
  });

  it('passes an abort on through any depth', () => {
    const controller = new AbortController();
    using first = startDeadline(1000, now, { signal: controller.signal, remainingMs: () => 60_000 });
    using second = startDeadline(1000, now, first);
    using third = startDeadline(1000, now, second);
    controller.abort(new Error('shutting down'));
    expect(third.signal.reason.message).toBe('shutting down');
  });

  it('leaves no timer behind when it is disposed of', () => {
    {
      using outer = startDeadline(1000, now);
      using _inner = startDeadline(500, now, outer);
      using _over = startDeadline(1000, now, { signal: AbortSignal.abort(), remainingMs: () => 0 });
      expect(jest.getTimerCount()).toBe(2);
    }
    expect(jest.getTimerCount()).toBe(0);
  });

  it('aborts no more once it is disposed of, and lets go of the enclosing one', () => {
    const controller = new AbortController();
    const deadline = startDeadline(1000, now, { signal: controller.signal, remainingMs: () => 60_000 });
    deadline[Symbol.dispose]();
    jest.advanceTimersByTime(5000);
    controller.abort();
    expect(deadline.signal.aborted).toBe(false);
  });
});
