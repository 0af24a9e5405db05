import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answerCalls } from '../../bench/servers/answer-calls.ts';
import { chosen, decisionsFrom } from '../random.ts';

/** An answer that would be on the bill. */
export interface PaidCall {
  /** `look` or `job`, and the mark of the file: `look/s12v1`. */
  readonly what: string;
  /** The environment that asked. */
  readonly worker: string;
  readonly atMs: number;
}

const decide = decisionsFrom(process.env.SOAK_SEED ?? '');
const paid: PaidCall[] = [];
const jobs = new Map<string, { text: string; pollsLeft: number }>();
const times = new Map<string, number>();
const counts: Record<string, number> = {};
let isFaulty = false;

/**
 * A provider that sends a bill: it counts each look and each job that it has answered with 200, and no
 * two answers of it are the same, so that cards of a second look differ from those of the first.
 */
const server = createServer((incoming, response) => {
  incoming.resume();
  answer(incoming, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 600_000;
await once(server.listen(0, '127.0.0.1'), 'listening');

async function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, what = '', subject = ''] = url.split('/');
  const nth = (times.get(url) ?? 0) + 1;
  times.set(url, nth);
  // No two answers are the same, whichever environment asks.
  const mark = what === 'answers' ? '' : subject;
  if (mark.endsWith('-hopeless')) return send(response, 422, {});
  if (mark.endsWith('-doomed') && isFaulty) return send(response, 500, {});
  const fault = isFaulty && decide('provider', url, nth) < 0.12 ? chosen(FAULTS, decide('provider how', url, nth)) : '';
  if (fault !== '') counts[fault] = (counts[fault] ?? 0) + 1;
  if (fault === 'hang-up') return void response.destroy();
  if (fault === 'too-many') return send(response, 429, {}, { 'retry-after': '1' });
  if (fault === 'broken') return send(response, 500, {});
  await pause(fault === 'slow' ? 300 + decide('provider slow', url, nth) * 1_700 : 2 + decide('provider', nth) * 20);
  if (response.destroyed) return;
  if (what === 'answers') return send(response, 200, jobAnswer(subject));

  const call = { what: `${what === 'jobs' ? 'job' : 'look'}/${mark}`, worker: String(headers['x-soak-worker']) };
  const number = paid.push({ ...call, atMs: Date.now() });
  const text = mark.endsWith('-nothing') ? undefined : `${mark.replace(/-.*/, '')} call ${number}`;
  if (what !== 'jobs') return send(response, 200, { text });
  const job = `job-${number}`;
  jobs.set(job, { text: text ?? '', pollsLeft: Math.floor(decide('polls', mark) * 4) });
  send(response, 200, { job });
}

const FAULTS = { 'hang-up': 1, 'too-many': 2, broken: 2, slow: 2 };

function jobAnswer(job: string): object {
  const found = jobs.get(job);
  if (found === undefined) return { text: 'no such job' };
  if (found.pollsLeft === 0) return { text: found.text };
  found.pollsLeft -= 1;
  return { job };
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const controls = {
  url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  setFaulty(yes: boolean): void {
    isFaulty = yes;
  },
  paid: () => paid,
  faultCounts: () => counts,
};

export type ProviderControls = typeof controls;
answerCalls(controls);
