import { describe, expect, it } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { sqsInvocationQueue } from '../../src/aws/sqs-invocation-queue.ts';
import { callSqs } from '../../src/local/call-sqs.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import { firstQueued } from '../../src/queued-invocation.ts';
import { aSealer } from '../support/a-sealer.ts';
import { awsSettingsOf, startAnAws } from '../support/an-aws.ts';
import { anInvocation } from '../support/factories.ts';

describe('sqsInvocationQueue', () => {
  it.each([
    [undefined, undefined],
    [0, undefined],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [900_000, 900],
    [900_001, 900],
    [Number.POSITIVE_INFINITY, 900],
  ])('asks SQS to hold a message back for %s ms: %s s', async (delayMs, seconds) => {
    await using aws = await startAnAws();
    const queueUrl = 'https://sqs.eu-central-1.amazonaws.com/000000000000/invocations';
    const queue = sqsInvocationQueue(awsClient(awsSettingsOf(aws.url)), queueUrl, aSealer());
    await queue.enqueue(firstQueued(anInvocation()), delayMs);
    expect(aws.calls).toHaveLength(1);
    const { DelaySeconds, QueueUrl } = JSON.parse(String(aws.calls[0]?.body));
    expect([QueueUrl, DelaySeconds]).toEqual([queueUrl, seconds]);
  });

  it('has nobody see a message before its delay is over', async () => {
    await using local = await startLocalAws();
    await sqsInvocationQueue(local.aws, local.queueUrl, aSealer()).enqueue(firstQueued(anInvocation()), 1_000);
    const receive = async () =>
      (await callSqs(local.aws, 'ReceiveMessage', { QueueUrl: local.queueUrl })).Messages ?? [];
    expect(await receive()).toEqual([]);
    await new Promise((resume) => setTimeout(resume, 1_100));
    expect(await receive()).toHaveLength(1);
  });
});
