import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ConfigurationError, UnreadableMessageError } from '../errors.ts';
import type { TokenSealer } from '../ports.ts';
import { Secret } from '../secret.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with AES-256-GCM under one key: base64 of nonce, ciphertext and tag.
 *
 * @param key 32 bytes in base64, as in `TOKEN_SEALING_KEY`.
 * @throws {ConfigurationError} when it is anything else.
 */
export function sealWithKey(key: Secret): TokenSealer {
  const keyBytes = Buffer.from(key.reveal(), 'base64');
  if (keyBytes.byteLength !== KEY_BYTES) {
    throw new ConfigurationError('TOKEN_SEALING_KEY must be 32 bytes in base64: openssl rand -base64 32 makes one.');
  }
  return {
    async seal(plain, boundTo) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyBytes, nonce).setAAD(Buffer.from(boundTo));
      const sealed = [nonce, cipher.update(plain.reveal(), 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString('base64');
    },
    async open(sealed, boundTo) {
      const bytes = Buffer.from(sealed, 'base64');
      const tagAt = bytes.byteLength - TAG_BYTES;
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyBytes, bytes.subarray(0, NONCE_BYTES), {
          // Without it, a shortened tag would be taken too.
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(tagAt));
        const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
        return new Secret(plain.toString('utf8'));
      } catch {
        throw new UnreadableMessageError('A token in the message was not sealed by us, or for another use.');
      }
    },
  };
}
