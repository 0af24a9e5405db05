import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts a server on loopback, and lets a measure say how late it answers and ask how much it was asked. */
export async function underControl(server: Server) {
  let latencyMs = 0;
  let requests = 0;
  server.on('request', () => {
    requests += 1;
  });
  // A connection that ends between two calls of a measure would count as a slow call.
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
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
  return { controls, latencyMs: () => latencyMs };
}
