import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMessage } from '../../src/aws/from-message.ts';
import type { InvocationQueue } from '../../src/ports.ts';
import { firstQueued, type QueuedInvocation } from '../../src/queued-invocation.ts';
import { aSealer } from '../support/a-sealer.ts';
import { anyQueued } from '../support/any-invocation.ts';
import { anInvocation, aToken, READ_TOKEN, WRITE_TOKEN } from '../support/factories.ts';

const A_JOB = { adapter: 'Transcript', job: 'invented-provider-job-4711', asked: 2, startedAtMs: 1_793_726_131_000 };

export interface QueueUnderTest {
  readonly queue: InvocationQueue;
  /** The texts of all messages in it, each once, as a worker gets them. */
  take(count: number): Promise<string[]>;
}

/** What every invocation queue keeps to. */
export function invocationQueueContract(name: string, open: () => QueueUnderTest): void {
  const read = async (texts: readonly string[]) => Promise.all(texts.map((text) => fromMessage(text, aSealer())));
  const byId = (all: readonly QueuedInvocation[]) =>
    all.toSorted((a, b) => (a.invocation.id < b.invocation.id ? -1 : 1));

  describe(name, () => {
    it('holds an invocation as soon as it has been taken', async () => {
      const { queue, take } = open();
      await queue.enqueue(firstQueued(anInvocation()));
      const [received] = await read(await take(1));
      expect(received).toEqual(firstQueued(anInvocation()));
      expect(received?.invocation.readToken.secret.reveal()).toBe(READ_TOKEN);
      expect(received?.invocation.writeToken.secret.reveal()).toBe(WRITE_TOKEN);
    });

    it('carries any invocation unchanged, with its jobs', async () => {
      const { queue, take } = open();
      await fc.assert(
        fc.asyncProperty(anyQueued, async (queued) => {
          await queue.enqueue(queued);
          const [received] = await read(await take(1));
          expect(received).toEqual(queued);
          const { readToken, writeToken } = queued.invocation;
          expect(received?.invocation.readToken.secret.reveal()).toBe(readToken.secret.reveal());
          expect(received?.invocation.writeToken.secret.reveal()).toBe(writeToken.secret.reveal());
        }),
        { numRuns: 50 },
      );
    });

    it('loses none of many that come at once', async () => {
      const { queue, take } = open();
      const invocations = Array.from({ length: 30 }, (_, at) => firstQueued(anInvocation({ id: `id-${at}` })));
      await Promise.all(invocations.map((queued) => queue.enqueue(queued)));
      expect(byId(await read(await take(30)))).toEqual(byId(invocations));
    });

    it('holds no token and no job in the open, nor a part of one', async () => {
      const { queue, take } = open();
      await queue.enqueue({ ...firstQueued(anInvocation()), jobs: [A_JOB] });
      const [text] = await take(1);
      expect(text).toContain(anInvocation().id);
      for (const token of [READ_TOKEN, WRITE_TOKEN, A_JOB.job]) {
        for (let at = 0; at + 8 <= token.length; at += 1) expect(text).not.toContain(token.slice(at, at + 8));
        expect(text).not.toContain(Buffer.from(token).toString('base64').slice(2, -4));
        expect(text).not.toContain(Buffer.from(token).toString('hex'));
      }
    });

    it('never holds the same text for the same invocation', async () => {
      const { queue, take } = open();
      await queue.enqueue(firstQueued(anInvocation()));
      await queue.enqueue(firstQueued(anInvocation({ writeToken: aToken() })));
      const [one, two] = (await take(2)).map((text) => JSON.parse(text));
      const sealed = [one, two].flatMap(({ readToken, writeToken }) => [readToken.sealed, writeToken.sealed]);
      expect(new Set(sealed).size).toBe(4);
    });
  });
}
