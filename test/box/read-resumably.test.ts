import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openContent } from '../../src/box/open-content.ts';
import type { Deadline, OpenDeadline } from '../../src/deadline.ts';
import { OutOfTimeError } from '../../src/errors.ts';
import type { FaultEffect } from '../../src/local/box-server/faults.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { Secret } from '../../src/secret.ts';
import { aDeadline, anApi, brokenOff, bytesOf, deadlineByHand, someBytes, startBareServer, TOKEN } from './support.ts';

const SIZE_BYTES = 150_000;
const LIMIT_BYTES = 1_000_000;

describe('a download that breaks off', () => {
  const bytes = someBytes(SIZE_BYTES);
  let box: LocalBox;
  let target: string;
  let token: Secret;
  let far: OpenDeadline;

  beforeEach(async () => {
    far = aDeadline();
    box = await startLocalBox();
    const file = box.addFile({ name: 'Contract.pdf', content: bytes });
    target = `/2.0/files/${file.id}/content?version=${file.versionId}`;
    token = new Secret(box.issueTokens(file.id).read.access_token);
  });
  afterEach(async () => {
    far[Symbol.dispose]();
    await box.close();
  });

  const onDownload = (effect: FaultEffect, times = 1) => box.fail({ host: 'download', times, with: effect });
  const opened = ({ unchanging = true, idleTimeoutMs = 5000, deadline = far as Deadline } = {}) => {
    const request = { method: 'GET', target, label: '/content', token } as const;
    return openContent(anApi(box), { request, unchanging, limitBytes: LIMIT_BYTES, idleTimeoutMs }, deadline);
  };

  it('goes on where it ended, and gives the same bytes', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: SIZE_BYTES / 2 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cuts, async (positions) => {
        box.clearFaults();
        for (const afterBytes of positions) onDownload({ kind: 'cut', afterBytes });
        const content = await opened();
        expect(content.sizeBytes).toBe(SIZE_BYTES);
        expect((await bytesOf(content)).equals(bytes)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('asks for the rest only, by a new address and without the token', async () => {
    onDownload({ kind: 'cut', afterBytes: 70_000 });
    await bytesOf(await opened());
    const downloads = box.journal.filter(({ host }) => host === 'download');
    expect(downloads.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=70000-']);
    expect(downloads.map(({ sentAuthorization }) => sentAuthorization)).toEqual([false, false]);
    expect(new Set(downloads.map(({ path }) => path)).size).toBe(2);
  });

  it('goes on after silence', async () => {
    onDownload({ kind: 'stall', afterBytes: 70_000 });
    expect((await bytesOf(await opened({ idleTimeoutMs: 80 }))).equals(bytes)).toBe(true);
  });

  it('goes on after errors on the way', async () => {
    onDownload({ kind: 'cut', afterBytes: 70_000 });
    onDownload({ kind: 'status', status: 503 });
    onDownload({ kind: 'reset' });
    expect((await bytesOf(await opened())).equals(bytes)).toBe(true);
  });

  it('ends in a retryable error when it breaks off once more than is bearable', async () => {
    onDownload({ kind: 'cut', afterBytes: 1000 }, 6);
    const { bytes: before, error } = await brokenOff(await opened());
    expect(before.equals(bytes.subarray(0, 6000))).toBe(true);
    expect(error).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { code: 'cut_off' } });
    expect(box.journal.filter(({ host }) => host === 'download')).toHaveLength(6);
  });

  it('ends in a retryable error when silence follows silence', async () => {
    onDownload({ kind: 'stall', afterBytes: 0 }, 6);
    const { error } = await brokenOff(await opened({ idleTimeoutMs: 20 }));
    expect(error).toMatchObject({ retryable: true, answer: { code: 'cut_off' } });
  });

  it('ends in a retryable error when it could go on with other bytes', async () => {
    onDownload({ kind: 'cut', afterBytes: 70_000 });
    const { bytes: before, error } = await brokenOff(await opened({ unchanging: false }));
    expect(before.equals(bytes.subarray(0, 70_000))).toBe(true);
    expect(error).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { code: 'cut_off' } });
    expect(box.journal).toHaveLength(2);
  });

  it('ends in a retryable error when there is less of it than was announced', async () => {
    onDownload({ kind: 'lying-length', contentLength: SIZE_BYTES + 1 });
    const { bytes: before, error } = await brokenOff(await opened());
    expect(before.equals(bytes)).toBe(true);
    expect(error).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { status: 416 } });
  });

  it('ends in Box’s own error when the file is gone meanwhile', async () => {
    onDownload({ kind: 'cut', afterBytes: 1000 });
    const content = await opened();
    box.fail({ host: 'api', with: { kind: 'status', status: 404 } });
    expect((await brokenOff(content)).error).toMatchObject({ retryable: false, answer: { status: 404 } });
  });

  it.each([true, false])(
    'ends in the deadline’s error, at once, when the time is over (unchanging: %p)',
    async (unchanging) => {
      const { deadline, end } = deadlineByHand();
      onDownload({ kind: 'stall', afterBytes: 1000 });
      const content = await opened({ unchanging, idleTimeoutMs: 60_000, deadline });
      setTimeout(end, 50);
      const { bytes: before, error } = await brokenOff(content);
      expect(before).toHaveLength(1000);
      expect(error).toBeInstanceOf(OutOfTimeError);
      expect(box.journal).toHaveLength(2);
    },
  );
});

