import type { Clock } from '../clock.ts';
import { DATA_KEY_LIFE_MS } from './reused-data-key.ts';

/** More senders than this within one life of a data key, and some keys are asked for twice. */
export const OPENED_KEYS = 256;

/**
 * Remembers opened data keys for five minutes: many messages are sealed with the same one.
 *
 * Those who ask for one that is being opened wait for the same answer; failures are not remembered.
 */
export function openedDataKeys(
  decrypt: (encrypted: Uint8Array) => Promise<Uint8Array>,
  now: Clock,
): (encrypted: Uint8Array) => Promise<Uint8Array> {
  const opened = new Map<string, { readonly key: Promise<Uint8Array>; readonly openedAtMs: number }>();
  return async (encrypted) => {
    const name = Buffer.from(encrypted).toString('base64');
    const nowMs = now().getTime();
    const known = opened.get(name);
    if (known && nowMs - known.openedAtMs < DATA_KEY_LIFE_MS) return await known.key;

    const entry = { key: decrypt(encrypted), openedAtMs: nowMs };
    // A map keeps the order of insertion: the first is the one opened longest ago.
    opened.delete(name);
    opened.set(name, entry);
    const [oldest] = opened.keys();
    if (opened.size > OPENED_KEYS && oldest !== undefined) opened.delete(oldest);
    try {
      return await entry.key;
    } catch (error) {
      if (opened.get(name) === entry) opened.delete(name);
      throw error;
    }
  };
}
