import { DecryptCommand, DescribeKeyCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AwsEndpoint, startAwsEndpoint } from '../../src/local/aws-endpoint.ts';
import { localKms } from '../../src/local/local-kms.ts';

const kms = localKms();
const other = kms.addKey('another');
const credentials = { accessKeyId: 'invented', secretAccessKey: 'invented' };
let endpoint: AwsEndpoint;
let sdk: KMSClient;
beforeAll(async () => {
  endpoint = await startAwsEndpoint({ services: [kms] });
  sdk = new KMSClient({ region: 'us-east-1', endpoint: endpoint.url, credentials, maxAttempts: 1 });
});
afterAll(async () => {
  sdk.destroy();
  await endpoint[Symbol.asyncDispose]();
});

const generate = (overrides: object = {}) =>
  sdk.send(new GenerateDataKeyCommand({ KeyId: kms.keyId, KeySpec: 'AES_256', ...overrides }));
const decrypt = (CiphertextBlob: Uint8Array | undefined, overrides: object = {}) =>
  sdk.send(new DecryptCommand({ CiphertextBlob, ...overrides }));
const CONTEXT = { EncryptionContext: { purpose: 'one', file: 'two' } };

describe("localKms, asked by AWS's own client", () => {
  it('makes data keys of 32 bytes, never the same, and decrypts them', async () => {
    const [one, two] = await Promise.all([generate(), generate()]);
    expect(one.Plaintext).toHaveLength(32);
    expect(one.KeyId).toBe(kms.keyArn);
    expect(Buffer.from(one.Plaintext ?? []).equals(Buffer.from(two.Plaintext ?? []))).toBe(false);
    const { Plaintext, KeyId, EncryptionAlgorithm } = await decrypt(one.CiphertextBlob);
    expect(Buffer.from(Plaintext ?? []).equals(Buffer.from(one.Plaintext ?? []))).toBe(true);
    expect([KeyId, EncryptionAlgorithm]).toEqual([kms.keyArn, 'SYMMETRIC_DEFAULT']);
  });

  it.each([
    () => kms.keyId,
    () => kms.keyArn,
    () => 'alias/skill-tokens',
    () => `${kms.keyArn.split('key/')[0]}alias/skill-tokens`,
  ])('knows a key by its id, its ARN and its aliases (%#)', async (name) => {
    const { CiphertextBlob, KeyId } = await generate({ KeyId: name() });
    expect(KeyId).toBe(kms.keyArn);
    await decrypt(CiphertextBlob, { KeyId: name() });
  });

  it('decrypts with the same context in any order, and with no other', async () => {
    const { CiphertextBlob } = await generate(CONTEXT);
    await decrypt(CiphertextBlob, { EncryptionContext: { file: 'two', purpose: 'one' } });
    for (const EncryptionContext of [{}, { purpose: 'one' }, { purpose: 'one', file: 'three' }]) {
      await expect(decrypt(CiphertextBlob, { EncryptionContext })).rejects.toMatchObject({
        name: 'InvalidCiphertextException',
      });
    }
  });

  it('decrypts nothing that was changed or cut off', async () => {
    const { CiphertextBlob = new Uint8Array() } = await generate();
    for (const at of [0, CiphertextBlob.length - 30, CiphertextBlob.length - 1]) {
      const changed = Uint8Array.from(CiphertextBlob);
      changed[at] = Number(changed[at]) ^ 1;
      await expect(decrypt(changed)).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    }
    for (const length of [1, 3, 50, CiphertextBlob.length - 1]) {
      const cut = CiphertextBlob.slice(0, length);
      await expect(decrypt(cut, { KeyId: kms.keyId })).rejects.toThrow();
    }
  });

  it('words its refusals as KMS does', async () => {
    const { CiphertextBlob } = await generate({ KeyId: other.keyId });
    await expect(decrypt(CiphertextBlob, { KeyId: kms.keyId })).rejects.toMatchObject({
      name: 'IncorrectKeyException',
    });
    await expect(generate({ KeyId: 'alias/nowhere' })).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Alias arn:aws:kms:us-east-1:000000000000:alias/nowhere is not found.',
    });
    await expect(generate({ KeyId: 'nothing' })).rejects.toMatchObject({
      name: 'NotFoundException',
      message: "Key 'arn:aws:kms:us-east-1:000000000000:key/nothing' does not exist",
    });
    await expect(generate({ KeySpec: 'AES_128' })).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(sdk.send(new DescribeKeyCommand({ KeyId: kms.keyId }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  it('lets nobody decrypt what is of no key of its own', async () => {
    const foreign = localKms();
    const { body } = foreign.answer('GenerateDataKey', { KeyId: foreign.keyId, KeySpec: 'AES_256' });
    const blob = Buffer.from(String((body as { CiphertextBlob?: string }).CiphertextBlob), 'base64');
    await expect(decrypt(blob)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
