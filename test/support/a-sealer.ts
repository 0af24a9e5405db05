import { sealWithKey } from '../../src/sealing/seal-with-key.ts';
import { Secret } from '../../src/secret.ts';

/** A sealer with a key of the tests; another `fill` makes another key. */
export const aSealer = (fill = 7) => sealWithKey(new Secret(Buffer.alloc(32, fill).toString('base64')));
