import type { Clock } from '../clock.ts';
import { errorFacts } from '../error-facts.ts';
import type { Log } from '../ports.ts';
import type { Secret } from '../secret.ts';
import type { SignatureKeys } from './signature.ts';
import type { SignatureKeySource } from './signature-key-source.ts';

/** Keys older than this are read again before they are used. */
export const KEYS_LIFE_MS = 300_000;
/** Nothing makes us read known keys again sooner than this: not a failure, and not a flood of forged events. */
export const REREAD_PAUSE_MS = 10_000;

export interface RotatingKeysParts {
  /** `attempts` is 1 where there are keys already: Box waits, and the next look is not far. */
  readonly read: (options: { attempts?: number }) => Promise<SignatureKeys>;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * Keys that may be changed while we run: read when they are first needed, by age, and when a signature
 * fits neither of them.
 *
 * Known keys outlive any failure to read them again; while there are none, whoever asks gets the failure
 * of the read, and the next one starts another. One read at a time serves all who ask meanwhile.
 */
export function rotatingKeys({ read, log, now }: RotatingKeysParts): SignatureKeySource {
  let known: SignatureKeys | undefined;
  let reading: Promise<void> | undefined;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let readAtMs = Number.NEGATIVE_INFINITY;

  async function readOnce(): Promise<void> {
    const nowMs = now().getTime();
    askedAtMs = nowMs;
    try {
      const keys = await read(known ? { attempts: 1 } : {});
      // Unchanged keys stay the same object: that is how `otherThan` tells.
      if (!known || !areSame(known, keys)) known = keys;
      readAtMs = nowMs;
    } catch (error) {
      if (!known) throw error;
      log.warn('signature keys not read again', errorFacts(error));
    }
  }
  const readTogether = () => {
    reading ??= readOnce().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const mayReadAgain = () => now().getTime() - askedAtMs >= REREAD_PAUSE_MS;

  return {
    async current() {
      const isOld = now().getTime() - readAtMs > KEYS_LIFE_MS;
      if (!known || (isOld && mayReadAgain())) await readTogether();
      return known as SignatureKeys;
    },
    async otherThan(tried) {
      if (known === tried && (reading || mayReadAgain())) await readTogether();
      return known === tried ? undefined : known;
    },
  };
}

function areSame(one: SignatureKeys, other: SignatureKeys): boolean {
  const text = (key: Secret | undefined) => key?.reveal();
  return text(one.primary) === text(other.primary) && text(one.secondary) === text(other.secondary);
}
