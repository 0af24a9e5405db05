import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { kmsDataKeys } from '../../src/aws/kms-data-keys.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../src/local/aws-endpoint.ts';
import { localKms } from '../../src/local/local-kms.ts';
import { DATA_KEY_LIFE_MS } from '../../src/sealing/reused-data-key.ts';
import { sealWithDataKeys } from '../../src/sealing/seal-with-data-keys.ts';
import { awsSettingsOf } from '../support/an-aws.ts';
import { NOW } from '../support/factories.ts';

const PLAIN = Buffer.from('invented-read-token-000001');
const kms = localKms();
let endpoint: AwsEndpoint;
let atMs: number;
beforeEach(async () => {
  atMs = NOW.getTime();
  endpoint = await startAwsEndpoint({ services: [kms] });
});
afterEach(async () => {
  await endpoint[Symbol.asyncDispose]();
});

const aSealer = (keyId = kms.keyId) =>
  sealWithDataKeys(kmsDataKeys(awsClient(awsSettingsOf(endpoint.url)), keyId), () => new Date(atMs));
const generated = () => endpoint.calls.filter((target) => target === 'TrentService.GenerateDataKey').length;
const decrypted = () => endpoint.calls.filter((target) => target === 'TrentService.Decrypt').length;

describe('what is sealed under a KMS key', () => {
  it('begins with its format and its encrypted data key', async () => {
    const sealed = Buffer.from(await aSealer().seal(PLAIN, 'use'));
    expect(sealed[0]).toBe(1);
    const keyBytes = sealed.readUInt16BE(1);
    expect(sealed).toHaveLength(3 + keyBytes + 12 + PLAIN.byteLength + 16);
    const blob = sealed.subarray(3, 3 + keyBytes).toString('base64');
    const context = { EncryptionContext: { purpose: 'box-skill' } };
    expect(kms.answer('Decrypt', { CiphertextBlob: blob, ...context })).toMatchObject({ status: 200 });
    expect(kms.answer('Decrypt', { CiphertextBlob: blob })).toMatchObject({ status: 400 });
  });

  it('costs one call for many, and needs Decrypt alone to be opened', async () => {
    const sender = aSealer();
    const sealed = await Promise.all(Array.from({ length: 20 }, () => sender.seal(PLAIN, 'use')));
    expect(endpoint.calls).toEqual(['TrentService.GenerateDataKey']);
    const receiver = aSealer();
    await Promise.all(sealed.map((one) => receiver.open(one, 'use')));
    expect(endpoint.calls).toEqual(['TrentService.GenerateDataKey', 'TrentService.Decrypt']);
  });

  it('has a fresh data key after five minutes, and those before can still be opened', async () => {
    const sender = aSealer();
    const first = await sender.seal(PLAIN, 'use');
    atMs += DATA_KEY_LIFE_MS;
    const second = await sender.seal(PLAIN, 'use');
    expect(generated()).toBe(2);
    expect(Buffer.from(first.slice(0, 60)).equals(second.slice(0, 60))).toBe(false);
    const receiver = aSealer();
    expect(Buffer.from(await receiver.open(first, 'use'))).toEqual(PLAIN);
    expect(Buffer.from(await receiver.open(second, 'use'))).toEqual(PLAIN);
  });

  it('is opened by any name of the key', async () => {
    const sealed = await aSealer('alias/skill-tokens').seal(PLAIN, 'use');
    for (const name of [kms.keyId, kms.keyArn, 'alias/skill-tokens']) {
      expect(Buffer.from(await aSealer(name).open(sealed, 'use'))).toEqual(PLAIN);
    }
  });

  it.each([
    ['nothing', []],
    ['another format', [2, 0, 1, 7, 7, 7]],
    ['a data key of no length', [1, 0, 0, 7, 7, 7]],
    ['a data key and nothing else', [1, 0, 3, 7, 7, 7]],
    ['a data key longer than KMS makes any', [1, 0x18, 1, ...Array(7_000).fill(7)]],
  ])('is known without a call when it is %s', async (_, bytes) => {
    await expect(aSealer().open(Uint8Array.from(bytes), 'use')).rejects.toMatchObject({
      name: 'UnreadableMessageError',
    });
    expect(endpoint.calls).toEqual([]);
  });

  it('is shown to KMS when its data key is as long as KMS may make one', async () => {
    const bytes = Uint8Array.from([1, 0x18, 0, ...Array(7_000).fill(7)]);
    await expect(aSealer().open(bytes, 'use')).rejects.toMatchObject({ name: 'UnreadableMessageError' });
    expect(endpoint.calls).toEqual(['TrentService.Decrypt']);
  });

  it('holds to its encrypted data key, even where a keeper would open another form of it', async () => {
    const plain = Buffer.alloc(32, 1);
    const lenient = { generate: async () => ({ plain, encrypted: Buffer.of(1, 2, 3) }), decrypt: async () => plain };
    const sealer = sealWithDataKeys(lenient, () => NOW);
    const sealed = await sealer.seal(PLAIN, 'use');
    const changed = Uint8Array.from(sealed);
    changed[4] = 7;
    await sealer.open(sealed, 'use');
    await expect(sealer.open(changed, 'use')).rejects.toMatchObject({ name: 'UnreadableMessageError' });
  });

  it('shows no data key to whoever prints the sealer', async () => {
    const sealer = aSealer();
    await sealer.seal(PLAIN, 'use');
    expect(inspect(sealer, { depth: null, showHidden: true })).not.toMatch(/Buffer|Uint8Array/);
  });
});

