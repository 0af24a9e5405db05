import { setTimeout as pause } from 'node:timers/promises';
import type { AwsClient } from '../src/aws/aws-client.ts';
import { callSqs } from '../src/local/call-sqs.ts';
import { fieldsOf, jsonOrUndefined } from '../src/untrusted-json.ts';
import type { EventSource } from './event-source.ts';

interface FedQueue {
  readonly queueUrl: string;
  readonly source: EventSource;
}

/** Waiting, hidden and delayed messages. */
async function heldBy(aws: AwsClient, QueueUrl: string): Promise<number[]> {
  const AttributeNames = ['', 'NotVisible', 'Delayed'].map((state) => `ApproximateNumberOfMessages${state}`);
  const { Attributes } = await callSqs(aws, 'GetQueueAttributes', { QueueUrl, AttributeNames });
  return Object.values(Attributes as Record<string, string>).map(Number);
}

/** Looks again and again how many messages wait for a worker. */
export function watchBacklog(aws: AwsClient, queueUrl: string) {
  let waiting = 0;
  const timer = setInterval(async () => {
    const [count] = await heldBy(aws, queueUrl).catch(() => []);
    waiting = count ?? waiting;
  }, 200);
  return { waiting: () => waiting, [Symbol.dispose]: () => clearInterval(timer) };
}

/** One look may fall between two states of a message. */
const EMPTY_LOOKS = 3;

/**
 * Waits until the queues hold nothing, neither waiting nor hidden nor delayed, and nobody works on it.
 *
 * @returns undefined, or what they still hold when the time is over.
 */
export async function drained(
  aws: AwsClient,
  queues: readonly FedQueue[],
  { timeoutMs, say }: { timeoutMs: number; say: (line: string) => void },
): Promise<string | undefined> {
  const endsAt = performance.now() + timeoutMs;
  let saidAt = performance.now();
  for (let emptyLooks = 0; ; await pause(200)) {
    const held = await Promise.all(
      queues.map(async ({ queueUrl, source }) => [...(await heldBy(aws, queueUrl)), source.inHand()]),
    ).catch(() => [[Number.NaN]]);
    const state = `${JSON.stringify(held)} (waiting, hidden, delayed, in hand)`;
    emptyLooks = held.flat().every((count) => count === 0) ? emptyLooks + 1 : 0;
    if (emptyLooks >= EMPTY_LOOKS) return undefined;
    if (performance.now() > endsAt) return `after ${timeoutMs / 1000} seconds: ${state}`;
    if (performance.now() - saidAt < 10_000) continue;
    saidAt = performance.now();
    say(`  in the queues: ${state}`);
  }
}

/** Moves all messages to another queue, as an operator does. @returns how many there were of each invocation. */
export async function replay(
  aws: AwsClient,
  { from, to }: { from: string; to: string },
  onMessage: (body: string) => void,
): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  for (;;) {
    const answer = await callSqs(aws, 'ReceiveMessage', { QueueUrl: from, MaxNumberOfMessages: 10 });
    const messages = (answer.Messages ?? []) as { Body: string; ReceiptHandle: string }[];
    if (messages.length === 0) return seen;
    for (const { Body, ReceiptHandle } of messages) {
      onMessage(Body);
      const id = String(fieldsOf(jsonOrUndefined(Body)).id);
      seen.set(id, (seen.get(id) ?? 0) + 1);
      await callSqs(aws, 'SendMessage', { QueueUrl: to, MessageBody: Body });
      await callSqs(aws, 'DeleteMessage', { QueueUrl: from, ReceiptHandle });
    }
  }
}
