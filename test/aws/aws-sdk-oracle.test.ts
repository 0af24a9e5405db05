import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type AwsCall, awsClient } from '../../src/aws/aws-client.ts';
import { defaultEndpoint } from '../../src/aws/default-endpoint.ts';
import { kmsDataKeys } from '../../src/aws/kms-data-keys.ts';
import { secretsManagerKeys } from '../../src/aws/secrets-manager-keys.ts';
import { sqsInvocationQueue } from '../../src/aws/sqs-invocation-queue.ts';
import { awsSettings } from '../../src/config.ts';
import { firstQueued } from '../../src/queued-invocation.ts';
import { Secret } from '../../src/secret.ts';
import { aSealer } from '../support/a-sealer.ts';
import { type AnAws, aCall, answers, awsSettingsOf, fails, startAnAws } from '../support/an-aws.ts';
import { anInvocation } from '../support/factories.ts';

let server: AnAws;
beforeEach(async () => {
  server = await startAnAws();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const SERVICES = ['sqs', 'dynamodb', 'kms', 'secretsmanager'] as const;
const CREDENTIALS = { accessKeyId: 'INVENTEDKEYID', secretAccessKey: 'invented-secret-access-key' };

describe("a request's signature, beside that of the AWS SDK", () => {
  /** What the SDK signs the same headers and body with. */
  async function signedBySdk(
    credentials: typeof CREDENTIALS & { sessionToken?: string },
    region: string,
    service: string,
    at: Date,
  ) {
    const [call] = server.calls;
    if (!call) throw new Error('No call was made.');
    const { path, headers, body } = call;
    const names = String(/SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1]).split(';');
    const sdk = new SQSClient({ region, credentials });
    const scheme = { name: 'sigv4', signingName: service, signingRegion: region, properties: {} };
    const signer = await sdk.config.signer(scheme as unknown as Parameters<typeof sdk.config.signer>[0]);
    const request = {
      method: 'POST',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path,
      query: {},
      headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
      body,
    };
    const unsignableHeaders = new Set(['x-amz-content-sha256']);
    const options = { signingDate: at, signingRegion: region, signingService: service, unsignableHeaders };
    const { headers: signed } = await signer.sign(request as Parameters<typeof signer.sign>[0], options);
    return { ours: headers.authorization, sdk: signed.authorization, names };
  }

  it('is the same, with and without a session token', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          service: fc.constantFrom(...SERVICES),
          region: fc.constantFrom('us-east-1', 'eu-central-1', 'ap-southeast-2'),
          at: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
          sessionToken: fc.option(fc.stringMatching(/^[A-Za-z0-9+/=]{1,100}$/), { nil: undefined }),
          secretAccessKey: fc.stringMatching(/^[A-Za-z0-9+/]{40}$/),
          text: fc.string({ unit: 'binary' }),
          base: fc.constantFrom('', '/base'),
        }),
        async ({ service, region, at, sessionToken, secretAccessKey, text, base }) => {
          server.calls.length = 0;
          const { accessKeyId } = CREDENTIALS;
          const credentials = {
            accessKeyId,
            secretAccessKey: new Secret(secretAccessKey),
            sessionToken: sessionToken === undefined ? undefined : new Secret(sessionToken),
          };
          const settings = awsSettingsOf(server.url + base, { region, credentials, now: () => at });
          await awsClient(settings)(aCall({ service, input: { MessageBody: text } }));
          const own = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
          const { ours, sdk, names } = await signedBySdk(own, region, service, at);
          expect(ours).toBe(sdk);
          expect(names).toEqual(expect.arrayContaining(['host', 'x-amz-date', 'x-amz-target']));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a request of ours, beside that of the AWS SDK', () => {
  const KEY_ID = 'alias/skill-tokens';
  const sdkSettings = () => ({
    region: 'eu-central-1',
    credentials: CREDENTIALS,
    endpoint: server.url,
    maxAttempts: 1,
  });
  const aDataKey = JSON.stringify({ KeyId: KEY_ID, Plaintext: 'AAAA', CiphertextBlob: 'AQID' });
  const aSecret = JSON.stringify({ ARN: 'x', Name: 'x', SecretString: '{"primary":"invented"}' });

  it.each([
    [
      'GenerateDataKey',
      aDataKey,
      () => kmsDataKeys(awsClient(awsSettingsOf(server.url)), KEY_ID).generate(),
      () =>
        new KMSClient(sdkSettings()).send(
          new GenerateDataKeyCommand({
            KeyId: KEY_ID,
            EncryptionContext: { purpose: 'box-skill' },
            KeySpec: 'AES_256',
          }),
        ),
    ],
    [
      'Decrypt',
      aDataKey,
      () => kmsDataKeys(awsClient(awsSettingsOf(server.url)), KEY_ID).decrypt(Uint8Array.of(1, 2, 3)),
      () =>
        new KMSClient(sdkSettings()).send(
          new DecryptCommand({
            KeyId: KEY_ID,
            EncryptionContext: { purpose: 'box-skill' },
            CiphertextBlob: Uint8Array.of(1, 2, 3),
          }),
        ),
    ],
    [
      'GetSecretValue',
      aSecret,
      () => secretsManagerKeys(awsClient(awsSettingsOf(server.url)), 'skill/keys')(),
      () => new SecretsManagerClient(sdkSettings()).send(new GetSecretValueCommand({ SecretId: 'skill/keys' })),
    ],
  ])('is the same: %s', async (_, answer, ours, sdk) => {
    server.next.push(answers(200, answer), answers(200, answer));
    await ours();
    await sdk();
    const said = server.calls.map(({ path, headers, body }) => ({
      path,
      type: headers['content-type'],
      target: headers['x-amz-target'],
      service: /\/(\w+)\/aws4_request/.exec(String(headers.authorization))?.[1],
      body: JSON.parse(body),
    }));
    expect(said[0]).toEqual(said[1]);
  });
});

describe('an answer that tells to slow down, beside what the AWS SDK takes for such', () => {
  const CODES = [
    ...['BandwidthLimitExceeded', 'EC2ThrottledException', 'LimitExceededException', 'PriorRequestNotComplete'],
    ...['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'RequestThrottled', 'SlowDown'],
    ...['RequestThrottledException', 'ThrottledException', 'Throttling', 'ThrottlingException'],
    ...['TooManyRequestsException', 'TransactionInProgressException'],
  ];
  const OTHER_CODES = [
    ...['ConditionalCheckFailedException', 'ItemCollectionSizeLimitExceededException', 'AccessDeniedException'],
    ...['InvalidCiphertextException', 'ResourceNotFoundException', 'KMSInvalidStateException', 'QueueDoesNotExist'],
  ];

  /** What the SDK tells its retry strategy about an answer. */
  async function kindFor(code: string): Promise<string | undefined> {
    let kind: string | undefined;
    const retryStrategy = {
      acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
      refreshRetryTokenForRetry: async (_: unknown, error: { errorType: string }) => {
        kind = error.errorType;
        throw new Error('No more.');
      },
      recordSuccess: () => {},
    };
    const settings = { region: 'eu-central-1', credentials: CREDENTIALS, endpoint: server.url, retryStrategy };
    server.next.push(fails(400, code));
    await new KMSClient(settings as object).send(new GenerateDataKeyCommand({ KeyId: 'x' })).catch(() => {});
    return kind;
  }

  it.each([...CODES.map((code) => [code, true] as const), ...OTHER_CODES.map((code) => [code, false] as const)])(
    'is the same: %s, %s',
    async (code, isThrottling) => {
      const told: string[] = [];
      const settings = awsSettingsOf(server.url, { throttled: (service) => told.push(service) });
      server.next.push(fails(400, code));
      const call = awsClient(settings)(aCall({ service: 'kms', attempts: 1 }));
      await expect(call).rejects.toMatchObject({ name: 'AwsCallError', retryable: isThrottling });
      expect(told).toEqual(isThrottling ? ['kms'] : []);
      expect((await kindFor(code)) === 'THROTTLING').toBe(isThrottling);
    },
  );
});

describe('the place that a call goes to, beside that of the AWS SDK', () => {
  const VARIABLE = {
    sqs: 'AWS_ENDPOINT_URL_SQS',
    dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
    kms: 'AWS_ENDPOINT_URL_KMS',
    secretsmanager: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  };
  const VARIABLES = ['AWS_ENDPOINT_URL', ...Object.values(VARIABLE)];
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  beforeEach(() => {
    for (const name of VARIABLES) delete process.env[name];
    // Or else the SDK would look into the files of whoever runs this.
    Object.assign(process.env, { AWS_CONFIG_FILE: 'none', AWS_SHARED_CREDENTIALS_FILE: 'none' });
  });
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  /** Where the SDK would send it; nothing leaves. */
  function capturing(region = 'eu-central-1') {
    const sent: string[] = [];
    const handle = async (request: { protocol: string; hostname: string; port?: number; path: string }) => {
      sent.push(`${request.protocol}//${request.hostname}${request.port ? `:${request.port}` : ''}${request.path}`);
      throw new Error('captured');
    };
    const settings = { region, credentials: CREDENTIALS, maxAttempts: 1, requestHandler: { handle } };
    return { sent, settings: settings as object };
  }

  async function ofSdk(service: AwsCall['service'], env: Record<string, string>, region?: string) {
    Object.assign(process.env, env);
    const { sent, settings } = capturing(region);
    const call = {
      sqs: () => new SQSClient(settings).send(new ListQueuesCommand({})),
      dynamodb: () => new DynamoDBClient(settings).send(new ListTablesCommand({})),
      kms: () => new KMSClient(settings).send(new GenerateDataKeyCommand({ KeyId: 'alias/x', KeySpec: 'AES_256' })),
      secretsmanager: () => new SecretsManagerClient(settings).send(new GetSecretValueCommand({ SecretId: 'x' })),
    };
    await expect(call[service]()).rejects.toThrow('captured');
    return sent[0];
  }

  async function ofOurs(service: AwsCall['service'], env: Record<string, string>): Promise<string | undefined> {
    const settings = awsSettings({
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'INVENTEDKEYID',
      AWS_SECRET_ACCESS_KEY: 'invented',
      ...env,
    });
    const configured = env.AWS_ENDPOINT_URL || env[VARIABLE[service]];
    // What is told apart by its path here, so that one server is enough.
    const endpoint = configured ? undefined : `${server.url}/default`;
    await awsClient(settings)(aCall({ service, endpoint }));
    return server.calls[0] && server.url + server.calls[0].path;
  }

  it('is the host of the queue URL when that is not at AWS, whatever is configured', async () => {
    const QueueUrl = `${server.url}/000000000000/queue`;
    Object.assign(process.env, { AWS_ENDPOINT_URL: 'http://127.0.0.1:9/all' });
    const { sent, settings } = capturing();
    // It says so in a warning, which is not wanted here.
    jest.spyOn(console, 'warn').mockImplementationOnce(() => {});
    await expect(new SQSClient(settings).send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))).rejects.toThrow(
      'captured',
    );
    expect(sent).toEqual([`${server.url}/`]);

    const ours = awsSettings({
      AWS_ACCESS_KEY_ID: 'X',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9/all',
    });
    await sqsInvocationQueue(awsClient(ours), QueueUrl, aSealer()).enqueue(firstQueued(anInvocation()));
    expect(server.calls).toMatchObject([{ path: '/' }]);
  });

  it.each([
    ['AWS_ENDPOINT_URL', { AWS_ENDPOINT_URL: '/all' }],
    ['the variable of SQS', { AWS_ENDPOINT_URL_SQS: '/sqs' }],
    [
      'the variable of DynamoDB and AWS_ENDPOINT_URL',
      { AWS_ENDPOINT_URL_DYNAMODB: '/dynamodb', AWS_ENDPOINT_URL: '/all' },
    ],
    ['all of them', { AWS_ENDPOINT_URL: '/all', AWS_ENDPOINT_URL_SQS: '/sqs', AWS_ENDPOINT_URL_DYNAMODB: '/dynamodb' }],
    ['a base path with a slash at its end', { AWS_ENDPOINT_URL: '/all/' }],
    ['a base path of two parts', { AWS_ENDPOINT_URL: '/one/two' }],
    ['no path', { AWS_ENDPOINT_URL: '' }],
  ] as const)('is the same with %s', async (_, paths) => {
    const env = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, server.url + path]));
    expect(await ofOurs('sqs', env)).toBe(
      'AWS_ENDPOINT_URL' in env || 'AWS_ENDPOINT_URL_SQS' in env ? await ofSdk('sqs', env) : `${server.url}/default/`,
    );
    if (!('AWS_ENDPOINT_URL' in env) && !('AWS_ENDPOINT_URL_DYNAMODB' in env)) return;
    server.calls.length = 0;
    expect(await ofOurs('dynamodb', env)).toBe(await ofSdk('dynamodb', env));
  });

  it.each(['kms', 'secretsmanager'] as const)('of %s is the same with each of its variables', async (service) => {
    for (const paths of [
      { AWS_ENDPOINT_URL: '/all' },
      { [VARIABLE[service]]: '/own' },
      { [VARIABLE[service]]: '/own', AWS_ENDPOINT_URL: '/all' },
      { AWS_ENDPOINT_URL_SQS: '/sqs', AWS_ENDPOINT_URL: '/all' },
    ]) {
      for (const name of VARIABLES) delete process.env[name];
      server.calls.length = 0;
      const env = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, server.url + path]));
      expect(await ofOurs(service, env)).toBe(await ofSdk(service, env));
    }
  });

  it('is the same host of AWS in every part of the world', async () => {
    for (const region of ['us-east-1', 'eu-central-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1']) {
      for (const service of SERVICES) {
        expect(`${defaultEndpoint(service, region)}/`).toBe(await ofSdk(service, {}, region));
      }
    }
  });

  it.each(['cn-north-1', 'eusc-de-east-1'])('is AWS_ENDPOINT_URL also for the hosts of %s', async (region) => {
    const { AWS_ENDPOINT_URL } = { AWS_ENDPOINT_URL: `${server.url}/all` };
    const endpoint = defaultEndpoint('kms', region);
    await awsClient(awsSettingsOf(AWS_ENDPOINT_URL))(aCall({ service: 'kms', endpoint }));
    expect(server.calls).toMatchObject([{ path: '/all/' }]);
  });

  it('is AWS itself when no variable is set, or an empty one', async () => {
    const env = { AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_SQS: '' };
    expect(await ofSdk('sqs', env)).toBe('https://sqs.eu-central-1.amazonaws.com/');
    expect(await ofOurs('sqs', env)).toBe(`${server.url}/default/`);
  });

  it("is the queue's own host when no variable is set", async () => {
    const { sent, settings } = capturing();
    const QueueUrl = 'https://sqs.eu-central-1.amazonaws.com/000000000000/invocations';
    const call = new SQSClient(settings).send(new SendMessageCommand({ QueueUrl, MessageBody: 'text' }));
    await expect(call).rejects.toThrow('captured');
    expect(sent).toEqual([`${new URL(QueueUrl).origin}/`]);
  });
});
