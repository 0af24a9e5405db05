import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { type AwsClient, awsClient } from '../aws/aws-client.ts';
import { Secret } from '../secret.ts';
import { createQueues, type QueueOptions, type QueueUrls } from './create-queues.ts';

export interface LocalAws extends AsyncDisposable, QueueUrls {
  /** What the functions need to find these queues and this table, as environment variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly aws: AwsClient;
}

export type LocalAwsOptions = QueueOptions;

const REGION = 'us-east-1';
const TABLE_NAME = 'skill-invocations';

/** Starts the queues and a table of claims on loopback, over the real AWS protocols. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const sqs = buildApp({ logger: false, defaultRegion: REGION });
  const [sqsUrl, dynamodb] = await Promise.all([sqs.listen({ host: '127.0.0.1', port: 0 }), startDynalite()]);
  const aws = awsClient({
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: new Secret('local') },
    endpoints: { sqs: sqsUrl, dynamodb: dynamodb.url },
    now: () => new Date(),
  });
  const queues = await createQueues(aws, options);
  await createTable(aws);
  return {
    aws,
    ...queues,
    env: {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_SQS: sqsUrl,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
      INVOCATION_QUEUE_URL: queues.queueUrl,
      REPORTED_QUEUE_URL: queues.reportedQueueUrl,
      IDEMPOTENCY_TABLE_NAME: TABLE_NAME,
    },
    async [Symbol.asyncDispose]() {
      sqs.server.closeAllConnections();
      await Promise.all([sqs.close(), dynamodb.close()]);
    },
  };
}

async function startDynalite(): Promise<{ url: string; close(): Promise<void> }> {
  const server = dynalite({ createTableMs: 0 });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function createTable(aws: AwsClient): Promise<void> {
  const dynamodb = (action: string, input: object) =>
    aws({
      service: 'dynamodb',
      target: `DynamoDB_20120810.${action}`,
      endpoint: 'https://dynamodb.amazonaws.com',
      input,
    });
  await dynamodb('CreateTable', {
    TableName: TABLE_NAME,
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  for (;;) {
    const { Table } = await dynamodb('DescribeTable', { TableName: TABLE_NAME });
    if ((Table as { TableStatus?: string }).TableStatus === 'ACTIVE') return;
    await pause(10);
  }
}
