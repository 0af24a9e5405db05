import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMessage } from '../../src/aws/queue-message.ts';
import type { InvocationQueue } from '../../src/ports.ts';
import type { SkillInvocation } from '../../src/skill-invocation.ts';
import { aSealer } from '../support/a-sealer.ts';
import { anyInvocation } from '../support/any-invocation.ts';
import { anInvocation, aToken, READ_TOKEN, WRITE_TOKEN } from '../support/factories.ts';

export interface QueueUnderTest {
  readonly queue: InvocationQueue;
  /** The texts of all messages in it, each once, as a worker gets them. */
  take(count: number): Promise<string[]>;
}

/** What every invocation queue keeps to. */
export function invocationQueueContract(name: string, open: () => QueueUnderTest): void {
  const read = async (texts: readonly string[]) => Promise.all(texts.map((text) => fromMessage(text, aSealer())));
  const byId = (invocations: readonly SkillInvocation[]) => invocations.toSorted((a, b) => (a.id < b.id ? -1 : 1));

  describe(name, () => {
    it('holds an invocation as soon as it has been taken', async () => {
      const { queue, take } = open();
      await queue.enqueue(anInvocation());
      const [received] = await read(await take(1));
      expect(received).toEqual(anInvocation());
      expect(received?.readToken.secret.reveal()).toBe(READ_TOKEN);
      expect(received?.writeToken.secret.reveal()).toBe(WRITE_TOKEN);
    });

    it('carries any invocation unchanged', async () => {
      const { queue, take } = open();
      await fc.assert(
        fc.asyncProperty(anyInvocation, async (invocation) => {
          await queue.enqueue(invocation);
          const [received] = await read(await take(1));
          expect(received).toEqual(invocation);
          expect(received?.readToken.secret.reveal()).toBe(invocation.readToken.secret.reveal());
          expect(received?.writeToken.secret.reveal()).toBe(invocation.writeToken.secret.reveal());
        }),
        { numRuns: 50 },
      );
    });

    it('loses none of many that come at once', async () => {
      const { queue, take } = open();
      const invocations = Array.from({ length: 30 }, (_, at) => anInvocation({ id: `id-${at}` }));
      await Promise.all(invocations.map((invocation) => queue.enqueue(invocation)));
      expect(byId(await read(await take(30)))).toEqual(byId(invocations));
    });

    it('holds no token in the open, nor a part of one', async () => {
      const { queue, take } = open();
      await queue.enqueue(anInvocation());
      const [text] = await take(1);
      expect(text).toContain(anInvocation().id);
      for (const token of [READ_TOKEN, WRITE_TOKEN]) {
        for (let at = 0; at + 8 <= token.length; at += 1) expect(text).not.toContain(token.slice(at, at + 8));
        expect(text).not.toContain(Buffer.from(token).toString('base64').slice(2, -4));
        expect(text).not.toContain(Buffer.from(token).toString('hex'));
      }
    });

    it('never holds the same text for the same invocation', async () => {
      const { queue, take } = open();
      await queue.enqueue(anInvocation());
      await queue.enqueue(anInvocation({ writeToken: aToken() }));
      const [one, two] = (await take(2)).map((text) => JSON.parse(text));
      const sealed = [one, two].flatMap(({ readToken, writeToken }) => [readToken.sealed, writeToken.sealed]);
      expect(new Set(sealed).size).toBe(4);
    });
  });
}
