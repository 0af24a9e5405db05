import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { answerCalls } from '../../bench/servers/answer-calls.ts';
import { callSqs } from '../../src/local/call-sqs.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import { localKms } from '../../src/local/local-kms.ts';
import { localSecretsManager } from '../../src/local/local-secrets-manager.ts';
import { fieldsOf, jsonOrUndefined } from '../../src/untrusted-json.ts';
import { chosen, decisionsFrom } from '../random.ts';

/** `lose-answer` carries the call out, and hangs up instead of telling. */
type Effect = 'throttle' | 'fail' | 'hang-up' | 'stay-silent' | 'lose-answer';

export interface AwsFaultRule {
  /** The beginning of a target, such as `AmazonSQS.SendMessage`. */
  readonly target: string;
  /** Of the calls that are struck, from 0 to 1. */
  readonly rate: number;
  readonly effects: Readonly<Partial<Record<Effect, number>>>;
}

const SIGNATURE_KEYS_SECRET = 'skill/box-signature-keys';
const TOKEN_FORM = /1![\w-]{20}/;
const { SOAK_SEED = '', SOAK_VISIBILITY_SECONDS, SOAK_MAX_RECEIVE_COUNT, SOAK_KEYS = '{}' } = process.env;

/** SQS, DynamoDB, KMS and Secrets Manager behind one address, as the functions find them, and all that may befall them. */
const aws = await startLocalAws({
  visibilityTimeoutSeconds: Number(SOAK_VISIBILITY_SECONDS),
  maxReceiveCount: Number(SOAK_MAX_RECEIVE_COUNT),
});
const reported = await callSqs(aws.aws, 'CreateQueue', { QueueName: 'skill-reported' });
const kms = localKms();
const secretsManager = localSecretsManager();
secretsManager.put(SIGNATURE_KEYS_SECRET, SOAK_KEYS);

const upstreams = { 'AmazonSQS.': aws.env.AWS_ENDPOINT_URL_SQS, DynamoDB_: aws.env.AWS_ENDPOINT_URL_DYNAMODB };
const agent = new Agent({ keepAlive: true });
const decide = decisionsFrom(SOAK_SEED);
const counts: Record<string, number> = {};
let rules: readonly AwsFaultRule[] = [];
let asked = 0;
let showedToken = 0;

const server = createServer((incoming, response) => {
  // Whoever was killed in the middle of a call waits for no answer.
  answer(incoming, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 600_000;
await once(server.listen(0, '127.0.0.1'), 'listening');

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = String(incoming.headers['x-amz-target'] ?? '');
  const body = await buffer(incoming);
  if (TOKEN_FORM.test(body.toString('latin1'))) showedToken += 1;
  const effect = effectFor(target);
  if (effect !== undefined) counts[`${target} ${effect}`] = (counts[`${target} ${effect}`] ?? 0) + 1;
  if (effect !== undefined && effect !== 'lose-answer') return goWrong(response, target, effect);
  const { status, body: text } = await properAnswer(target, incoming.headers, body);
  if (effect === 'lose-answer') response.destroy();
  else response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
}

function effectFor(target: string): Effect | undefined {
  for (const rule of rules) {
    if (!target.startsWith(rule.target)) continue;
    asked += 1;
    if (decide('aws', target, asked) < rule.rate) return chosen(rule.effects as Record<Effect, number>, decide(asked));
  }
  return undefined;
}

function goWrong(response: ServerResponse, target: string, effect: Effect): void {
  if (effect === 'stay-silent') return;
  if (effect === 'hang-up') {
    response.destroy();
    return;
  }
  const throttled = target.startsWith('DynamoDB_') ? 'ProvisionedThroughputExceededException' : 'ThrottlingException';
  const type = effect === 'throttle' ? throttled : 'InternalFailure';
  response.writeHead(effect === 'throttle' ? 400 : 500, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: type, message: 'A fault of the soak.' }));
}

async function properAnswer(target: string, headers: object, body: Buffer): Promise<{ status: number; body: Buffer }> {
  for (const [prefix, url] of Object.entries(upstreams)) {
    if (target.startsWith(prefix)) return forwarded(String(url), headers, body);
  }
  for (const service of [kms, secretsManager]) {
    if (!target.startsWith(service.prefix)) continue;
    const input = fieldsOf(jsonOrUndefined(body.toString('utf8')));
    const answer = service.answer(target.slice(service.prefix.length), input);
    return { status: answer.status, body: Buffer.from(JSON.stringify(answer.body)) };
  }
  return { status: 400, body: Buffer.from('{"__type":"UnknownOperationException"}') };
}

async function forwarded(url: string, headers: object, body: Buffer): Promise<{ status: number; body: Buffer }> {
  const outgoing = httpRequest(url, { method: 'POST', headers: { ...headers }, agent });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  return { status: incoming.statusCode, body: await buffer(incoming) };
}

/** Named as AWS names it, so that it is looked for behind the one address. */
const atAws = (url: unknown) => `https://sqs.us-east-1.amazonaws.com${new URL(String(url)).pathname}`;

const controls = {
  /** What the functions' environment must hold. */
  env: () => ({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    INVOCATION_QUEUE_URL: atAws(aws.queueUrl),
    REPORTED_QUEUE_URL: atAws(reported.QueueUrl),
    IDEMPOTENCY_TABLE_NAME: String(aws.env.IDEMPOTENCY_TABLE_NAME),
    TOKEN_KMS_KEY_ID: kms.keyArn,
    BOX_SIGNATURE_KEYS_SECRET_ID: SIGNATURE_KEYS_SECRET,
  }),
  deadLetterQueueUrl: () => atAws(aws.deadLetterQueueUrl),
  setFaults(newRules: readonly AwsFaultRule[]): void {
    rules = newRules;
  },
  /** How often each fault struck, by target and effect. */
  faultCounts: () => counts,
  /** How many calls had something like a token of Box's in their body. */
  callsThatShowedToken: () => showedToken,
};

export type CloudControls = typeof controls;
answerCalls(controls);
