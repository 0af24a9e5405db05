import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  allowedIds,
  awsSettings,
  boxApiBaseUrl,
  cardWriteMode,
  idempotencyTable,
  invocationQueueUrl,
  logSettings,
  signatureKeys,
  systemClock,
  tokenSealer,
} from '../src/config.ts';
import { ConfigurationError } from '../src/errors.ts';
import { Secret } from '../src/secret.ts';

const refusal = (read: () => unknown): string => {
  try {
    return `read: ${inspect(read())}`;
  } catch (error) {
    return error instanceof ConfigurationError ? error.message : `another error: ${error}`;
  }
};

describe('signatureKeys', () => {
  it.each([
    [{ BOX_SIGNATURE_PRIMARY_KEY: 'one' }, ['one', undefined]],
    [{ BOX_SIGNATURE_SECONDARY_KEY: 'two' }, [undefined, 'two']],
    [{ BOX_SIGNATURE_PRIMARY_KEY: 'one', BOX_SIGNATURE_SECONDARY_KEY: 'two' }, ['one', 'two']],
    [{ BOX_SIGNATURE_PRIMARY_KEY: '', BOX_SIGNATURE_SECONDARY_KEY: 'two' }, [undefined, 'two']],
  ])('reads %j', (env, expected) => {
    const { primary, secondary } = signatureKeys(env);
    expect([primary?.reveal(), secondary?.reveal()]).toEqual(expected);
  });

  it.each([{}, { BOX_SIGNATURE_PRIMARY_KEY: '' }, { BOX_SIGNATURE_PRIMARY_KEY: '', BOX_SIGNATURE_SECONDARY_KEY: '' }])(
    'refuses %j, and says where the keys are',
    (env) => {
      expect(refusal(() => signatureKeys(env))).toBe(
        'Set BOX_SIGNATURE_PRIMARY_KEY or BOX_SIGNATURE_SECONDARY_KEY (Box Developer Console, Webhooks tab).',
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

  it('seals with 32 bytes in base64', async () => {
    const sealer = tokenSealer({ TOKEN_SEALING_KEY: key(32) });
    const sealed = await sealer.seal(new Secret('invented'), 'use');
    expect((await sealer.open(sealed, 'use')).reveal()).toBe('invented');
  });

  it.each([undefined, ''])('names the variable when it is %j', (text) => {
    expect(refusal(() => tokenSealer({ TOKEN_SEALING_KEY: text }))).toContain('Set TOKEN_SEALING_KEY');
  });

  it.each([key(31), key(33), key(16), 'not-a-key', 'x'.repeat(32)])('refuses %j, without printing it', (text) => {
    const message = 'TOKEN_SEALING_KEY must be 32 bytes in base64: openssl rand -base64 32 makes one.';
    expect(refusal(() => tokenSealer({ TOKEN_SEALING_KEY: text }))).toBe(message);
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
  ])('of %j logs from %s on, by the real clock', (text, level) => {
    expect(logSettings({ LOG_LEVEL: text })).toEqual({ now: systemClock, level });
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
