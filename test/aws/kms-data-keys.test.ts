import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { kmsDataKeys } from '../../src/aws/kms-data-keys.ts';
import { type AnAws, answers, awsSettingsOf, type Behaviour, fails, startAnAws } from '../support/an-aws.ts';

const KEY_ID = 'alias/skill-tokens';
let server: AnAws;
beforeEach(async () => {
  server = await startAnAws();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const dataKeys = () => kmsDataKeys(awsClient(awsSettingsOf(server.url)), KEY_ID);
const errorOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    ({ name, code, retryable }) => ({ name, code, retryable }),
  );

describe('kmsDataKeys', () => {
  it('asks for a key of 256 bits, bound to its purpose', async () => {
    server.next.push(answers(200, '{"Plaintext":"AQID","CiphertextBlob":"BAUG"}'));
    expect(await dataKeys().generate()).toEqual({ plain: Buffer.of(1, 2, 3), encrypted: Buffer.of(4, 5, 6) });
    expect(JSON.parse(String(server.calls[0]?.body))).toEqual({
      KeyId: KEY_ID,
      KeySpec: 'AES_256',
      EncryptionContext: { purpose: 'box-skill' },
    });
  });

  it('names the key and the purpose when it decrypts', async () => {
    server.next.push(answers(200, '{"Plaintext":"AQID"}'));
    expect(await dataKeys().decrypt(Uint8Array.of(4, 5, 6))).toEqual(Buffer.of(1, 2, 3));
    expect(JSON.parse(String(server.calls[0]?.body))).toEqual({
      KeyId: KEY_ID,
      CiphertextBlob: 'BAUG',
      EncryptionContext: { purpose: 'box-skill' },
    });
  });

  it.each(['InvalidCiphertextException', 'IncorrectKeyException'])(
    'finds a data key unreadable on %s',
    async (code) => {
      server.next.push(fails(400, code));
      expect(await errorOf(dataKeys().decrypt(Uint8Array.of(1)))).toEqual({
        name: 'UnreadableMessageError',
        code: undefined,
        retryable: false,
      });
      expect(server.calls).toHaveLength(1);
    },
  );

  it.each([
    [400, 'AccessDeniedException', false],
    [400, 'NotFoundException', false],
    [409, 'DisabledException', false],
    [409, 'KMSInvalidStateException', false],
    [400, 'ThrottlingException', true],
    [500, 'KMSInternalException', true],
    [500, 'KeyUnavailableException', true],
    [503, 'DependencyTimeoutException', true],
  ])('leaves %d %s as what it is', async (status, code, retryable) => {
    for (const call of [() => dataKeys().decrypt(Uint8Array.of(1)), () => dataKeys().generate()]) {
      server.next.push(...Array<Behaviour>(retryable ? 3 : 1).fill(fails(status, code)));
      expect(await errorOf(call())).toEqual({ name: 'AwsCallError', code, retryable });
    }
  });

  it.each(['{}', '{"Plaintext":"","CiphertextBlob":""}', '{"Plaintext":7,"CiphertextBlob":null}', '[]'])(
    'takes no key from the answer %s',
    async (body) => {
      const unexpected = { name: 'AwsCallError', code: 'UnexpectedAnswer', retryable: true };
      server.next.push(answers(200, body), answers(200, body));
      expect(await errorOf(dataKeys().generate())).toEqual(unexpected);
      expect(await errorOf(dataKeys().decrypt(Uint8Array.of(1)))).toEqual(unexpected);
    },
  );
});
