import { ConfigurationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { fieldsOf, jsonOrUndefined } from '../untrusted-json.ts';
import type { SignatureKeys } from '../webhook/signature.ts';
import type { AwsClient } from './aws-client.ts';

/**
 * Reads Box's signature keys from a secret of Secrets Manager: `{"primary":"…","secondary":"…"}`, one of them at least.
 *
 * @param secretId name or ARN, as in `BOX_SIGNATURE_KEYS_SECRET_ID`.
 * @returns a function that reads them anew with each call; it throws `AwsCallError`, and `ConfigurationError`
 *   when the secret holds anything else.
 */
export function secretsManagerKeys(aws: AwsClient, secretId: string) {
  return async (options: { attempts?: number } = {}): Promise<SignatureKeys> => {
    const { SecretString } = await aws({
      service: 'secretsmanager',
      target: 'secretsmanager.GetSecretValue',
      input: { SecretId: secretId },
      ...options,
    });
    const fields = fieldsOf(typeof SecretString === 'string' ? jsonOrUndefined(SecretString) : undefined);
    const primary = keyOf(fields.primary);
    const secondary = keyOf(fields.secondary);
    if (primary || secondary) return { primary, secondary };
    throw new ConfigurationError(
      'The secret of BOX_SIGNATURE_KEYS_SECRET_ID must be JSON with `primary`, `secondary` or both, as texts.',
    );
  };
}

/** Without the white space that comes along when a key is pasted. */
function keyOf(value: unknown): Secret | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : new Secret(text);
}
