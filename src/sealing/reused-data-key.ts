import type { Clock } from '../clock.ts';
import type { DataKey } from './data-keys.ts';

/** A data key is for so long, and for so many uses, whichever ends first. */
export const DATA_KEY_LIFE_MS = 300_000;
export const DATA_KEY_USES = 1_000;

/**
 * Gives one data key for many uses, so that a warm event needs no call for it.
 *
 * Those who ask while it is being made wait for the same one; when making it fails, all of them are
 * told, and whoever asks next starts afresh.
 */
export function reusedDataKey(generate: () => Promise<DataKey>, now: Clock): () => Promise<DataKey> {
  let current: { readonly key: Promise<DataKey>; readonly madeAtMs: number; uses: number } | undefined;
  return async () => {
    const nowMs = now().getTime();
    if (!current || nowMs - current.madeAtMs >= DATA_KEY_LIFE_MS || current.uses >= DATA_KEY_USES) {
      current = { key: generate(), madeAtMs: nowMs, uses: 0 };
    }
    const used = current;
    used.uses += 1;
    try {
      return await used.key;
    } catch (error) {
      if (current === used) current = undefined;
      throw error;
    }
  };
}
