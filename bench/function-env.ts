import { Secret } from '../src/secret.ts';
import { signRequest } from '../src/webhook/sign-request.ts';

export const SEALING_KEY = Buffer.alloc(32, 7).toString('base64');
const KEYS = { primary: new Secret('bench-primary-key'), secondary: new Secret('bench-secondary-key') };

/** What the functions, and the floors beside them, need to run against servers of ours. */
export function functionEnv(aws: string, box: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: aws,
    BOX_API_BASE_URL: box,
    BOX_SIGNATURE_PRIMARY_KEY: KEYS.primary.reveal(),
    BOX_SIGNATURE_SECONDARY_KEY: KEYS.secondary.reveal(),
    IDEMPOTENCY_TABLE_NAME: 'skill-invocations',
    INVOCATION_QUEUE_URL: `${aws}/000000000000/skill-invocations`,
    LOG_LEVEL: 'error',
    TOKEN_SEALING_KEY: SEALING_KEY,
  };
}

/** An HTTP event as a function URL hands it over, signed just now. */
export function signedEvent(payload: unknown) {
  const body = JSON.stringify(payload);
  const headers = signRequest(Buffer.from(body), KEYS, { timestamp: new Date().toISOString() });
  return { version: '2.0', requestContext: { http: { method: 'POST' } }, headers, body, isBase64Encoded: false };
}
