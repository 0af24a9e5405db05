import type { SignatureKeys } from './signature.ts';

/** Where the keys are that Box signs with. */
export interface SignatureKeySource {
  /** The keys to verify with. Throws while there are none: nothing can be verified then. */
  current(): Promise<SignatureKeys>;
  /** Other keys than those that were tried in vain, if there are any by now. */
  otherThan(tried: SignatureKeys): Promise<SignatureKeys | undefined>;
}

/** Keys that stay as they are, and for which nobody is ever asked. */
export function fixedKeys(keys: SignatureKeys): SignatureKeySource {
  return { current: async () => keys, otherThan: async () => undefined };
}
