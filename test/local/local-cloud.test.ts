import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { awsSettings, idempotencyTable, invocationQueueUrl, signatureKeys, tokenSealer } from '../../src/config.ts';
import { type LocalCloud, startLocalCloud } from '../../src/local/local-cloud.ts';
import { aLog } from '../support/factories.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud({ keys: { primary: 'one', secondary: 'two' } });
});
afterEach(() => {
  cloud.heal();
  cloud.calls.length = 0;
});
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
});

const sdkSettings = () => ({
  region: 'us-east-1',
  endpoint: String(cloud.env.AWS_ENDPOINT_URL),
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
});

describe('startLocalCloud', () => {
  it("serves AWS's own clients, four services at one address", async () => {
    const QueueUrl = cloud.queueUrl;
    // Or else its client would go to the host of the queue URL, which is at AWS.
    const sqs = new SQSClient({ ...sdkSettings(), useQueueUrlAsEndpoint: false });
    const dynamodb = new DynamoDBClient(sdkSettings());
    const kms = new KMSClient(sdkSettings());
    const secretsManager = new SecretsManagerClient(sdkSettings());

    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'text 鍵' }));
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toMatchObject([{ Body: 'text 鍵' }]);
    const TableName = String(cloud.env.IDEMPOTENCY_TABLE_NAME);
    expect((await dynamodb.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus).toBe('ACTIVE');
    const KeyId = String(cloud.env.TOKEN_KMS_KEY_ID);
    expect((await kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }))).KeyId).toBe(KeyId);
    const SecretId = String(cloud.env.BOX_SIGNATURE_KEYS_SECRET_ID);
    const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
    expect(SecretString).toBe('{"primary":"one","secondary":"two"}');

    expect(cloud.calls).toEqual([
      'AmazonSQS.SendMessage',
      'AmazonSQS.ReceiveMessage',
      'DynamoDB_20120810.DescribeTable',
      'TrentService.GenerateDataKey',
      'secretsmanager.GetSecretValue',
    ]);
    for (const client of [sqs, dynamodb, kms, secretsManager]) client.destroy();
  });

  it('is found by what its environment says, and by no variable of a single service', async () => {
    const { env } = cloud;
    expect(Object.keys(env).filter((name) => name.startsWith('AWS_ENDPOINT_URL'))).toEqual(['AWS_ENDPOINT_URL']);
    const aws = awsClient(awsSettings(env));
    const sealer = tokenSealer(env, aws);
    const sealed = await sealer.seal(Buffer.from('text'), 'use');
    expect(Buffer.from(await sealer.open(sealed, 'use')).toString()).toBe('text');
    const keys = await signatureKeys(env, { aws, log: aLog().log }).current();
    expect([keys.primary?.reveal(), keys.secondary?.reveal()]).toEqual(['one', 'two']);
    const QueueUrl = invocationQueueUrl(env);
    await aws({
      service: 'sqs',
      target: 'AmazonSQS.PurgeQueue',
      endpoint: new URL(QueueUrl).origin,
      input: { QueueUrl },
    });
    const { name: TableName, endpoint } = idempotencyTable(env);
    await aws({ service: 'dynamodb', target: 'DynamoDB_20120810.DescribeTable', endpoint, input: { TableName } });
    expect(cloud.calls).toEqual([
      'TrentService.GenerateDataKey',
      'TrentService.Decrypt',
      'secretsmanager.GetSecretValue',
      'AmazonSQS.PurgeQueue',
      'DynamoDB_20120810.DescribeTable',
    ]);
  });

  it.each([
    ['throttle', 'ThrottlingException', true],
    ['deny', 'AccessDeniedException', false],
    ['fail', 'InternalFailure', true],
    ['hang-up', 'NoAnswer', true],
    ['stay-silent', 'NoAnswer', true],
  ] as const)('lets calls of any service go wrong: %s', async (fault, code, retryable) => {
    const TableName = String(cloud.env.IDEMPOTENCY_TABLE_NAME);
    const describeTable = () =>
      cloud.aws({ service: 'dynamodb', target: 'DynamoDB_20120810.DescribeTable', input: { TableName }, attempts: 1 });
    cloud.fail('DynamoDB_', fault, 2);
    cloud.fail('AmazonSQS.', fault);
    await expect(describeTable()).rejects.toMatchObject({ code, retryable });
    await expect(describeTable()).rejects.toMatchObject({ code, retryable });
    await describeTable();
    cloud.fail('DynamoDB_20120810.PutItem', fault);
    await describeTable();
    expect(cloud.calls).toHaveLength(4);
  });

  it('changes the secret of the signature keys', async () => {
    const { env } = cloud;
    const read = () => signatureKeys(env, { aws: cloud.aws, log: aLog().log }).current();
    cloud.putSignatureKeys({ primary: 'new' });
    expect((await read()).primary?.reveal()).toBe('new');
    cloud.putSignatureKeys('garbage');
    await expect(read()).rejects.toMatchObject({ name: 'ConfigurationError' });
  });
});

describe('the one address', () => {
  const post = (headers: Record<string, string>, body = '{}') =>
    fetch(String(cloud.env.AWS_ENDPOINT_URL), { method: 'POST', headers, body });
  const headers = {
    'x-amz-target': 'secretsmanager.GetSecretValue',
    'content-type': 'application/x-amz-json-1.1',
    authorization: 'AWS4-HMAC-SHA256 Credential=x/20261102/us-east-1/secretsmanager/aws4_request, Signature=x',
  };

  it.each([
    ['of a service that is not there', { 'x-amz-target': 'AmazonEC2.RunInstances' }, '{}', 'UnknownOperationException'],
    ['of no service', { 'x-amz-target': '' }, '{}', 'UnknownOperationException'],
    [
      'in another version of the protocol',
      { 'content-type': 'application/x-amz-json-1.0' },
      '{}',
      'SerializationException',
    ],
    ['without JSON', {}, '{', 'SerializationException'],
    [
      'signed for another service',
      { authorization: headers.authorization.replace('/secretsmanager/', '/kms/') },
      '{}',
      'InvalidSignatureException',
    ],
    ['unsigned', { authorization: '' }, '{}', 'InvalidSignatureException'],
  ])('refuses a call %s', async (_, overrides, body, type) => {
    const answer = await post({ ...headers, ...overrides }, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ __type: type });
  });
});
