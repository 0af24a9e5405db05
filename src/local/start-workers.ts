import type { LocalAws } from './local-aws.ts';
import { type Handler, type Poller, startPoller } from './sqs-poller.ts';

/** Lets the two functions behind the queue work on whatever comes, as their event source mappings do. */
export function startWorkers(world: LocalAws, handlers: { process: Handler; reportFailure: Handler }): Poller {
  const { aws, queueUrl, deadLetterQueueUrl } = world;
  const work = startPoller({ aws, queueUrl, handler: handlers.process });
  const report = startPoller({ aws, queueUrl: deadLetterQueueUrl, handler: handlers.reportFailure });
  return {
    async drained() {
      await work.drained();
      // What the one gives up comes to the other.
      await report.drained();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([work, report].map((poller) => poller[Symbol.asyncDispose]()));
    },
  };
}