describe('a download that is taken up again', () => {
  const REST = { 'content-range': 'bytes 5-9/10', 'content-length': 5 };

  /** Breaks off after five of ten bytes, then answers as given. */
  const readFrom = async (
    first: Record<string, string | number>,
    second: (response: ServerResponse, at: number) => unknown,
  ) => {
    await using server = await startBareServer((response, at) => {
      if (at > 0) return second(response, at);
      response.writeHead(200, first).write('01234', () => response.socket?.destroySoon());
    });
    const request = { method: 'GET', target: '/', label: '/content', token: TOKEN } as const;
    const settings = { request, unchanging: true, limitBytes: 1000 };
    using deadline = aDeadline();
    const content = await openContent(anApi(server), settings, deadline);
    const outcome = await bytesOf({ chunks: tap(content.chunks) }).catch((error: unknown) => error);
    return { outcome, seen: `${Buffer.concat(seen)}`, requests: server.requests };
  };
  let seen: Uint8Array[] = [];
  async function* tap(chunks: AsyncIterable<Uint8Array>) {
    seen = [];
    for await (const chunk of chunks) {
      seen.push(chunk);
      yield chunk;
    }
  }

  it.each<[string, Record<string, string | number>, Record<string, string | number>]>([
    ['its size was announced', { 'content-length': 10 }, REST],
    ['it was not', {}, REST],
    ['the rest does not tell the whole size', { 'content-length': 10 }, { 'content-range': 'bytes 5-9/*' }],
  ])('goes on where %s', async (_name, first, second) => {
    const { seen: text } = await readFrom(first, (response) => response.writeHead(206, second).end('56789'));
    expect(text).toBe('0123456789');
  });

  it('goes on once more where the rest came in two parts', async () => {
    const { seen: text, requests } = await readFrom({ 'content-length': 10 }, (response, at) => {
      if (at === 1) response.writeHead(206, { 'content-range': 'bytes 5-7/10' }).end('567');
      else response.writeHead(206, { 'content-range': 'bytes 8-9/10' }).end('89');
    });
    expect(text).toBe('0123456789');
    expect(requests.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=5-', 'bytes=8-']);
  });

  it('ends in a retryable error when the answer is that there is no more', async () => {
    const headers = { 'content-range': 'bytes */5' };
    const { outcome, requests } = await readFrom({}, (response) => response.writeHead(416, headers).end());
    expect(outcome).toMatchObject({ retryable: true, answer: { code: 'download_refused', status: 416 } });
    expect(requests).toHaveLength(2);
  });

  it.each([204, 206])(
    'gives no wrong bytes when it broke off before the first, and the answer is %p',
    async (status) => {
      await using server = await startBareServer((response, at) => {
        if (at > 0) return response.writeHead(status, { 'content-range': 'bytes 3-9/10' }).end('3456789');
        response.writeHead(200, { 'content-length': 10 }).flushHeaders();
        response.socket?.destroySoon();
      });
      const request = { method: 'GET', target: '/', label: '/content', token: TOKEN } as const;
      using deadline = aDeadline();
      const content = await openContent(anApi(server), { request, unchanging: true, limitBytes: 1000 }, deadline);
      const { bytes, error } = await brokenOff(content);
      expect(bytes).toHaveLength(0);
      expect(error).toMatchObject({ retryable: true, answer: { code: 'cut_off' } });
    },
  );

  it.each<[string, number, Record<string, string | number>]>([
    ['begins anew', 200, { 'content-length': 10 }],
    ['begins anew, and says otherwise', 200, REST],
    ['goes on too early', 206, { 'content-range': 'bytes 4-9/10' }],
    ['goes on too late', 206, { 'content-range': 'bytes 6-9/10' }],
    ['does not say where it goes on', 206, {}],
    ['says it in other units', 206, { 'content-range': 'pages 5-9/10' }],
    ['says nothing legible', 206, { 'content-range': 'bytes 5 to 9' }],
    ['is of another size', 206, { 'content-range': 'bytes 5-10/11' }],
    ['is compressed', 206, { 'content-range': 'bytes 5-9/10', 'content-encoding': 'gzip' }],
    ['is no content', 204, {}],
  ])('gives no wrong bytes when the answer %s', async (_name, status, headers) => {
    const { outcome, seen: text } = await readFrom({ 'content-length': 10 }, (response) => {
      const body = '56789abcde'.slice(0, Number(headers['content-length'] ?? 10));
      response.writeHead(status, headers).end('content-encoding' in headers ? gzipSync('56789') : body);
    });
    expect(outcome).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { code: 'cut_off' } });
    expect(text).toBe('01234');
  });

  it('gives no wrong bytes when a compressed download broke off', async () => {
    const zipped = gzipSync(someBytes(100_000));
    await using server = await startBareServer((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': zipped.byteLength });
      response.write(zipped.subarray(0, 50_000), () => response.socket?.destroySoon());
    });
    const request = { method: 'GET', target: '/', label: '/content', token: TOKEN } as const;
    using deadline = aDeadline();
    const content = await openContent(anApi(server), { request, unchanging: true, limitBytes: 1_000_000 }, deadline);
    const { bytes, error } = await brokenOff(content);
    expect(bytes.equals(someBytes(100_000).subarray(0, bytes.byteLength))).toBe(true);
    expect(error).toMatchObject({ retryable: true, answer: { code: 'cut_off' } });
    expect(server.requests).toHaveLength(1);
  });
});
