import { awsClient } from '../aws/aws-client.ts';
import { Secret } from '../secret.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';
import { type LocalKms, localKms } from './local-kms.ts';
import { type LocalSecretsManager, localSecretsManager } from './local-secrets-manager.ts';

const SIGNATURE_KEYS_SECRET = 'skill/box-signature-keys';

export interface LocalCloudOptions extends LocalAwsOptions {
  /** What the secret of the signature keys holds at first. @default none: nothing can be verified */
  readonly keys?: { readonly primary?: string | undefined; readonly secondary?: string | undefined };
}

/** All four services behind one address, as a deployed function finds them. */
export interface LocalCloud extends LocalAws, Pick<AwsEndpoint, 'calls' | 'fail' | 'heal'> {
  readonly kms: LocalKms;
  readonly secretsManager: LocalSecretsManager;
  /** Changes the signature keys' secret: an object is written as JSON, anything else as it is. */
  putSignatureKeys(value: LocalCloudOptions['keys'] | string | Uint8Array): void;
}

/**
 * Starts the queues and the table, KMS with a key, and Secrets Manager with the signature keys, all of them
 * found by `AWS_ENDPOINT_URL` alone.
 */
export async function startLocalCloud({ keys = {}, ...options }: LocalCloudOptions = {}): Promise<LocalCloud> {
  const behind = await startLocalAws(options);
  const kms = localKms();
  const secretsManager = localSecretsManager();
  const putSignatureKeys: LocalCloud['putSignatureKeys'] = (value = {}) => {
    const isObject = typeof value === 'object' && !(value instanceof Uint8Array);
    secretsManager.put(SIGNATURE_KEYS_SECRET, isObject ? JSON.stringify(value) : value);
  };
  putSignatureKeys(keys);

  const { AWS_ENDPOINT_URL_SQS: sqs = '', AWS_ENDPOINT_URL_DYNAMODB: dynamodb = '', ...rest } = behind.env;
  const endpoint = await startAwsEndpoint({
    services: [kms, secretsManager],
    forward: { 'AmazonSQS.': sqs, DynamoDB_: dynamodb },
  });
  const region = String(rest.AWS_REGION);
  /** Named as AWS names it, so that it is looked for behind the one address. */
  const atAws = (url: string) => `https://sqs.${region}.amazonaws.com${new URL(url).pathname}`;
  return {
    kms,
    secretsManager,
    putSignatureKeys,
    calls: endpoint.calls,
    fail: endpoint.fail,
    heal: endpoint.heal,
    aws: awsClient({
      region,
      credentials: { accessKeyId: 'local', secretAccessKey: new Secret('local') },
      endpoints: { all: endpoint.url },
      now: () => new Date(),
    }),
    queueUrl: atAws(behind.queueUrl),
    deadLetterQueueUrl: atAws(behind.deadLetterQueueUrl),
    reportedQueueUrl: atAws(behind.reportedQueueUrl),
    env: {
      ...rest,
      AWS_ENDPOINT_URL: endpoint.url,
      INVOCATION_QUEUE_URL: atAws(behind.queueUrl),
      REPORTED_QUEUE_URL: atAws(behind.reportedQueueUrl),
      TOKEN_KMS_KEY_ID: kms.keyArn,
      BOX_SIGNATURE_KEYS_SECRET_ID: SIGNATURE_KEYS_SECRET,
    },
    async [Symbol.asyncDispose]() {
      await endpoint[Symbol.asyncDispose]();
      await behind[Symbol.asyncDispose]();
    },
  };
}
