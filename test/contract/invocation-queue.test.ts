import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from '@jest/globals';
import { sqsInvocationQueue } from '../../src/aws/sqs-invocation-queue.ts';
import { type LocalAws, startLocalAws } from '../../src/local/local-aws.ts';
import { aSealer } from '../support/a-sealer.ts';
import { memoryInvocationQueue } from '../support/memory-invocation-queue.ts';
import { invocationQueueContract } from './invocation-queue.contract.ts';

let local: LocalAws;
let sdk: SQSClient;
beforeAll(async () => {
  local = await startLocalAws();
  sdk = new SQSClient({
    region: 'us-east-1',
    endpoint: String(local.env.AWS_ENDPOINT_URL_SQS),
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  sdk.destroy();
  await local[Symbol.asyncDispose]();
});

/** Reads by the client that AWS makes, so that what we send is held against what others understand. */
async function take(count: number): Promise<string[]> {
  const texts: string[] = [];
  while (texts.length < count) {
    const QueueUrl = local.queueUrl;
    const { Messages = [] } = await sdk.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) throw new Error('The queue holds fewer messages.');
    texts.push(...Messages.map(({ Body }) => String(Body)));
    const Entries = Messages.map(({ ReceiptHandle }: Message, at) => ({ Id: String(at), ReceiptHandle }));
    await sdk.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
  return texts;
}

invocationQueueContract('sqsInvocationQueue', () => ({
  queue: sqsInvocationQueue(local.aws, local.queueUrl, aSealer()),
  take,
}));

invocationQueueContract('memoryInvocationQueue', () => {
  const queue = memoryInvocationQueue(aSealer());
  let taken = 0;
  return {
    queue,
    async take(count) {
      taken += count;
      return queue.messages.slice(taken - count, taken);
    },
  };
});
