import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { answerCalls } from './answer-calls.ts';

/** As much of SQS and DynamoDB as the functions need, after a set latency: every claim succeeds. */
let latencyMs = 0;
let requests = 0;
const server = createServer(async (incoming, response) => {
  requests += 1;
  const body = await buffer(incoming);
  const answer = String(incoming.headers['x-amz-target']).startsWith('AmazonSQS.') ? stored(body) : {};
  const send = () => {
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify(answer));
  };
  if (latencyMs > 0) setTimeout(send, latencyMs);
  else send();
}).listen(0, '127.0.0.1');
// A connection that ends between two calls of a measure would count as a slow call.
server.keepAliveTimeout = 60_000;
await once(server, 'listening');

function stored(body: Buffer): object {
  const { MessageBody = '' } = JSON.parse(body.toString('utf8')) as { MessageBody?: string };
  return { MessageId: crypto.randomUUID(), MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
}

const controls = {
  url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  delayAnswers(milliseconds: number): void {
    latencyMs = milliseconds;
  },
  /** How many requests came since the last time that this was asked. */
  newRequests(): number {
    const count = requests;
    requests = 0;
    return count;
  },
};

export type AwsControls = typeof controls;
answerCalls(controls);
