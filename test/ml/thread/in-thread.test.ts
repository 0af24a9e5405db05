import { describe, expect, it } from '@jest/globals';
import { MlAdapterError, UnusableFileError } from '../../../src/errors.ts';
import { inThread } from '../../../src/ml/thread/in-thread.ts';
import type { Order } from './obedient.thread.ts';

const order = (input: Order, signal = new AbortController().signal) =>
  inThread<Order, unknown>(new URL('./obedient.thread.ts', import.meta.url), input, { signal, heapMb: 64 });

describe('inThread', () => {
  it('resolves to what the thread makes of its input', async () => {
    expect(await order({ echo: Uint8Array.of(1, 2) })).toEqual(Uint8Array.of(1, 2));
  });

  it('brings errors about the file over as they are', async () => {
    await expect(order({ fail: 'file' })).rejects.toEqual(new UnusableFileError('unreadable', 'It is torn.'));
    await expect(order({ fail: 'file' })).rejects.toMatchObject({ fault: 'unreadable', forPerson: 'It is torn.' });
  });

  it('brings errors of adapters over with whether another try makes sense', async () => {
    await expect(order({ fail: 'adapter' })).rejects.toMatchObject({ name: 'MlAdapterError', retryable: true });
  });

  it.each(['library', 'later', 'exit', 'unsendable'] as const)(
    'shows nobody what else goes wrong (%s)',
    async (fail) => {
      const error = await order({ fail }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(MlAdapterError);
      expect(error).toMatchObject({ retryable: false, forPerson: expect.not.stringContaining('secret') });
    },
  );

  it('ends a thread that takes too much memory, and says so of the file', async () => {
    await expect(order({ fail: 'memory' })).rejects.toMatchObject({ name: 'UnusableFileError', fault: 'too-large' });
  }, 30_000);

  it('ends a thread that never comes to an end', async () => {
    const controller = new AbortController();
    const reason = new Error('out of time');
    setTimeout(() => controller.abort(reason), 200);
    await expect(order({ fail: 'spin' }, controller.signal)).rejects.toBe(reason);
  });

  it('begins nothing once aborted', async () => {
    const reason = new Error('stopped before');
    await expect(order({ echo: 1 }, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('gives a thread nothing of the environment', async () => {
    process.env.OF_THE_LAMBDA = 'secret';
    expect(await order({ echo: 'environment' })).toEqual({});
    delete process.env.OF_THE_LAMBDA;
  });
});
