import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JournalEntry } from '../../../src/local/box-server/journal.ts';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask, invocationBody } from './ask-box.ts';

describe('the journal of a local Box', () => {
  let box: LocalBox;
  let file: ReturnType<typeof aFile>;

  beforeEach(async () => {
    box = await startLocalBox({ now: () => new Date('2026-03-01T12:00:00Z') });
    file = aFile(box);
  });
  afterEach(() => box.close());

  it('tells all about a request', async () => {
    const body = invocationBody(file.id);
    const headers = { 'x-note': 'hello' };
    await ask(`${file.invocationUrl}?a=1`, { method: 'PUT', token: file.write, headers, body });
    expect(box.journal).toEqual([
      {
        at: Date.parse('2026-03-01T12:00:00Z'),
        host: 'api',
        method: 'PUT',
        path: '/2.0/skill_invocations/18417',
        query: { a: '1' },
        token: 'write',
        sentAuthorization: true,
        tokenInUrl: false,
        headers: expect.objectContaining({ 'x-note': 'hello' }),
        rawUrl: '/2.0/skill_invocations/18417?a=1',
        body,
        status: 200,
        bytesSent: 0,
        fault: undefined,
      },
    ]);
  });

  it('never holds a token, and tells when one stood in the URL', async () => {
    await ask(`${file.fileUrl}?access_token=${encodeURIComponent(file.read)}&fields=name`);
    await ask(`${file.fileUrl}/content`, { token: file.read });
    await ask(file.fileUrl, { token: file.write });
    expect(box.journal.map(({ tokenInUrl }) => tokenInUrl)).toEqual([true, false, false]);
    expect(box.journal[0]?.query).toEqual({ access_token: '[masked]', fields: 'name' });
    const text = JSON.stringify(box.journal);
    for (const token of [file.read, file.write]) expect(text).not.toContain(token.slice(2, 30));
  });

  it('keeps a body that is no JSON as text', async () => {
    await ask(file.invocationUrl, { method: 'PUT', token: file.write, body: '{"status":' });
    expect(box.journal[0]).toMatchObject({ body: '{"status":', status: 400 });
  });

  it('calls its listeners with each answered request, until they are taken off', async () => {
    const heard: JournalEntry[] = [];
    const stop = box.onRequest((entry) => heard.push(entry));
    await ask(file.fileUrl, { token: file.read });
    stop();
    await ask(file.fileUrl, { token: file.read });
    expect(heard).toEqual([expect.objectContaining({ status: 200, token: 'read', method: 'GET' })]);
    expect(heard[0]?.bytesSent).toBeGreaterThan(100);
  });
});
