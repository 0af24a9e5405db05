import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import aws4 from 'aws4';
import type { Clock } from '../clock.ts';
import { AwsCallError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { fieldsOf, jsonOrUndefined } from '../untrusted-json.ts';
import { AWS_HOST, defaultEndpoint } from './default-endpoint.ts';

export interface AwsSettings {
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: Secret;
    readonly sessionToken?: Secret | undefined;
  };
  /** `AWS_ENDPOINT_URL`, and `AWS_ENDPOINT_URL_SQS` and so on, which win over it, as the AWS SDKs define them. */
  readonly endpoints: { readonly [name in 'all' | AwsService]?: string | undefined };
  readonly now: Clock;
  /** How often a call is made before it counts as failed, where that may help. @default 3 */
  readonly attempts?: number | undefined;
  /** The longest wait for an answer to each of them. @default 2000 */
  readonly attemptTimeoutMs?: number | undefined;
  /** Told of each answer that asks us to slow down, also of those that a repeated call makes good. */
  readonly throttled?: ((service: AwsService) => void) | undefined;
}

export type AwsService = 'sqs' | 'dynamodb' | 'kms' | 'secretsmanager';

export interface AwsCall {
  readonly service: AwsService;
  /** Such as `AmazonSQS.SendMessage`. */
  readonly target: string;
  /** Where the service is, unless the settings say otherwise. @default AWS's own host in the region */
  readonly endpoint?: string | undefined;
  readonly input: object;
  /** How often this one is made, instead. */
  readonly attempts?: number | undefined;
}

/** Calls an AWS service by its JSON protocol and resolves to its parsed answer. Throws `AwsCallError`. */
export type AwsClient = (call: AwsCall) => Promise<Readonly<Record<string, unknown>>>;

const ATTEMPT_TIMEOUT_MS = 2_000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 50;
/** Hosts of these services that are not at AWS itself, but speak for one that is: emulators name their queues so. */
const SERVICE_HOST = /^(sqs|dynamodb)\./;
const JSON_VERSIONS = { sqs: '1.0', dynamodb: '1.0', kms: '1.1', secretsmanager: '1.1' };
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Throttling answers that come with HTTP status 400: all that the SDKs take for such. */
const THROTTLED =
  /Throttl|ProvisionedThroughputExceeded|(^|Request|Bandwidth)LimitExceeded|TooManyRequests|SlowDown|PriorRequestNotComplete|TransactionInProgress/;

const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

/**
 * A client for the few AWS calls that the way of a file needs: signed JSON over `node:https`.
 *
 * It takes a tenth of an SDK client's start-up (docs/decisions/aws-without-sdk.md).
 */
export function awsClient(settings: AwsSettings): AwsClient {
  const { attempts = ATTEMPTS } = settings;
  return async (call) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await callOnce(settings, call);
      } catch (error) {
        const retry = error instanceof AwsCallError && error.retryable && attempt < (call.attempts ?? attempts);
        if (!retry) throw error;
        // Full jitter, so that workers throttled together do not come back together.
        await new Promise((resume) => setTimeout(resume, Math.random() * FIRST_PAUSE_MS * 2 ** attempt));
      }
    }
  };
}

async function callOnce(settings: AwsSettings, call: AwsCall): Promise<Readonly<Record<string, unknown>>> {
  const { status, text } = await send(signed(settings, call), {
    ...call,
    timeoutMs: settings.attemptTimeoutMs ?? ATTEMPT_TIMEOUT_MS,
  });
  const json = jsonOrUndefined(text);
  const answer = fieldsOf(json);
  if (status === 200 && answer === json) return answer;
  const code = errorCode(answer) ?? `HTTP ${status}`;
  const throttled = status === 429 || status === 503 || THROTTLED.test(code);
  if (throttled) settings.throttled?.(call.service);
  const retryable = throttled || status >= 500;
  throw new AwsCallError(call.target, code, { retryable });
}

interface SignedRequest {
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function signed({ region, credentials, endpoints, now }: AwsSettings, call: AwsCall): SignedRequest {
  const url = endpointFor(call, { region, endpoints });
  // As the SDKs do: the path of an endpoint is a folder, and what is signed is what is sent.
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const body = JSON.stringify(call.input);
  const { headers } = aws4.sign(
    {
      service: call.service,
      region,
      method: 'POST',
      path: url.pathname,
      body,
      headers: {
        Host: url.host,
        'Content-Type': `application/x-amz-json-${JSON_VERSIONS[call.service]}`,
        'X-Amz-Target': call.target,
        'X-Amz-Date': now()
          .toISOString()
          .replace(/[:-]|\.\d{3}/g, ''),
      },
    },
    {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey.reveal(),
      ...(credentials.sessionToken && { sessionToken: credentials.sessionToken.reveal() }),
    },
  );
  return { url, headers: headers as Record<string, string>, body };
}

/**
 * The service's own variable wins. `AWS_ENDPOINT_URL` stands in for the service's hosts only: a queue
 * URL with a host of its own tells by itself where the queue is, which is how the SDKs read it.
 */
function endpointFor(call: AwsCall, { region, endpoints }: Pick<AwsSettings, 'region' | 'endpoints'>): URL {
  const own = endpoints[call.service];
  if (own !== undefined) return new URL(own);
  const given = new URL(call.endpoint ?? defaultEndpoint(call.service, region));
  const namesService = AWS_HOST.test(given.hostname) || SERVICE_HOST.test(given.hostname);
  return endpoints.all !== undefined && namesService ? new URL(endpoints.all) : given;
}

function send(
  { url, headers, body }: SignedRequest,
  { target, timeoutMs }: { target: string; timeoutMs: number },
): Promise<{ status: number; text: string }> {
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const agent = url.protocol === 'http:' ? agents['http:'] : agents['https:'];
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(new AwsCallError(target, 'NoAnswer', { retryable: true, cause }));
    const outgoing = request(
      url,
      { method: 'POST', headers, agent, signal: AbortSignal.timeout(timeoutMs) },
      (incoming) => readText(incoming).then((text) => resolve({ status: incoming.statusCode ?? 0, text }), fail),
    );
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_ANSWER_BYTES) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException` → its last part. */
function errorCode(answer: Readonly<Record<string, unknown>>): string | undefined {
  return /[A-Za-z.]+$/.exec(String(answer.__type ?? ''))?.[0];
}
