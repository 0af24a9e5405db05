import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { gives, type LocalAnswer, type LocalService, refuses } from './local-service.ts';

export interface LocalKms extends LocalService {
  /** The first key that was made. */
  readonly keyId: string;
  readonly keyArn: string;
  /** Makes a key that `alias/<name>` stands for. */
  addKey(alias: string): { readonly keyId: string; readonly keyArn: string };
}

type Input = Readonly<Record<string, unknown>>;

const ARN_START = 'arn:aws:kms:us-east-1:000000000000:';
/** What a ciphertext begins with, before the id of its key. */
const MAGIC = Buffer.from([1, 2, 2, 0]);
const ID_BYTES = 36;
const HEADER_BYTES = MAGIC.byteLength + ID_BYTES;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Plays KMS's `GenerateDataKey` and `Decrypt`, with real AES-GCM and the encryption context bound in.
 *
 * @param alias of its first key.
 */
export function localKms(alias = 'skill-tokens'): LocalKms {
  const keys = new Map<string, Buffer>();
  const aliases = new Map<string, string>();
  const addKey = (name: string) => {
    const keyId = randomUUID();
    keys.set(keyId, randomBytes(32));
    aliases.set(`alias/${name}`, keyId);
    return { keyId, keyArn: `${ARN_START}key/${keyId}` };
  };
  const find = (name: unknown): string | undefined => {
    const local = String(name)
      .replace(ARN_START, '')
      .replace(/^key\//, '');
    return aliases.get(local) ?? (keys.has(local) ? local : undefined);
  };
  const notFound = (name: unknown) =>
    refuses(
      'NotFoundException',
      String(name).includes('alias/')
        ? `Alias ${ARN_START}${String(name).replace(ARN_START, '')} is not found.`
        : `Key '${ARN_START}key/${String(name).replace(`${ARN_START}key/`, '')}' does not exist`,
    );

  function generateDataKey(input: Input): LocalAnswer {
    const keyId = find(input.KeyId);
    if (keyId === undefined) return notFound(input.KeyId);
    if (input.KeySpec !== 'AES_256') return refuses('ValidationException', 'This KMS knows the KeySpec AES_256 only.');
    const plain = randomBytes(32);
    const nonce = randomBytes(NONCE_BYTES);
    const header = Buffer.concat([MAGIC, Buffer.from(keyId)]);
    const cipher = createCipheriv('aes-256-gcm', keys.get(keyId) as Buffer, nonce);
    cipher.setAAD(Buffer.concat([header, contextBytes(input)]));
    const blob = Buffer.concat([header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return gives({
      KeyId: `${ARN_START}key/${keyId}`,
      Plaintext: plain.toString('base64'),
      CiphertextBlob: blob.toString('base64'),
    });
  }

  function decrypt(input: Input): LocalAnswer {
    const blob = Buffer.from(String(input.CiphertextBlob), 'base64');
    const keyId = blob.toString('latin1', MAGIC.byteLength, HEADER_BYTES);
    if (input.KeyId !== undefined && find(input.KeyId) === undefined) return notFound(input.KeyId);
    if (!blob.subarray(0, MAGIC.byteLength).equals(MAGIC)) return refuses('InvalidCiphertextException');
    if (input.KeyId !== undefined && find(input.KeyId) !== keyId) {
      const message = 'The key ID in the request does not identify a CMK that can perform this operation.';
      return refuses('IncorrectKeyException', message);
    }
    const key = keys.get(keyId);
    if (key === undefined) {
      const message =
        'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.';
      return refuses('AccessDeniedException', message);
    }
    try {
      const tagAt = blob.byteLength - TAG_BYTES;
      const nonce = blob.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.concat([blob.subarray(0, HEADER_BYTES), contextBytes(input)]));
      decipher.setAuthTag(blob.subarray(tagAt));
      const plain = Buffer.concat([
        decipher.update(blob.subarray(HEADER_BYTES + NONCE_BYTES, tagAt)),
        decipher.final(),
      ]);
      return gives({
        KeyId: `${ARN_START}key/${keyId}`,
        Plaintext: plain.toString('base64'),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      });
    } catch {
      return refuses('InvalidCiphertextException');
    }
  }

  return {
    prefix: 'TrentService.',
    ...addKey(alias),
    addKey,
    answer(action, input) {
      if (action === 'GenerateDataKey') return generateDataKey(input);
      if (action === 'Decrypt') return decrypt(input);
      return refuses('UnknownOperationException');
    },
  };
}

/** Pairs in any order are the same context. */
function contextBytes({ EncryptionContext = {} }: Input): Buffer {
  const pairs = Object.entries(EncryptionContext as Record<string, string>);
  return Buffer.from(JSON.stringify(pairs.toSorted(([one], [other]) => (one < other ? -1 : 1))));
}
