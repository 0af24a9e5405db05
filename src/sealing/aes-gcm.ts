import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { UnreadableMessageError } from '../errors.ts';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with AES-256-GCM under a fresh nonce.
 *
 * @param boundTo opening needs the same bytes; they are no part of the result.
 * @returns nonce, ciphertext and tag.
 */
export function sealBytes(key: Uint8Array, plain: Uint8Array, boundTo: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws {UnreadableMessageError} unless `sealBytes` made it of this key and this binding. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, boundTo: Uint8Array): Buffer {
  const tagAt = sealed.byteLength - TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
      // Without it, a shortened tag would be taken too.
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(boundTo).setAuthTag(sealed.subarray(tagAt));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
  } catch {
    throw new UnreadableMessageError('What is in the message was not sealed by us, or for another use.');
  }
}
