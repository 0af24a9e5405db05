import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { type BoxRequest, readRequestHead } from './box-request.ts';
import type { FaultEffect, Faults } from './faults.ts';
import { carriesOut, replacementAnswer } from './faulty-answer.ts';
import { type JournalEntry, journalBody, type OpenJournalEntry, openJournalEntry } from './journal.ts';
import { readBody } from './read-body.ts';
import { clientError, Refusal } from './refusal.ts';
import { type Route, route } from './router.ts';
import { sendAnswer } from './send-answer.ts';
import type { TokenDesk } from './token-desk.ts';

/** What both hosts share. */
export interface HostContext {
  readonly tokens: TokenDesk;
  readonly faults: Faults;
  readonly journal: OpenJournalEntry[];
  readonly now: () => Date;
  readonly answered: (entry: JournalEntry) => void;
}

export interface HttpHost {
  readonly origin: string;
  close(): Promise<void>;
}

/** Listens on loopback, and answers by the routes, faults allowing. */
export async function startHttpHost(
  context: HostContext,
  { name, port, routes }: { name: JournalEntry['host']; port: number; routes: readonly Route[] },
): Promise<HttpHost> {
  const closing = new AbortController();
  const server = createServer((incoming, response) => {
    const exchange = { context, name, routes, closing: closing.signal };
    // Whoever is gone before the answer is through has no one to be told of it.
    answer(exchange, incoming, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  let closed: Promise<unknown> | undefined;
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      closing.abort();
      closed ??= once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Exchange {
  readonly context: HostContext;
  readonly name: JournalEntry['host'];
  readonly routes: readonly Route[];
  readonly closing: AbortSignal;
}

interface Received {
  readonly incoming: IncomingMessage;
  readonly head: Omit<BoxRequest, 'body'>;
  readonly entry: OpenJournalEntry;
  readonly fault: FaultEffect | undefined;
}

async function answer(exchange: Exchange, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { context, name } = exchange;
  const head = readRequestHead(incoming);
  const facts = { at: context.now().getTime(), host: name, token: context.tokens.kindOf(head.token) };
  const entry = openJournalEntry(head, facts);
  context.journal.push(entry);
  try {
    const fault = context.faults.take(entry);
    entry.fault = fault?.kind;
    const proper = await properAnswer(exchange, { incoming, head, entry, fault });
    if (fault?.kind === 'slow') await delay(fault.delayMs, undefined, { signal: exchange.closing });
    if (fault?.kind === 'reset') incoming.socket.resetAndDestroy();
    else await sendAnswer(response, replacementAnswer(fault) ?? proper, { entry, fault });
  } finally {
    context.answered(entry);
  }
}

async function properAnswer({ routes }: Exchange, { incoming, head, entry, fault }: Received): Promise<Answer> {
  try {
    const body = await readBody(incoming);
    entry.body = journalBody(body);
    // Stands in for the answer that the fault replaces.
    if (!carriesOut(fault)) return clientError(500, 'not_carried_out').answer;
    return route(routes, { ...head, body });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    if (incoming.destroyed && !incoming.complete) throw error;
    return clientError(500, 'internal_server_error', { message: 'Internal Server Error' }).answer;
  }
}
