import { randomBytes } from 'node:crypto';
import { Secret } from '../secret.ts';
import type { SignatureKeys } from '../webhook/signature.ts';
import type { LocalBox } from './box-server/local-box.ts';
import { startLocalBox } from './box-server/start-local-box.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';

/** Keys for fixtures only; whoever deploys has keys of their own from the Developer Console. */
const FIXTURE_KEYS = { primary: 'fixture-primary-key', secondary: 'fixture-secondary-key' };

export interface LocalWorldOptions extends LocalAwsOptions {
  /** What this world's Box signs with, instead of the fixture keys. */
  readonly keys?: { readonly primary?: string | undefined; readonly secondary?: string | undefined };
}

/** Everything around the two functions, on loopback: Box, the queue and the table. */
export interface LocalWorld extends LocalAws {
  readonly box: LocalBox;
  /** What the functions' environment must hold to live in this world. */
  readonly env: Readonly<Record<string, string>>;
  /** What this world's Box signs with. */
  readonly keys: SignatureKeys;
}

/** Starts the whole local world; dispose of it to stop all of it. */
export async function startLocalWorld({
  keys = FIXTURE_KEYS,
  ...options
}: LocalWorldOptions = {}): Promise<LocalWorld> {
  const [box, aws] = await Promise.all([startLocalBox(), startLocalAws(options)]);
  const secret = (key: string | undefined) => (key ? new Secret(key) : undefined);
  return {
    ...aws,
    box,
    keys: { primary: secret(keys.primary), secondary: secret(keys.secondary) },
    env: {
      ...aws.env,
      BOX_API_BASE_URL: box.url,
      BOX_SIGNATURE_PRIMARY_KEY: keys.primary ?? '',
      BOX_SIGNATURE_SECONDARY_KEY: keys.secondary ?? '',
      TOKEN_SEALING_KEY: randomBytes(32).toString('base64'),
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([box.close(), aws[Symbol.asyncDispose]()]);
    },
  };
}
