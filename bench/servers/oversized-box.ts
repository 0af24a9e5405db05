import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { answerCalls } from './answer-calls.ts';

/** How a file that is too large says, or hides, its size. */
export type Announcement = 'honest' | 'understated' | 'absent' | 'compressed';

const CHUNK = Buffer.alloc(64 * 1024, 1);
let announcement: Announcement = 'honest';
let sizes = { fileBytes: 0, announcedBytes: 0 };
let lastSocket: Socket | undefined;

/** A Box whose one file is far over every limit. */
const server = createServer(({ url, socket }, response) => {
  if (url !== '/download') {
    response.writeHead(302, { location: '/download', 'content-length': 0 }).end();
    return;
  }
  lastSocket = socket;
  response.writeHead(200, headersOf());
  response.flushHeaders();
  if (announcement !== 'compressed') return sendAll(response);
  const gzip = createGzip();
  gzip.pipe(response);
  sendAll(gzip);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

function headersOf(): Record<string, number | string> {
  if (announcement === 'absent') return {};
  if (announcement === 'compressed') return { 'content-encoding': 'gzip' };
  return { 'content-length': announcement === 'honest' ? sizes.fileBytes : sizes.announcedBytes };
}

/** As fast as the other side takes it, and no faster. */
function sendAll(target: Writable): void {
  let leftBytes = sizes.fileBytes;
  const send = () => {
    while (leftBytes > 0) {
      leftBytes -= CHUNK.byteLength;
      if (!target.write(CHUNK)) return;
    }
    target.end();
  };
  target.on('drain', send);
  target.on('error', () => {});
  send();
}

const controls = {
  url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  announce(how: Announcement, newSizes: { fileBytes: number; announcedBytes: number }): void {
    announcement = how;
    sizes = newSizes;
    lastSocket = undefined;
  },
  /** What the connection of the last download was given, once it is over. */
  async bytesSent(): Promise<number> {
    if (lastSocket === undefined) return 0;
    if (!lastSocket.closed) await once(lastSocket, 'close', { signal: AbortSignal.timeout(10_000) }).catch(() => {});
    return lastSocket.bytesWritten;
  },
};

export type OversizedBoxControls = typeof controls;
answerCalls(controls);
