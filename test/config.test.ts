import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { AwsCall, AwsClient } from '../src/aws/aws-client.ts';
import {
  allowedIds,
  awsSettings,
  boxApiBaseUrl,
  cardWriteMode,
  idempotencyTable,
  invocationQueueUrl,
  logSettings,
  metricsSettings,
  signatureKeys,
  tokenSealer,
} from '../src/config.ts';
import { ConfigurationError } from '../src/errors.ts';
import { aLog } from './support/factories.ts';

const refusal = (read: () => unknown): string => {
  try {
    return `read: ${inspect(read())}`;
  } catch (error) {
    return error instanceof ConfigurationError ? error.message : `another error: ${error}`;
  }
};

/** An AWS that must not be called. */
const noAws = async () => {
  throw new Error('AWS was called.');
};

/** An AWS that gives one answer, and keeps the calls. */
function answering(answer: Readonly<Record<string, unknown>>) {
  const calls: AwsCall[] = [];
  const aws = async (call: AwsCall) => {
    calls.push(call);
    return answer;
  };
  return { aws, calls };
}

describe('signatureKeys', () => {
  const parts = (aws: AwsClient = noAws) => ({ aws, log: aLog().log });

  it.each([
    [{ BOX_SIGNATURE_PRIMARY_KEY: 'one' }, ['one', undefined]],
    [{ BOX_SIGNATURE_SECONDARY_KEY: 'two' }, [undefined, 'two']],
    [{ BOX_SIGNATURE_PRIMARY_KEY: 'one', BOX_SIGNATURE_SECONDARY_KEY: 'two' }, ['one', 'two']],
    [{ BOX_SIGNATURE_PRIMARY_KEY: '', BOX_SIGNATURE_SECONDARY_KEY: 'two' }, [undefined, 'two']],
    [{ BOX_SIGNATURE_PRIMARY_KEY: 'one', BOX_SIGNATURE_KEYS_SECRET_ID: '' }, ['one', undefined]],
  ])('reads %j, and never asks AWS', async (env, expected) => {
    const source = signatureKeys(env, parts());
    const keys = await source.current();
    expect([keys.primary?.reveal(), keys.secondary?.reveal()]).toEqual(expected);
    expect(await source.otherThan(keys)).toBeUndefined();
  });

  it('reads the secret when it is first asked, also where there are keys in the environment', async () => {
    const { aws, calls } = answering({ SecretString: '{"primary":"of the secret"}' });
    const env = { BOX_SIGNATURE_KEYS_SECRET_ID: 'skill/keys', BOX_SIGNATURE_PRIMARY_KEY: 'of the environment' };
    const source = signatureKeys(env, parts(aws));
    expect(calls).toEqual([]);
    expect((await source.current()).primary?.reveal()).toBe('of the secret');
    expect(calls).toMatchObject([{ service: 'secretsmanager', input: { SecretId: 'skill/keys' } }]);
  });

  it.each([{}, { BOX_SIGNATURE_PRIMARY_KEY: '' }, { BOX_SIGNATURE_PRIMARY_KEY: '', BOX_SIGNATURE_SECONDARY_KEY: '' }])(
    'refuses %j, and says where the keys are',
    (env) => {
      expect(refusal(() => signatureKeys(env, parts()))).toBe(
        'Set BOX_SIGNATURE_PRIMARY_KEY or BOX_SIGNATURE_SECONDARY_KEY (Box Developer Console, Webhooks tab), or BOX_SIGNATURE_KEYS_SECRET_ID.',
      );
    },
  );
});

describe('invocationQueueUrl', () => {
  it('is the address as it was set', () => {
    const url = 'https://sqs.eu-central-1.amazonaws.com/000000000000/invocations';
    expect(invocationQueueUrl({ INVOCATION_QUEUE_URL: url })).toBe(url);
  });

  it.each([undefined, ''])('names the variable when it is %j', (text) => {
    expect(refusal(() => invocationQueueUrl({ INVOCATION_QUEUE_URL: text }))).toContain('Set INVOCATION_QUEUE_URL');
  });

  it.each(['invocations', 'arn:aws:sqs:eu-central-1:000000000000:invocations', 'ftp://host/queue', '//host/queue'])(
    'refuses %j',
    (text) => {
      const message = 'INVOCATION_QUEUE_URL must be an http or https address.';
      expect(refusal(() => invocationQueueUrl({ INVOCATION_QUEUE_URL: text }))).toBe(message);
    },
  );
});

