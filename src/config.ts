import type { AwsClient, AwsSettings } from './aws/aws-client.ts';
import { defaultEndpoint } from './aws/default-endpoint.ts';
import { kmsDataKeys } from './aws/kms-data-keys.ts';
import type { LogSettings } from './aws/powertools-log.ts';
import type { MetricsSettings } from './aws/powertools-metrics.ts';
import { secretsManagerKeys } from './aws/secrets-manager-keys.ts';
import type { Clock } from './clock.ts';
import { ConfigurationError } from './errors.ts';
import type { Log, Sealer } from './ports.ts';
import { sealWithDataKeys } from './sealing/seal-with-data-keys.ts';
import { sealWithKey } from './sealing/seal-with-key.ts';
import { Secret } from './secret.ts';
import { rotatingKeys } from './webhook/rotating-keys.ts';
import { fixedKeys, type SignatureKeySource } from './webhook/signature-key-source.ts';

/** The environment of a Lambda; `process.env` in production. An empty variable counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const systemClock: Clock = () => new Date();

/**
 * What Box's signatures are verified with: the secret of `BOX_SIGNATURE_KEYS_SECRET_ID`, read when the first
 * event comes, or else the keys of the environment, for which nobody is asked.
 *
 * @throws {ConfigurationError} when nothing is set: without a key, anybody could send us events.
 */
export function signatureKeys(env: Environment, { aws, log }: { aws: AwsClient; log: Log }): SignatureKeySource {
  const secretId = env.BOX_SIGNATURE_KEYS_SECRET_ID;
  if (secretId) return rotatingKeys({ read: secretsManagerKeys(aws, secretId), log, now: systemClock });
  const primary = secretOf(env, 'BOX_SIGNATURE_PRIMARY_KEY');
  const secondary = secretOf(env, 'BOX_SIGNATURE_SECONDARY_KEY');
  if (primary || secondary) return fixedKeys({ primary, secondary });
  throw new ConfigurationError(
    'Set BOX_SIGNATURE_PRIMARY_KEY or BOX_SIGNATURE_SECONDARY_KEY (Box Developer Console, Webhooks tab), or BOX_SIGNATURE_KEYS_SECRET_ID.',
  );
}

/** @throws {ConfigurationError} */
export function invocationQueueUrl(env: Environment): string {
  return httpUrl(required(env, 'INVOCATION_QUEUE_URL', 'the SQS queue between the halves'), 'INVOCATION_QUEUE_URL');
}

/** Where reported dead letters are put aside; not needed. Throws `ConfigurationError` when it is no address. */
export function reportedQueueUrl(env: Environment): string | undefined {
  return env.REPORTED_QUEUE_URL ? httpUrl(env.REPORTED_QUEUE_URL, 'REPORTED_QUEUE_URL') : undefined;
}

/** @throws {ConfigurationError} */
export function idempotencyTable(env: Environment): { name: string; endpoint: string; now: Clock } {
  const name = required(env, 'IDEMPOTENCY_TABLE_NAME', 'the DynamoDB table of claims');
  return { name, endpoint: defaultEndpoint('dynamodb', regionOf(env)), now: systemClock };
}

/**
 * Seals under the KMS key of `TOKEN_KMS_KEY_ID`, or else with `TOKEN_SEALING_KEY` itself.
 *
 * @throws {ConfigurationError} when neither is set.
 */
export function tokenSealer(env: Environment, aws: AwsClient): Sealer {
  const kmsKeyId = env.TOKEN_KMS_KEY_ID;
  if (kmsKeyId) return sealWithDataKeys(kmsDataKeys(aws, kmsKeyId), systemClock);
  const key = secretOf(env, 'TOKEN_SEALING_KEY');
  if (key) return sealWithKey(key);
  throw new ConfigurationError(
    'Set TOKEN_SEALING_KEY to 32 bytes in base64, or TOKEN_KMS_KEY_ID to a KMS key: it seals the tokens in the queue message.',
  );
}

/** What operators set for adapters that need data of their own. */
export interface AdapterSettings {
  /** Folder of a sherpa-onnx model; without it, nothing is transcribed. */
  readonly speechModelFolder?: string;
  /** Folder with Tesseract's data for languages other than English. */
  readonly ocrLanguageFolder?: string;
  /** Tesseract's names of the languages that text in pictures is in; English unless given. */
  readonly ocrLanguages?: readonly string[];
}

/** `SPEECH_MODEL_DIR`, `OCR_LANGUAGE_DIR` and `OCR_LANGUAGES`; none of them is needed. */
export function adapterSettings(env: Environment): AdapterSettings {
  const languages = [...listOf(env.OCR_LANGUAGES)];
  return {
    ...(env.SPEECH_MODEL_DIR && { speechModelFolder: env.SPEECH_MODEL_DIR }),
    ...(env.OCR_LANGUAGE_DIR && { ocrLanguageFolder: env.OCR_LANGUAGE_DIR }),
    ...(languages.length > 0 && { ocrLanguages: languages }),
  };
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

/**
 * `LOG_LEVEL`: `info`, `warn` or `error`; anything else counts as `info`.
 *
 * The level set on Lambda itself, and Powertools' own variable, go before it; Powertools reads those.
 */
export function logSettings(env: Environment): LogSettings {
  const service = serviceName(env);
  if (env.AWS_LAMBDA_LOG_LEVEL || env.POWERTOOLS_LOG_LEVEL) return { service };
  const level = env.LOG_LEVEL?.toLowerCase();
  return { service, level: level === 'warn' || level === 'error' ? level : 'info' };
}

/** Powertools itself reads `POWERTOOLS_METRICS_DISABLED`, which switches the metrics off. */
export function metricsSettings(env: Environment): MetricsSettings {
  return { namespace: env.POWERTOOLS_METRICS_NAMESPACE || 'BoxSkill', service: serviceName(env) };
}

function serviceName(env: Environment): string {
  return env.POWERTOOLS_SERVICE_NAME || 'box-skill';
}

/**
 * Region, credentials and endpoints as Lambda and the AWS SDKs name them.
 *
 * @param throttled is told of each answer of AWS that asks us to slow down.
 */
export function awsSettings(env: Environment, throttled?: AwsSettings['throttled']): AwsSettings {
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
      kms: env.AWS_ENDPOINT_URL_KMS || undefined,
      secretsmanager: env.AWS_ENDPOINT_URL_SECRETS_MANAGER || undefined,
    },
    now: systemClock,
    throttled,
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
