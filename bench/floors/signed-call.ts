import { createHash, createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
const sha256 = (data: string) => createHash('sha256').update(data).digest('hex');
const NAMES = ['content-type', 'host', 'x-amz-date', 'x-amz-target'] as const;

/** Sends one message to SQS: signature version 4 by hand, over `node:http`, nothing else. */
export function sendMessage(queueUrl: string, body: string): Promise<string> {
  const url = new URL(queueUrl);
  const content = JSON.stringify({ QueueUrl: queueUrl, MessageBody: body });
  const date = new Date().toISOString().replace(/[:-]|\.\d{3}/g, '');
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: url.host,
    'x-amz-date': date,
    'x-amz-target': 'AmazonSQS.SendMessage',
  };
  const authorization = authorizationOf(headers, content);
  return new Promise((resolve, reject) => {
    const { origin } = url;
    request(origin, { method: 'POST', agent, headers: { ...headers, authorization } }, (answer) =>
      text(answer).then(resolve, reject),
    )
      .on('error', reject)
      .end(content);
  });
}

function authorizationOf(headers: Record<(typeof NAMES)[number], string>, content: string): string {
  const date = headers['x-amz-date'];
  const scope = `${date.slice(0, 8)}/us-east-1/sqs/aws4_request`;
  const canonical = NAMES.map((name) => `${name}:${headers[name]}\n`).join('');
  const requestHash = sha256(`POST\n/\n\n${canonical}\n${NAMES.join(';')}\n${sha256(content)}`);
  const key = ['us-east-1', 'sqs', 'aws4_request'].reduce(hmac, hmac('AWS4local', date.slice(0, 8)));
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${requestHash}`).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=${NAMES.join(';')}, Signature=${signature}`;
}
