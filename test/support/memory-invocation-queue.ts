import { toMessage } from '../../src/aws/to-message.ts';
import type { InvocationQueue, Sealer } from '../../src/ports.ts';

/** A queue in memory, for the tests of what uses one; held to the same contract as the one on SQS. */
export function memoryInvocationQueue(sealer: Sealer): InvocationQueue & { readonly messages: readonly string[] } {
  const messages: string[] = [];
  return {
    messages,
    async enqueue(queued) {
      messages.push(await toMessage(queued, sealer));
    },
  };
}
