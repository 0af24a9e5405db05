import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask } from './ask-box.ts';

describe('GET /files/{id}/content', () => {
  let box: LocalBox;
  let now = new Date('2026-03-01T12:00:00Z');

  beforeEach(async () => {
    box = await startLocalBox({ now: () => now });
  });
  afterEach(() => box.close());

  const locationOf = async (file: { fileUrl: string; read: string }, query = '') => {
    const answer = await ask(`${file.fileUrl}/content${query}`, { token: file.read });
    expect(answer).toMatchObject({ status: 302, text: '' });
    return answer.headers.get('location') ?? '';
  };

  it('redirects to another origin, where the bytes are', async () => {
    const file = aFile(box, { content: 'the bytes', name: 'Grüße "x".txt' });
    const location = await locationOf(file);
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/d\/1\/[\w!-]+\/download$/);
    expect(new URL(location).origin).toBe(box.downloadUrl);
    expect(box.downloadUrl).not.toBe(box.url);
    const download = await ask(location);
    expect(download).toMatchObject({ status: 200, text: 'the bytes' });
    expect(download.headers.get('content-length')).toBe('9');
    expect(download.headers.get('accept-ranges')).toBe('bytes');
    expect(download.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%22x%22.txt",
    );
  });

  it('gives the version that is asked for, and the current one otherwise', async () => {
    const file = aFile(box, { content: 'old' });
    const newer = box.addVersion(file.id, { content: Buffer.from('newer') });
    expect((await ask(await locationOf(file))).text).toBe('newer');
    expect((await ask(await locationOf(file, `?version=${file.versionId}`))).text).toBe('old');
    expect((await ask(await locationOf(file, `?version=${newer.versionId}`))).text).toBe('newer');
    expect((await ask(`${file.fileUrl}/content?version=1`, { token: file.read })).status).toBe(404);
  });

  it('refuses an Authorization header on the download host, and keeps note of it', async () => {
    const file = aFile(box);
    const answer = await ask(await locationOf(file), { token: file.read });
    expect(answer.status).toBe(400);
    expect(box.journal.at(-1)).toMatchObject({ host: 'download', token: 'read', sentAuthorization: true });
  });

  it('lets a link be used once, and for 15 minutes', async () => {
    const file = aFile(box);
    const [used, kept] = [await locationOf(file), await locationOf(file)];
    expect((await ask(used)).status).toBe(200);
    expect((await ask(used)).status).toBe(404);
    now = new Date('2026-03-01T12:15:00Z');
    expect((await ask(kept)).status).toBe(404);
    expect((await ask(`${box.downloadUrl}/d/1/made-up/download`)).status).toBe(404);
  });

  it.each([
    ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
    ['bytes=2-3', 206, 'bytes 2-3/10', '23'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=10-', 416, 'bytes */10', ''],
  ])('answers the range %s with %d', async (range, status, contentRange, text) => {
    const location = await locationOf(aFile(box, { content: '0123456789' }));
    const answer = await ask(location, { headers: { range } });
    expect(answer).toMatchObject({ status, text });
    expect(answer.headers.get('content-range')).toBe(contentRange);
  });

  it('says 202 with Retry-After while a new file is not ready', async () => {
    const file = aFile(box);
    box.fail({ path: /\/content$/, with: { kind: 'not-ready', retryAfterSeconds: 7 } });
    const answer = await ask(`${file.fileUrl}/content`, { token: file.read });
    expect(answer).toMatchObject({ status: 202, text: '' });
    expect(answer.headers.get('retry-after')).toBe('7');
    await locationOf(file);
  });

  it('tells a trashed file from one that is gone', async () => {
    const [trashed, removed] = [aFile(box), aFile(box)];
    box.trashFile(trashed.id);
    box.removeFile(removed.id);
    expect((await ask(trashed.fileUrl, { token: trashed.read })).json()).toMatchObject({
      status: 404,
      code: 'trashed',
    });
    expect((await ask(removed.fileUrl, { token: removed.read })).json()).toMatchObject({ code: 'not_found' });
  });

  it('serves an empty file', async () => {
    expect(await ask(await locationOf(aFile(box, { content: '' })))).toMatchObject({ status: 200, text: '' });
  });
});
