import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';

const GIGABYTE = 1_000_000_000;

describe('a file that fits no memory', () => {
  let box: LocalBox;
  let made: { bytes: number; stopped: boolean };

  beforeEach(async () => {
    box = await startLocalBox();
    made = { bytes: 0, stopped: false };
  });
  afterEach(() => box.close());

  async function* zeros() {
    const chunk = new Uint8Array(1_000_000);
    try {
      for (let at = 0; at < GIGABYTE; at += chunk.byteLength) {
        made.bytes += chunk.byteLength;
        yield chunk;
      }
    } finally {
      made.stopped = true;
    }
  }

  const download = (init: RequestInit = {}) => {
    const file = box.addFile({ name: 'film.mp4', content: zeros, sizeBytes: GIGABYTE });
    const { read } = box.issueTokens(file.id);
    const headers = { ...init.headers, authorization: `Bearer ${read.access_token}` };
    return fetch(`${box.url}/2.0/files/${file.id}/content`, { ...init, headers });
  };

  it('streams through whole', async () => {
    const response = await download();
    let bytes = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) bytes += chunk.byteLength;
    expect(bytes).toBe(GIGABYTE);
    expect(box.journal.at(-1)).toMatchObject({ host: 'download', status: 200, bytesSent: GIGABYTE });
    // A gigabyte takes its time on a busy machine.
  }, 90_000);

  it('is made no faster than it is read, and no further once the reader has left', async () => {
    const leaving = new AbortController();
    const response = await download({ signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    await delay(200);
    expect(made.bytes).toBeLessThan(GIGABYTE / 10);
    leaving.abort();
    await reader?.read().catch(() => undefined);
    await delay(200);
    expect(made.stopped).toBe(true);
  });

  it('gives a stretch of itself', async () => {
    const response = await download({ headers: { range: 'bytes=1000000-1000009' } });
    expect(response.status).toBe(206);
    expect((await response.arrayBuffer()).byteLength).toBe(10);
    expect(made.bytes).toBeLessThan(GIGABYTE / 10);
  });

  it('ends the connection when there is less of it than was said', async () => {
    const file = box.addFile({ name: 'short.bin', content: Buffer.from('short'), sizeBytes: 100 });
    const { read } = box.issueTokens(file.id);
    const headers = { authorization: `Bearer ${read.access_token}` };
    const response = await fetch(`${box.url}/2.0/files/${file.id}/content`, { headers });
    const before = performance.now();
    await expect(response.arrayBuffer()).rejects.toThrow();
    // Long before an idle connection would be closed for being idle.
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('needs its size when it is made as it is read', () => {
    expect(() => box.addFile({ name: 'a', content: zeros })).toThrow('sizeBytes');
  });
});
