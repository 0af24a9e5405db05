import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type BoxApi, type BoxApiSettings, boxApi } from '../../src/box/box-api.ts';
import { type Deadline, type OpenDeadline, startDeadline } from '../../src/deadline.ts';
import { OutOfTimeError } from '../../src/errors.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import type { FileContent } from '../../src/ml/ml-adapter.ts';
import { Secret } from '../../src/secret.ts';

export const TOKEN_TEXT = '1!this-token-must-not-show';
export const TOKEN = new Secret(TOKEN_TEXT);
export const now = () => new Date();

/** As in production, but quick. */
export function anApi({ url }: { url: string }, settings: Partial<BoxApiSettings> = {}): BoxApi {
  return boxApi({ baseUrl: url, now, retries: { attempts: 3, firstPauseMs: 2, longestPauseMs: 4 }, ...settings });
}

export function aDeadline(timeoutMs = 15_000): OpenDeadline {
  return startDeadline(timeoutMs, now);
}

/** Far away, until it is ended by hand. */
export function deadlineByHand(): { deadline: Deadline; end: () => void } {
  const controller = new AbortController();
  return {
    deadline: { signal: controller.signal, remainingMs: () => 900_000 },
    end: () => controller.abort(new OutOfTimeError('ended by hand')),
  };
}

export interface BareServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly { method: string; url: string; headers: IncomingHttpHeaders }[];
  /** All that were ever opened. */
  readonly connections: number;
  readonly openConnections: number;
}

/** A server that misbehaves as told; `at` counts its requests from 0. */
export async function startBareServer(
  answer: (response: ServerResponse, at: number, request: IncomingMessage) => unknown,
): Promise<BareServer> {
  const requests: BareServer['requests'][number][] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers });
    request.resume();
    answer(response, requests.length - 1, request);
  });
  server.on('connection', (socket) => {
    connections += 1;
    open.add(socket.once('close', () => open.delete(socket)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections;
    },
    get openConnections() {
      return open.size;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Writes for ever, as fast as the other side reads, until the connection closes. */
export function writeEndlessly(response: ServerResponse, chunk: Uint8Array | string = '<p>Bad gateway</p>'): void {
  const more = () => {
    let room = true;
    while (room && !response.destroyed) room = response.write(chunk);
  };
  response.on('drain', more);
  more();
}

export async function bytesOf({ chunks }: Pick<FileContent, 'chunks'>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(chunks));
}

/** What came before the stream ended in an error, and that error. */
export async function brokenOff({ chunks }: FileContent): Promise<{ bytes: Buffer; error: unknown }> {
  const seen: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) seen.push(chunk);
  } catch (error) {
    return { bytes: Buffer.concat(seen), error };
  }
  throw new Error('The stream ended well.');
}

export async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** No two stretches of it are alike. */
export function someBytes(sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  let state = 1;
  for (let at = 0; at < sizeBytes; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

export interface InBox {
  readonly id: string;
  readonly versionId?: string | undefined;
}

/** What a reader needs of an invocation about this file. */
export function readingOf(box: LocalBox, file: InBox) {
  const { read } = box.issueTokens(file.id);
  return {
    source: { type: 'file', id: file.id, name: 'Contract.pdf', versionId: file.versionId },
    readToken: { secret: new Secret(read.access_token), fileIds: [file.id] },
  };
}
