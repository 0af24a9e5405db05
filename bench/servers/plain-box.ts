import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { answerCalls } from './answer-calls.ts';

/** A Box that checks nothing, so that it is never what a measure of throughput waits for. */
const CONTENT = Buffer.from('The tide turbine feeds the harbour. '.repeat(60));
let latencyMs = 0;
let requests = 0;
const server = createServer(async ({ method, url = '' }, response) => {
  requests += 1;
  if (latencyMs > 0) await delay(latencyMs);
  if (method === 'PUT') response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  else if (url === '/download') response.writeHead(200, { 'content-length': CONTENT.byteLength }).end(CONTENT);
  else response.writeHead(302, { location: '/download', 'content-length': 0 }).end();
}).listen(0, '127.0.0.1');
server.keepAliveTimeout = 60_000;
await once(server, 'listening');

const controls = {
  url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  delayAnswers(milliseconds: number): void {
    latencyMs = milliseconds;
  },
  newRequests(): number {
    const count = requests;
    requests = 0;
    return count;
  },
};

export type PlainBoxControls = typeof controls;
answerCalls(controls);