describe('idempotencyTable', () => {
  it.each([
    [{}, 'https://dynamodb.us-east-1.amazonaws.com'],
    [{ AWS_REGION: 'eu-central-1' }, 'https://dynamodb.eu-central-1.amazonaws.com'],
    [{ AWS_REGION: 'cn-north-1' }, 'https://dynamodb.cn-north-1.amazonaws.com.cn'],
    [{ AWS_DEFAULT_REGION: 'eu-west-1' }, 'https://dynamodb.eu-west-1.amazonaws.com'],
    [{ AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-west-1' }, 'https://dynamodb.eu-central-1.amazonaws.com'],
  ])('is in the region of %j', (env, endpoint) => {
    expect(idempotencyTable({ IDEMPOTENCY_TABLE_NAME: 'claims', ...env })).toMatchObject({ name: 'claims', endpoint });
  });

  it('names the variable when it is missing', () => {
    expect(refusal(() => idempotencyTable({}))).toContain('Set IDEMPOTENCY_TABLE_NAME');
  });
});

describe('tokenSealer', () => {
  const key = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');

  const PLAIN = Buffer.from('invented');
  const aDataKey = {
    Plaintext: Buffer.alloc(32, 1).toString('base64'),
    CiphertextBlob: Buffer.from('encrypted').toString('base64'),
  };

  it('seals with 32 bytes in base64, without AWS', async () => {
    const sealer = tokenSealer({ TOKEN_SEALING_KEY: key(32), TOKEN_KMS_KEY_ID: '' }, noAws);
    const sealed = await sealer.seal(PLAIN, 'use');
    expect(Buffer.from(await sealer.open(sealed, 'use'))).toEqual(PLAIN);
  });

  it.each([{}, { TOKEN_SEALING_KEY: key(32) }, { TOKEN_SEALING_KEY: 'not-a-key' }])(
    'seals under a KMS key, also where there is %j',
    async (env) => {
      const { aws, calls } = answering(aDataKey);
      const sealer = tokenSealer({ TOKEN_KMS_KEY_ID: 'alias/skill-tokens', ...env }, aws);
      expect(calls).toEqual([]);
      const sealed = await sealer.seal(PLAIN, 'use');
      expect(Buffer.from(sealed).includes('encrypted')).toBe(true);
      expect(Buffer.from(await sealer.open(sealed, 'use'))).toEqual(PLAIN);
      expect(calls).toMatchObject([
        { service: 'kms', target: 'TrentService.GenerateDataKey', input: { KeyId: 'alias/skill-tokens' } },
        { service: 'kms', target: 'TrentService.Decrypt', input: { KeyId: 'alias/skill-tokens' } },
      ]);
    },
  );

  it.each([undefined, ''])('names both variables when they are %j', (text) => {
    const message = refusal(() => tokenSealer({ TOKEN_SEALING_KEY: text, TOKEN_KMS_KEY_ID: text }, noAws));
    expect(message).toContain('Set TOKEN_SEALING_KEY');
    expect(message).toContain('TOKEN_KMS_KEY_ID');
  });

  it.each([key(31), key(33), key(16), 'not-a-key', 'x'.repeat(32)])('refuses %j, without printing it', (text) => {
    const message = 'TOKEN_SEALING_KEY must be 32 bytes in base64: openssl rand -base64 32 makes one.';
    expect(refusal(() => tokenSealer({ TOKEN_SEALING_KEY: text }, noAws))).toBe(message);
  });
});

describe('allowedIds', () => {
  it.each([
    [undefined, []],
    ['', []],
    [' , ,', []],
    ['18417', ['18417']],
    ['18417,7340081', ['18417', '7340081']],
    [' 18417 , 7340081 ,\n', ['18417', '7340081']],
  ])('reads %j', (text, ids) => {
    expect(allowedIds({ BOX_ALLOWED_SKILL_IDS: text })).toEqual({ skillIds: new Set(ids), enterpriseIds: new Set() });
    expect(allowedIds({ BOX_ALLOWED_ENTERPRISE_IDS: text })).toEqual({
      skillIds: new Set(),
      enterpriseIds: new Set(ids),
    });
  });
});

describe('boxApiBaseUrl', () => {
  it.each([
    [undefined, 'https://api.box.com'],
    ['', 'https://api.box.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://proxy.example/box/', 'https://proxy.example/box'],
    ['https://proxy.example///', 'https://proxy.example'],
  ])('of %j is %s', (text, expected) => {
    expect(boxApiBaseUrl({ BOX_API_BASE_URL: text })).toBe(expected);
  });

  it.each(['api.box.com', 'file:///etc', 'javascript:1'])('refuses %j', (text) => {
    const message = 'BOX_API_BASE_URL must be an http or https address.';
    expect(refusal(() => boxApiBaseUrl({ BOX_API_BASE_URL: text }))).toBe(message);
  });

  it.each(['http://api.box.com', 'http://127.0.0.1.example', 'http://10.0.0.1', 'http://localhost.example'])(
    'refuses %j, where tokens would travel unencrypted',
    (text) => {
      const message = 'BOX_API_BASE_URL must be an https address, or one on this machine.';
      expect(refusal(() => boxApiBaseUrl({ BOX_API_BASE_URL: text }))).toBe(message);
    },
  );

  it('refuses a password, and does not repeat it', () => {
    const message = refusal(() => boxApiBaseUrl({ BOX_API_BASE_URL: 'https://user:invented@proxy.example' }));
    expect(message).toBe('BOX_API_BASE_URL must hold no user name or password: addresses get printed.');
  });
});

describe('cardWriteMode', () => {
  it.each([
    [undefined, 'replace'],
    ['', 'replace'],
    ['replace', 'replace'],
    ['merge', 'merge'],
  ])('of %j is %s', (text, mode) => {
    expect(cardWriteMode({ CARD_WRITE_MODE: text })).toBe(mode);
  });

  it.each(['Merge', 'append', ' merge'])('refuses %j', (text) => {
    expect(refusal(() => cardWriteMode({ CARD_WRITE_MODE: text }))).toBe(
      'CARD_WRITE_MODE must be `replace` or `merge`.',
    );
  });
});

describe('logSettings', () => {
  it.each([
    [undefined, 'info'],
    ['', 'info'],
    ['debug', 'info'],
    ['WARN', 'warn'],
    ['error', 'error'],
  ])('of LOG_LEVEL=%j logs from %s on', (text, level) => {
    expect(logSettings({ LOG_LEVEL: text })).toEqual({ service: 'box-skill', level });
  });

  it.each(['AWS_LAMBDA_LOG_LEVEL', 'POWERTOOLS_LOG_LEVEL'])(
    'leaves the level to Powertools where %s is set',
    (name) => {
      expect(logSettings({ LOG_LEVEL: 'error', [name]: 'WARN' })).toEqual({ service: 'box-skill' });
      expect(logSettings({ LOG_LEVEL: 'error', [name]: '' })).toEqual({ service: 'box-skill', level: 'error' });
    },
  );

  it('takes the name of the service from POWERTOOLS_SERVICE_NAME', () => {
    expect(logSettings({ POWERTOOLS_SERVICE_NAME: 'contracts' }).service).toBe('contracts');
    expect(logSettings({ POWERTOOLS_SERVICE_NAME: '' }).service).toBe('box-skill');
  });
});

describe('metricsSettings', () => {
  it('has defaults', () => {
    const defaults = { namespace: 'BoxSkill', service: 'box-skill' };
    expect(metricsSettings({})).toEqual(defaults);
    expect(metricsSettings({ POWERTOOLS_METRICS_NAMESPACE: '', POWERTOOLS_SERVICE_NAME: '' })).toEqual(defaults);
  });

  it("takes both names from Powertools' variables", () => {
    const env = { POWERTOOLS_METRICS_NAMESPACE: 'Contracts', POWERTOOLS_SERVICE_NAME: 'contracts' };
    expect(metricsSettings(env)).toEqual({ namespace: 'Contracts', service: 'contracts' });
  });
});

describe('awsSettings', () => {
  const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'INVENTEDKEYID', AWS_SECRET_ACCESS_KEY: 'invented-secret-access-key' };

  it('reads what Lambda sets', () => {
    const env = { ...CREDENTIALS, AWS_REGION: 'eu-central-1', AWS_SESSION_TOKEN: 'invented-session-token' };
    const { region, credentials, endpoints } = awsSettings(env);
    expect(region).toBe('eu-central-1');
    expect(credentials.accessKeyId).toBe('INVENTEDKEYID');
    expect(credentials.secretAccessKey.reveal()).toBe('invented-secret-access-key');
    expect(credentials.sessionToken?.reveal()).toBe('invented-session-token');
    expect(endpoints).toEqual({});
  });

  it('reads where AWS is said to be, for all services and for each', () => {
    const env = {
      AWS_ENDPOINT_URL: 'http://all',
      AWS_ENDPOINT_URL_SQS: 'http://sqs',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb',
      AWS_ENDPOINT_URL_KMS: 'http://kms',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://secrets',
    };
    const endpoints = { all: 'http://all', sqs: 'http://sqs', dynamodb: 'http://dynamodb', kms: 'http://kms' };
    expect(awsSettings({ ...CREDENTIALS, ...env }).endpoints).toEqual({
      ...endpoints,
      secretsmanager: 'http://secrets',
    });
    const empty = Object.fromEntries(Object.keys(env).map((name) => [name, '']));
    expect(awsSettings({ ...CREDENTIALS, ...empty }).endpoints).toEqual({});
  });

  it('hands on who is told of throttling', () => {
    const throttled = () => {};
    expect(awsSettings(CREDENTIALS, throttled).throttled).toBe(throttled);
    expect(awsSettings(CREDENTIALS).throttled).toBeUndefined();
  });

  it('keeps secrets secret', () => {
    const env = { ...CREDENTIALS, AWS_SESSION_TOKEN: 'invented-session-token' };
    const shown = inspect(awsSettings(env), { depth: null }) + JSON.stringify(awsSettings(env));
    expect(shown).not.toContain('invented-secret-access-key');
    expect(shown).not.toContain('invented-session-token');
  });

  it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('refuses to do without %s', (name) => {
    expect(refusal(() => awsSettings({ ...CREDENTIALS, [name]: '' }))).toContain(`Set ${name}`);
  });
});
