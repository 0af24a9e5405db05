import { AwsCallError, UnreadableMessageError } from '../errors.ts';
import type { DataKey, DataKeys } from '../sealing/data-keys.ts';
import type { AwsClient } from './aws-client.ts';

/** Bound to every data key: none of another use of the same KMS key can be put in its place. It shows in CloudTrail. */
export const ENCRYPTION_CONTEXT = { purpose: 'box-skill' };

/** What KMS answers for bytes that are no data key of this KMS key and this context. */
const NOT_OURS = ['InvalidCiphertextException', 'IncorrectKeyException'];

/**
 * Data keys under a KMS key.
 *
 * @param keyId id, ARN or alias, as in `TOKEN_KMS_KEY_ID`. Decrypting names it too, or KMS would also
 *   open what anybody has encrypted with another key that we happen to be allowed to use.
 */
export function kmsDataKeys(aws: AwsClient, keyId: string): DataKeys {
  const call = (action: 'GenerateDataKey' | 'Decrypt', input: object) =>
    aws({
      service: 'kms',
      target: `TrentService.${action}`,
      input: { KeyId: keyId, EncryptionContext: ENCRYPTION_CONTEXT, ...input },
    });
  return {
    async generate(): Promise<DataKey> {
      const { Plaintext, CiphertextBlob } = await call('GenerateDataKey', { KeySpec: 'AES_256' });
      return { plain: bytesOf(Plaintext), encrypted: bytesOf(CiphertextBlob) };
    },
    async decrypt(encrypted) {
      try {
        const { Plaintext } = await call('Decrypt', { CiphertextBlob: Buffer.from(encrypted).toString('base64') });
        return bytesOf(Plaintext);
      } catch (error) {
        if (!(error instanceof AwsCallError && NOT_OURS.includes(error.code))) throw error;
        throw new UnreadableMessageError('What is in the message was not sealed under our KMS key.', { cause: error });
      }
    },
  };
}

function bytesOf(base64: unknown): Buffer {
  if (typeof base64 === 'string' && base64 !== '') return Buffer.from(base64, 'base64');
  throw new AwsCallError('TrentService', 'UnexpectedAnswer', { retryable: true });
}
