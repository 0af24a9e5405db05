import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { secretsManagerKeys } from '../../src/aws/secrets-manager-keys.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../src/local/aws-endpoint.ts';
import { type LocalSecretsManager, localSecretsManager } from '../../src/local/local-secrets-manager.ts';
import { Secret } from '../../src/secret.ts';
import { onlySignedByBox } from '../../src/webhook/only-signed-by-box.ts';
import { KEYS_LIFE_MS, REREAD_PAUSE_MS, rotatingKeys } from '../../src/webhook/rotating-keys.ts';
import { fixedKeys, type SignatureKeySource } from '../../src/webhook/signature-key-source.ts';
import type { VerifiedBody } from '../../src/webhook/verify-signature.ts';
import { awsSettingsOf } from '../support/an-aws.ts';
import { aLog, KEYS, NOW, type RequestOptions, type SignedRequest, signedRequest } from '../support/factories.ts';

const NAME = 'skill/box-signature-keys';
let atMs: number;
const now = () => new Date(atMs);
beforeEach(() => {
  atMs = NOW.getTime();
});

/** `accepted`, the fault, or the name of another error. */
async function verdict(source: SignatureKeySource, request: SignedRequest): Promise<string> {
  const carrier = { event: request as unknown as VerifiedBody };
  try {
    await onlySignedByBox(source, now).before(carrier);
  } catch (error) {
    expect(carrier.event).toBe(request);
    return (error as { fault?: string }).fault ?? (error as Error).name;
  }
  return (carrier.event as Uint8Array) === request.body ? 'accepted' : 'another body';
}

/** What Box signs with these keys at this moment. */
const signedWith = (primary: string | undefined, secondary?: string, options: RequestOptions = {}) => {
  const secret = (key: string | undefined) => (key === undefined ? undefined : new Secret(key));
  return signedRequest({ at: now(), keys: { primary: secret(primary), secondary: secret(secondary) }, ...options });
};

describe('onlySignedByBox with keys of the environment', () => {
  const source = fixedKeys(KEYS);

  it('hands on the body that Box signed, in place of the request', async () => {
    expect(await verdict(source, signedRequest())).toBe('accepted');
  });

  it('refuses what Box has not signed', async () => {
    expect(await verdict(source, signedWith('another', 'key'))).toBe('no-match');
  });
});

