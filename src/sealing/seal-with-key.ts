import { ConfigurationError } from '../errors.ts';
import type { Sealer } from '../ports.ts';
import type { Secret } from '../secret.ts';
import { KEY_BYTES, openBytes, sealBytes } from './aes-gcm.ts';

/**
 * Seals with AES-256-GCM under one key: nonce, ciphertext and tag.
 *
 * @param key 32 bytes in base64, as in `TOKEN_SEALING_KEY`.
 * @throws {ConfigurationError} when it is anything else.
 */
export function sealWithKey(key: Secret): Sealer {
  const keyBytes = Buffer.from(key.reveal(), 'base64');
  if (keyBytes.byteLength !== KEY_BYTES) {
    throw new ConfigurationError('TOKEN_SEALING_KEY must be 32 bytes in base64: openssl rand -base64 32 makes one.');
  }
  return {
    seal: async (plain, boundTo) => sealBytes(keyBytes, plain, Buffer.from(boundTo)),
    open: async (sealed, boundTo) => openBytes(keyBytes, sealed, Buffer.from(boundTo)),
  };
}