describe('sealing under a KMS key', () => {
  it('goes on after throttling', async () => {
    endpoint.fail('TrentService.', 'throttle', 2);
    await aSealer().seal(PLAIN, 'use');
    expect(generated()).toBe(3);
  });

  it.each([
    ['throttle', 'ThrottlingException', true, 3],
    ['fail', 'InternalFailure', true, 3],
    ['hang-up', 'NoAnswer', true, 3],
    ['deny', 'AccessDeniedException', false, 1],
  ] as const)('tells when KMS answers with %s, and tries again for the next', async (fault, code, retryable, calls) => {
    const sealer = aSealer();
    endpoint.fail('TrentService.GenerateDataKey', fault);
    const asked = await Promise.allSettled([sealer.seal(PLAIN, 'use'), sealer.seal(PLAIN, 'use')]);
    for (const one of asked) expect(one).toMatchObject({ reason: { name: 'AwsCallError', code, retryable } });
    expect(generated()).toBe(calls);
    endpoint.heal();
    await sealer.seal(PLAIN, 'use');
  });

  it.each([
    ['throttle', 'ThrottlingException', true, 3],
    ['hang-up', 'NoAnswer', true, 3],
    ['deny', 'AccessDeniedException', false, 1],
  ] as const)('tells when KMS answers opening with %s, and opens it later', async (fault, code, retryable, calls) => {
    const sealer = aSealer();
    const sealed = await sealer.seal(PLAIN, 'use');
    endpoint.fail('TrentService.Decrypt', fault);
    const asked = await Promise.allSettled([sealer.open(sealed, 'use'), sealer.open(sealed, 'use')]);
    for (const one of asked) expect(one).toMatchObject({ reason: { name: 'AwsCallError', code, retryable } });
    expect(decrypted()).toBe(calls);
    endpoint.heal();
    expect(Buffer.from(await sealer.open(sealed, 'use'))).toEqual(PLAIN);
  });

  it('needs no KMS for what it has opened the data key of', async () => {
    const sealer = aSealer();
    const sealed = await sealer.seal(PLAIN, 'use');
    await sealer.open(sealed, 'use');
    endpoint.fail('TrentService.', 'hang-up');
    await sealer.open(sealed, 'use');
    await sealer.seal(PLAIN, 'use');
    atMs += DATA_KEY_LIFE_MS;
    await expect(sealer.open(sealed, 'use')).rejects.toMatchObject({ name: 'AwsCallError' });
    await expect(sealer.seal(PLAIN, 'use')).rejects.toMatchObject({ name: 'AwsCallError' });
  });

  it('says that a key is not there', async () => {
    const error = { name: 'AwsCallError', code: 'NotFoundException', retryable: false };
    await expect(aSealer('alias/nowhere').seal(PLAIN, 'use')).rejects.toMatchObject(error);
  });
});
