import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask } from './ask-box.ts';

describe('a local Box under hostile requests', () => {
  let box: LocalBox;
  let file: ReturnType<typeof aFile>;

  beforeEach(async () => {
    box = await startLocalBox();
    file = aFile(box);
  });
  afterEach(async () => {
    expect((await ask(file.fileUrl, { token: file.read })).status).toBe(200);
    await box.close();
  });

  /** Sends the very bytes, which `fetch` would tidy up. */
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(box.url).port), '127.0.0.1', () => socket.end(text));
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
      });
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? '')).on('error', reject);
    });

  it.each([
    ['//', 404],
    ['/', 404],
    ['*', 404],
    ['/2.0/files/../../etc/passwd', 404],
    ['/2.0/files/%2e%2e/content', 404],
    ['/2.0/files/1%00', 404],
    ['/2.0/files/__proto__', 404],
    ['/2.0/files/9'.padEnd(5000, '9'), 401],
    ['http://example.com/2.0/files/1', 404],
    ['/2.0/files/%zz?%zz=%zz&=&&', 404],
  ])('answers the path %p with %d', async (path, status) => {
    expect(await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toContain(` ${status} `);
  });

  it('answers what is no HTTP with 400', async () => {
    expect(await raw('\x00\x01\x02 nonsense\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  });

  it('outlives a body that breaks off', async () => {
    const head = `PUT /2.0/skill_invocations/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n{`;
    await raw(head).catch(() => undefined);
  });

  it.each([
    ['POST', ''],
    ['DELETE', '/content'],
    ['HEAD', ''],
    ['PATCH', '/metadata/global/boxSkillsCards'],
  ])('answers %s /files/{id}%s with 405 and what is allowed', async (method, path) => {
    const answer = await ask(`${file.fileUrl}${path}`, { method, token: file.read });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('GET');
  });

  it.each(['', '{', 'null', '[]', '"text"', '1e999', '[[['.repeat(100_000), '{"__proto__":{"status":"success"}}'])(
    'answers an unusable body with 400',
    async (body) => {
      const answer = await ask(file.invocationUrl, { method: 'PUT', token: file.write, body });
      expect(answer.status).toBe(400);
    },
  );

  it('answers a nest of cards, deeper than any stack, with an error', async () => {
    const cards = `${'{"cards":['.repeat(200_000)}${']}'.repeat(200_000)}`;
    const answer = await ask(file.cardsUrl, { method: 'POST', token: file.write, body: cards });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it.each([10 * 1024 * 1024, 30 * 1024 * 1024])('answers a body over 10 MiB with 413', async (size) => {
    const body = `"${'x'.repeat(size)}"`;
    const answer = await ask(file.invocationUrl, { method: 'PUT', token: file.write, body });
    expect(answer.json()).toMatchObject({ status: 413, code: 'request_entity_too_large' });
    expect(box.journal[0]?.body).toBeUndefined();
  });

  it('listens on loopback only', () => {
    expect(new URL(box.url).hostname).toBe('127.0.0.1');
    expect(new URL(box.downloadUrl).hostname).toBe('127.0.0.1');
  });
});
