import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { answerCalls } from './answer-calls.ts';
import { underControl } from './under-control.ts';

/** A Box that checks nothing, so that it is never what a measure of throughput waits for. */
const CONTENT = Buffer.from('The tide turbine feeds the harbour. '.repeat(60));
const server = createServer(async ({ method, url = '' }, response) => {
  if (load.latencyMs() > 0) await delay(load.latencyMs());
  if (method === 'PUT') response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  else if (url === '/download') response.writeHead(200, { 'content-length': CONTENT.byteLength }).end(CONTENT);
  else response.writeHead(302, { location: '/download', 'content-length': 0 }).end();
});
const load = await underControl(server);

export type PlainBoxControls = typeof load.controls;
answerCalls(load.controls);
