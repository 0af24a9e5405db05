import type { AwsSettings } from './aws/aws-client.ts';
import type { Clock } from './clock.ts';
import { ConfigurationError } from './errors.ts';
import type { LogLevel } from './json-log.ts';
import type { TokenSealer } from './ports.ts';
import { sealWithKey } from './sealing/seal-with-key.ts';
import { Secret } from './secret.ts';
import type { SignatureKeys } from './webhook/signature.ts';

/** The environment of a Lambda; `process.env` in production. An empty variable counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const systemClock: Clock = () => new Date();

/** @throws {ConfigurationError} when neither key is set: without one, anybody could send us events. */
export function signatureKeys(env: Environment): SignatureKeys {
  const primary = secretOf(env, 'BOX_SIGNATURE_PRIMARY_KEY');
  const secondary = secretOf(env, 'BOX_SIGNATURE_SECONDARY_KEY');
  if (primary || secondary) return { primary, secondary };
  throw new ConfigurationError(
    'Set BOX_SIGNATURE_PRIMARY_KEY or BOX_SIGNATURE_SECONDARY_KEY (Box Developer Console, Webhooks tab).',
  );
}

/** @throws {ConfigurationError} */
export function invocationQueueUrl(env: Environment): string {
  return httpUrl(required(env, 'INVOCATION_QUEUE_URL', 'the SQS queue between the halves'), 'INVOCATION_QUEUE_URL');
}

/** @throws {ConfigurationError} */
export function idempotencyTable(env: Environment): { name: string; endpoint: string; now: Clock } {
  const name = required(env, 'IDEMPOTENCY_TABLE_NAME', 'the DynamoDB table of claims');
  return { name, endpoint: `https://dynamodb.${regionOf(env)}.amazonaws.com`, now: systemClock };
}

/** @throws {ConfigurationError} */
export function tokenSealer(env: Environment): TokenSealer {
  const key = secretOf(env, 'TOKEN_SEALING_KEY');
  if (key) return sealWithKey(key);
  throw new ConfigurationError(
    'Set TOKEN_SEALING_KEY to 32 bytes in base64: it seals the tokens in the queue message.',
  );
}

/** Which skills and enterprises are served; empty sets serve all. */
export function allowedIds(env: Environment): { skillIds: Set<string>; enterpriseIds: Set<string> } {
  return {
    skillIds: listOf(env.BOX_ALLOWED_SKILL_IDS),
    enterpriseIds: listOf(env.BOX_ALLOWED_ENTERPRISE_IDS),
  };
}

/**
 * Where Box's API is, without a slash at its end.
 *
 * @throws {ConfigurationError} when tokens sent there would leave the machine unencrypted.
 */
export function boxApiBaseUrl(env: Environment): string {
  const text = httpUrl(env.BOX_API_BASE_URL || 'https://api.box.com', 'BOX_API_BASE_URL');
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:' || LOOPBACK.test(hostname)) return text.replace(/\/+$/, '');
  throw new ConfigurationError('BOX_API_BASE_URL must be an https address, or one on this machine.');
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** @throws {ConfigurationError} on anything but the two modes. */
export function cardWriteMode(env: Environment): 'replace' | 'merge' {
  const mode = env.CARD_WRITE_MODE || 'replace';
  if (mode === 'replace' || mode === 'merge') return mode;
  throw new ConfigurationError('CARD_WRITE_MODE must be `replace` or `merge`.');
}

/** `LOG_LEVEL`: `info`, `warn` or `error`; anything else counts as `info`. */
export function logSettings(env: Environment): { now: Clock; level: LogLevel } {
  const level = env.LOG_LEVEL?.toLowerCase();
  return { now: systemClock, level: level === 'warn' || level === 'error' ? level : 'info' };
}

/** Region, credentials and endpoints as Lambda and the AWS SDKs name them. */
export function awsSettings(env: Environment): AwsSettings {
  return {
    region: regionOf(env),
    credentials: {
      accessKeyId: required(env, 'AWS_ACCESS_KEY_ID', 'Lambda sets it from the role of the function'),
      secretAccessKey: new Secret(
        required(env, 'AWS_SECRET_ACCESS_KEY', 'Lambda sets it from the role of the function'),
      ),
      sessionToken: secretOf(env, 'AWS_SESSION_TOKEN'),
    },
    endpoints: {
      all: env.AWS_ENDPOINT_URL || undefined,
      sqs: env.AWS_ENDPOINT_URL_SQS || undefined,
      dynamodb: env.AWS_ENDPOINT_URL_DYNAMODB || undefined,
    },
    now: systemClock,
  };
}

function regionOf(env: Environment): string {
  return env.AWS_REGION || env.AWS_DEFAULT_REGION || 'us-east-1';
}

function required(env: Environment, name: string, what: string): string {
  const value = env[name];
  if (!value) throw new ConfigurationError(`Set ${name} (${what}).`);
  return value;
}

function secretOf(env: Environment, name: string): Secret | undefined {
  const value = env[name];
  return value ? new Secret(value) : undefined;
}

function listOf(text = ''): Set<string> {
  return new Set(
    text
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  );
}

function httpUrl(text: string, variable: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new ConfigurationError(`${variable} must be an http or https address.`);
  }
  if (url.username || url.password) {
    throw new ConfigurationError(`${variable} must hold no user name or password: addresses get printed.`);
  }
  return text;
}
