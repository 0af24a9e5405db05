import type { Clock } from '../clock.ts';
import { UnreadableMessageError } from '../errors.ts';
import type { Sealer } from '../ports.ts';
import { openBytes, sealBytes } from './aes-gcm.ts';
import type { DataKeys } from './data-keys.ts';
import { openedDataKeys } from './opened-data-keys.ts';
import { reusedDataKey } from './reused-data-key.ts';

const FORMAT = 1;
/** The format, and the length of the encrypted data key in two bytes. */
const PREFIX_BYTES = 3;
/** No keeper of ours makes longer ones: KMS refuses more than this. */
const MAX_ENCRYPTED_KEY_BYTES = 6_144;

/**
 * Seals with data keys that only their maker can open: format, length, encrypted data key, and then
 * nonce, ciphertext and tag of AES-256-GCM.
 *
 * What is sealed brings its own key along, so that whoever opens it needs to agree with the sender on
 * nothing but the maker.
 */
export function sealWithDataKeys(dataKeys: DataKeys, now: Clock): Sealer {
  const keyToSealWith = reusedDataKey(() => dataKeys.generate(), now);
  const keyToOpenWith = openedDataKeys((encrypted) => dataKeys.decrypt(encrypted), now);
  return {
    async seal(plain, boundTo) {
      const key = await keyToSealWith();
      const header = Buffer.concat([prefixFor(key.encrypted), key.encrypted]);
      return Buffer.concat([header, sealBytes(key.plain, plain, binding(header, boundTo))]);
    },
    async open(sealed, boundTo) {
      const header = headerOf(sealed);
      const key = await keyToOpenWith(header.subarray(PREFIX_BYTES));
      return openBytes(key, sealed.subarray(header.byteLength), binding(header, boundTo));
    },
  };
}

function prefixFor(encryptedKey: Uint8Array): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt8(FORMAT);
  prefix.writeUInt16BE(encryptedKey.byteLength, 1);
  return prefix;
}

function headerOf(sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const isOurs = bytes.byteLength > PREFIX_BYTES && bytes.readUInt8() === FORMAT;
  const keyBytes = isOurs ? bytes.readUInt16BE(1) : 0;
  const headerBytes = PREFIX_BYTES + keyBytes;
  if (keyBytes === 0 || keyBytes > MAX_ENCRYPTED_KEY_BYTES || headerBytes >= bytes.byteLength) {
    throw new UnreadableMessageError('What is in the message was not sealed by us.');
  }
  return bytes.subarray(0, headerBytes);
}

/** The header tells its own length, so that no other header and text make the same bytes. */
function binding(header: Uint8Array, boundTo: string): Buffer {
  return Buffer.concat([header, Buffer.from(boundTo)]);
}
