import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AwsCall, AwsSettings } from '../../src/aws/aws-client.ts';
import { Secret } from '../../src/secret.ts';
import { NOW } from './factories.ts';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
}

export type Behaviour = (response: ServerResponse, call: ReceivedCall) => void;

export interface AnAws extends AsyncDisposable {
  readonly url: string;
  readonly calls: ReceivedCall[];
  /** What happens to the next calls, in this order; after the last, `answers(200, '{}')`. */
  readonly next: Behaviour[];
  /** Closes the connections that nothing is going on over, as servers do after a while. */
  closeIdle(): void;
}

/** Answers with this status and text. */
export const answers =
  (status: number, body = '{}'): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
  };

/** Answers with an error of AWS. */
export const fails = (status: number, type: string) =>
  answers(status, JSON.stringify({ __type: `com.amazonaws.invented#${type}`, message: 'invented message' }));

/** Closes the connection without an answer. */
export const hangsUp: Behaviour = (response) => response.destroy();

/** Never answers. */
export const staysSilent: Behaviour = () => {};

/** Begins an answer, and never ends it. */
export const stopsHalfWay: Behaviour = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"begun":');
};

/** A server on loopback that does as it is told and keeps what it gets. */
export async function startAnAws(): Promise<AnAws> {
  const calls: ReceivedCall[] = [];
  const next: Behaviour[] = [];
  const connections = new Map<unknown, number>();
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(request.socket) ?? connections.size + 1;
    connections.set(request.socket, connection);
    const call = { path: String(request.url), headers: request.headers, body: await text(request), connection };
    calls.push(call);
    (next.shift() ?? answers(200))(response, call);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    next,
    closeIdle: () => server.closeIdleConnections(),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export const SECRET_ACCESS_KEY = 'invented-secret-access-key';
export const SESSION_TOKEN = 'invented-session-token';

export function awsSettingsOf(url: string | undefined, overrides: Partial<AwsSettings> = {}): AwsSettings {
  return {
    region: 'eu-central-1',
    credentials: {
      accessKeyId: 'INVENTEDKEYID',
      secretAccessKey: new Secret(SECRET_ACCESS_KEY),
      sessionToken: new Secret(SESSION_TOKEN),
    },
    endpoints: { all: url },
    now: () => NOW,
    ...overrides,
  };
}

export function aCall(overrides: Partial<AwsCall> = {}): AwsCall {
  return {
    service: 'sqs',
    target: 'AmazonSQS.SendMessage',
    endpoint: 'https://sqs.eu-central-1.amazonaws.com',
    input: { QueueUrl: 'https://sqs.eu-central-1.amazonaws.com/000000000000/invocations', MessageBody: 'text' },
    ...overrides,
  };
}
