import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultEffect } from '../../../src/local/box-server/faults.ts';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask, invocationBody } from './ask-box.ts';

describe('the faults of a local Box', () => {
  let box: LocalBox;
  let file: ReturnType<typeof aFile>;

  beforeEach(async () => {
    box = await startLocalBox();
    file = aFile(box, { content: '0123456789' });
  });
  afterEach(() => box.close());

  const get = () => ask(file.fileUrl, { token: file.read });
  const download = (signal?: AbortSignal) =>
    fetch(`${file.fileUrl}/content`, {
      headers: { authorization: `Bearer ${file.read}` },
      ...(signal === undefined ? {} : { signal }),
    });
  const onDownload = (effect: FaultEffect) => box.fail({ host: 'download', with: effect });

  it('strike as often as was said, then no more', async () => {
    box.fail({ times: 2, with: { kind: 'status', status: 429, headers: { 'retry-after': '3' } } });
    const first = await get();
    expect(first.json()).toMatchObject({ type: 'error', status: 429, code: 'rate_limit_exceeded' });
    expect(first.headers.get('retry-after')).toBe('3');
    expect((await get()).status).toBe(429);
    expect((await get()).status).toBe(200);
    expect(box.journal.map(({ fault }) => fault)).toEqual(['status', 'status', undefined]);
  });

  it('strike by method, path and host only, and may let some pass', async () => {
    box.fail({ method: 'put', with: { kind: 'status', status: 500 } });
    box.fail({ path: /\/content$/, with: { kind: 'status', status: 500 } });
    box.fail({ host: 'download', with: { kind: 'status', status: 500 } });
    expect((await get()).status).toBe(200);
    box.clearFaults();
    box.fail({ skip: 1, with: { kind: 'status', status: 500 } });
    expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([200, 500, 200]);
  });

  it.each<[unknown, string]>([
    ['', ''],
    ['<html>Bad gateway</html>', '<html>Bad gateway</html>'],
    [{ any: 'thing' }, '{"any":"thing"}'],
  ])('answer with the body %p', async (body, text) => {
    box.fail({ with: { kind: 'status', status: 502, body } });
    expect(await get()).toMatchObject({ status: 502, text });
  });

  it.each<[boolean, number]>([
    [true, 1],
    [false, 0],
  ])('leave a write behind, or not: persists %p', async (persists, writes) => {
    box.fail({ with: { kind: 'status', status: 503, persists } });
    const put = { method: 'PUT', token: file.write, body: invocationBody(file.id) };
    expect((await ask(file.invocationUrl, put)).status).toBe(503);
    expect(box.writesTo(file.id)).toHaveLength(writes);
  });

  it('leave no write behind while the file is not ready', async () => {
    box.fail({ with: { kind: 'not-ready', retryAfterSeconds: 1 } });
    const put = { method: 'PUT', token: file.write, body: invocationBody(file.id) };
    expect((await ask(file.invocationUrl, put)).status).toBe(202);
    expect(box.writesTo(file.id)).toEqual([]);
  });

  it('answer late', async () => {
    box.fail({ with: { kind: 'slow', delayMs: 150 } });
    const before = performance.now();
    expect((await get()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(140);
  });

  it('reset the connection', async () => {
    box.fail({ with: { kind: 'reset' } });
    await expect(get()).rejects.toThrow('fetch failed');
    expect(box.journal[0]).toMatchObject({ fault: 'reset', status: undefined });
  });

  it('cut a download off after so many bytes', async () => {
    onDownload({ kind: 'cut', afterBytes: 4 });
    const response = await download();
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('0123');
    await expect(reader?.read()).rejects.toThrow();
    expect(box.journal.at(-1)).toMatchObject({ status: 200, bytesSent: 4 });
  });

  it('fall silent in the middle of a download', async () => {
    onDownload({ kind: 'stall', afterBytes: 4 });
    const response = await download(AbortSignal.timeout(200));
    await expect(response.text()).rejects.toThrow(/timeout/);
  });

  it('lie about the length, either way', async () => {
    onDownload({ kind: 'lying-length', contentLength: 1000 });
    const longer = await download();
    expect(longer.headers.get('content-length')).toBe('1000');
    await expect(longer.text()).rejects.toThrow();
    onDownload({ kind: 'lying-length', contentLength: 3 });
    expect(await (await download()).text()).toBe('012');
  });

  it('do not keep a closing server', async () => {
    const givenUp: (string | undefined)[] = [];
    box.onRequest(({ fault }) => givenUp.push(fault));
    box.fail({ with: { kind: 'slow', delayMs: 60_000 } });
    onDownload({ kind: 'stall', afterBytes: 1 });
    const slow = expect(get()).rejects.toThrow('fetch failed');
    while (box.journal.length === 0) await new Promise(setImmediate);
    const stalled = expect(download().then((response) => response.text())).rejects.toThrow();
    while (box.journal.at(-1)?.bytesSent !== 1) await new Promise(setImmediate);
    await box.close();
    await Promise.all([slow, stalled]);
    expect(givenUp.filter((fault) => fault !== undefined).sort()).toEqual(['slow', 'stall']);
  });
});
