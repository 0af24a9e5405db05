import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask, invocationBody } from './ask-box.ts';

describe('the tokens of a local Box', () => {
  let box: LocalBox;
  let now: Date;

  beforeEach(async () => {
    now = new Date('2026-03-01T12:00:00Z');
    box = await startLocalBox({ now: () => now });
  });
  afterEach(() => box.close());

  it('have the form of those in real events', () => {
    const file = box.addFile({ name: 'a.txt', content: Buffer.from('a'), id: '1260000000999' });
    const { read, write } = box.issueTokens(file.id);
    expect(read).toEqual({
      access_token: expect.stringMatching(/^.{434}$/),
      expires_in: 1_772_366_400 + 86_401,
      restricted_to: '[{"scope":"gcm"},{"scope":"item_read","object_id":1260000000999,"object_type":"file"}]',
      token_type: 'bearer',
    });
    expect(write.access_token).toHaveLength(494);
    expect(write.restricted_to).toBe(
      '[{"scope":"gcm"},{"scope":"item_upload","object_id":1260000000999,"object_type":"file"},{"scope":"manage_skill_invocations"}]',
    );
  });

  it('read with the read token and not with the write token', async () => {
    const file = aFile(box);
    expect((await ask(file.fileUrl, { token: file.read })).status).toBe(200);
    const refused = await ask(file.fileUrl, { token: file.write });
    expect(refused.status).toBe(403);
    expect(refused.json()).toMatchObject({ type: 'error', code: 'access_denied_insufficient_permissions' });
    expect((await ask(`${file.fileUrl}/content`, { token: file.write })).status).toBe(403);
  });

  it('write with the write token and not with the read token', async () => {
    const file = aFile(box);
    const body = invocationBody(file.id);
    expect((await ask(file.invocationUrl, { method: 'PUT', token: file.write, body })).status).toBe(200);
    const refused = await ask(file.invocationUrl, { method: 'PUT', token: file.read, body });
    expect(refused.status).toBe(403);
    expect(refused.json().code).toBe('insufficient_scope');
    expect(refused.headers.get('www-authenticate')).toContain('insufficient_scope');
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await ask(file.cardsUrl, { method, token: file.read })).status).toBe(403);
    }
  });

  it('are looked at before the body', async () => {
    const file = aFile(box);
    const put = { method: 'PUT', body: 'no JSON' };
    expect((await ask(file.invocationUrl, put)).status).toBe(401);
    expect((await ask(file.invocationUrl, { ...put, token: file.read })).status).toBe(403);
    expect((await ask(file.invocationUrl, { ...put, token: file.write })).status).toBe(400);
  });

  it('answer no invocation without manage_skill_invocations, but change cards all the same', async () => {
    const file = aFile(box, { writeScopes: ['gcm', 'item_upload'] });
    const put = await ask(file.invocationUrl, { method: 'PUT', token: file.write, body: invocationBody(file.id) });
    expect(put.json()).toMatchObject({ status: 403, code: 'insufficient_scope' });
    expect((await ask(file.cardsUrl, { method: 'POST', token: file.write, body: { cards: [] } })).status).toBe(201);
  });

  it('open no other file, and do not tell whether it exists', async () => {
    const [mine, other] = [aFile(box), aFile(box)];
    for (const url of [other.fileUrl, `${other.fileUrl}/content`, `${box.url}/2.0/files/12345`]) {
      expect((await ask(url, { token: mine.read })).json()).toMatchObject({ status: 404, code: 'not_found' });
    }
    const put = { method: 'PUT', token: mine.write, body: invocationBody(other.id) };
    expect((await ask(mine.invocationUrl, put)).status).toBe(404);
    expect(box.cardsOf(other.id)).toBeUndefined();
  });

  it.each([
    ['none', undefined],
    ['unknown', '1!made-up'],
  ])('are demanded: %s gets 401', async (kind, token) => {
    const file = aFile(box);
    const answer = await ask(file.fileUrl, token === undefined ? {} : { token });
    expect(answer.json()).toMatchObject({ status: 401, code: 'unauthorized', request_id: expect.any(String) });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer realm="Service"');
    expect(box.journal.at(-1)?.token).toBe(kind);
  });

  it('end with the last second of their life', async () => {
    const file = aFile(box, { lifetimeSeconds: 60 });
    now = new Date('2026-03-01T12:00:59.999Z');
    expect((await ask(file.fileUrl, { token: file.read })).status).toBe(200);
    now = new Date('2026-03-01T12:01:00Z');
    expect((await ask(file.fileUrl, { token: file.read })).status).toBe(401);
    expect(box.journal.at(-1)?.token).toBe('expired');
  });

  it('work as a query parameter too', async () => {
    const file = aFile(box);
    expect((await ask(`${file.fileUrl}?access_token=${encodeURIComponent(file.read)}`)).status).toBe(200);
  });
});