describe('onlySignedByBox with keys of Secrets Manager', () => {
  let secrets: LocalSecretsManager;
  let endpoint: AwsEndpoint;
  let source: SignatureKeySource;
  let log: ReturnType<typeof aLog>;
  beforeEach(async () => {
    secrets = localSecretsManager();
    endpoint = await startAwsEndpoint({ services: [secrets] });
    log = aLog();
    source = rotatingKeys({
      read: secretsManagerKeys(awsClient(awsSettingsOf(endpoint.url)), NAME),
      log: log.log,
      now,
    });
    put('primary-1', 'secondary-1');
  });
  afterEach(async () => {
    await endpoint[Symbol.asyncDispose]();
  });
  const put = (primary: string, secondary: string) => secrets.put(NAME, JSON.stringify({ primary, secondary }));
  const reads = () => endpoint.calls.length;

  it('reads the keys for the first event, and for no other of the next minutes', async () => {
    for (let event = 0; event < 20; event += 1) {
      expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe('accepted');
      atMs += 1_000;
    }
    expect(reads()).toBe(1);
  });

  it('loses no event while one key after the other is changed, in Box first', async () => {
    const steps: readonly [box: [string, string], secret: [string, string]][] = [
      [
        ['primary-1', 'secondary-1'],
        ['primary-1', 'secondary-1'],
      ],
      // The secondary key still holds.
      [
        ['primary-2', 'secondary-1'],
        ['primary-1', 'secondary-1'],
      ],
      [
        ['primary-2', 'secondary-1'],
        ['primary-2', 'secondary-1'],
      ],
      // The primary key, which we may not have read yet, now has to hold.
      [
        ['primary-2', 'secondary-2'],
        ['primary-2', 'secondary-1'],
      ],
      [
        ['primary-2', 'secondary-2'],
        ['primary-2', 'secondary-2'],
      ],
      // As soon as we have not read them for ten seconds, even both may change at once.
      [
        ['primary-3', 'secondary-3'],
        ['primary-3', 'secondary-3'],
      ],
    ];
    for (const [box, secret] of steps) {
      put(...secret);
      for (const passedMs of [0, 1_000, REREAD_PAUSE_MS]) {
        atMs += passedMs;
        expect([box, await verdict(source, signedWith(...box))]).toEqual([box, 'accepted']);
      }
    }
    expect(log.text()).toBe('');
  });

  it('loses no event while the keys are changed in the secret first', async () => {
    await verdict(source, signedWith('primary-1', 'secondary-1'));
    put('primary-2', 'secondary-1');
    atMs += KEYS_LIFE_MS + 1;
    expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe('accepted');
    expect(await verdict(source, signedWith('primary-2', 'secondary-1'))).toBe('accepted');
    expect(reads()).toBe(2);
  });

  it('takes no signature of a key that was taken away, once it has read that', async () => {
    await verdict(source, signedWith('primary-1', 'secondary-1'));
    put('primary-2', 'secondary-2');
    atMs += KEYS_LIFE_MS + 1;
    expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe('no-match');
  });

  it('reads once in ten seconds for a flood of forged events, and still takes true ones', async () => {
    await verdict(source, signedWith('primary-1', 'secondary-1'));
    for (let second = 0; second < 60; second += 1) {
      atMs += 1_000;
      const forged = Array.from({ length: 20 }, (_, at) => verdict(source, signedWith(`forged-${at}`)));
      expect(new Set(await Promise.all(forged))).toEqual(new Set(['no-match']));
      expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe('accepted');
    }
    expect(reads()).toBe(1 + 6);
  });

  it.each([
    ['too-old', { at: new Date(NOW.getTime() - 3_600_000) }],
    ['in-the-future', { at: new Date(NOW.getTime() + 3_600_000) }],
    ['bad-timestamp', { at: 'now' }],
    ['no-timestamp', { headers: { 'box-delivery-timestamp': undefined } }],
    ['bad-scheme', { headers: { 'box-signature-version': '2' } }],
  ])('does not look for other keys when the fault is %s', async (fault, options) => {
    await verdict(source, signedWith('primary-1', 'secondary-1'));
    put('primary-2', 'secondary-2');
    atMs += REREAD_PAUSE_MS;
    expect(await verdict(source, signedWith('primary-2', 'secondary-2', options))).toBe(fault);
    expect(reads()).toBe(1);
  });

  it('counts the age of a delivery from when it came, however long the keys took', async () => {
    const slow: SignatureKeySource = {
      async current() {
        atMs += 5_000;
        return source.current();
      },
      async otherThan(tried) {
        atMs += 5_000;
        return source.otherThan(tried);
      },
    };
    const oldest = signedWith('primary-1', 'secondary-1', { at: new Date(NOW.getTime() - 600_000) });
    expect(await verdict(slow, oldest)).toBe('accepted');
    atMs = NOW.getTime() + REREAD_PAUSE_MS;
    put('primary-2', 'secondary-2');
    const next = signedWith('primary-2', 'secondary-2', { at: new Date(atMs - 600_000) });
    expect(await verdict(slow, next)).toBe('accepted');
  });

  it.each([
    ['throttled', () => endpoint.fail('secretsmanager.', 'throttle'), 'AwsCallError'],
    ['denied', () => endpoint.fail('secretsmanager.', 'deny'), 'AwsCallError'],
    ['not there', () => secrets.delete(NAME), 'AwsCallError'],
    ['no JSON', () => secrets.put(NAME, 'primary-1'), 'ConfigurationError'],
    ['bytes', () => secrets.put(NAME, Buffer.from('{"primary":"primary-1"}')), 'ConfigurationError'],
    ['without a key', () => secrets.put(NAME, '{}'), 'ConfigurationError'],
  ])('lets nothing pass while the secret is %s from the start, and recovers', async (_, break_, expected) => {
    break_();
    expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe(expected);
    endpoint.heal();
    put('primary-1', 'secondary-1');
    expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe('accepted');
  });

  it.each([
    ['throttled', () => endpoint.fail('secretsmanager.', 'throttle')],
    ['denied', () => endpoint.fail('secretsmanager.', 'deny')],
    ['cut off', () => endpoint.fail('secretsmanager.', 'hang-up')],
    ['slow', () => endpoint.fail('secretsmanager.', 'stay-silent')],
    ['deleted', () => secrets.delete(NAME)],
    ['garbage', () => secrets.put(NAME, 'garbage')],
    ['bytes', () => secrets.put(NAME, Buffer.of(1, 2, 3))],
  ])('goes on with the keys it has when the secret is %s meanwhile, asking once', async (_, break_) => {
    await verdict(source, signedWith('primary-1', 'secondary-1'));
    break_();
    atMs += KEYS_LIFE_MS + 1;
    const startedAtMs = performance.now();
    expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe('accepted');
    // Box waits ten seconds for the whole.
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
    expect(await verdict(source, signedWith('primary-1', 'secondary-1'))).toBe('accepted');
    expect(await verdict(source, signedWith('forged'))).toBe('no-match');
    expect(reads()).toBe(2);
    expect(log.lines()).toMatchObject([{ level: 'warn', message: 'signature keys not read again' }]);
    expect(log.text()).not.toContain('primary-1');
  });
});
