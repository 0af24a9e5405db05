import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { answerCalls } from './answer-calls.ts';
import { underControl } from './under-control.ts';

/** As much of SQS and DynamoDB as the functions need, after a set latency: every claim succeeds. */
const server = createServer(async (incoming, response) => {
  const body = await buffer(incoming);
  const answer = String(incoming.headers['x-amz-target']).startsWith('AmazonSQS.') ? stored(body) : {};
  const send = () => {
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify(answer));
  };
  if (load.latencyMs() > 0) setTimeout(send, load.latencyMs());
  else send();
});
const load = await underControl(server);

function stored(body: Buffer): object {
  const { MessageBody = '' } = JSON.parse(body.toString('utf8')) as { MessageBody?: string };
  return { MessageId: crypto.randomUUID(), MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
}

export type AwsControls = typeof load.controls;
answerCalls(load.controls);
