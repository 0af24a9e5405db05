import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { requireCurrentVersion } from '../../src/box/require-current-version.ts';
import { BoxApiError, OutdatedInvocationError } from '../../src/errors.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import {
  aDeadline,
  anApi,
  deadlineByHand,
  type InBox,
  readingOf,
  startBareServer,
  TOKEN,
  TOKEN_TEXT,
  thrownBy,
} from './support.ts';

describe('requireCurrentVersion', () => {
  let box: LocalBox;
  let file: Required<InBox>;
  beforeEach(async () => {
    box = await startLocalBox();
    const { id, versionId } = box.addFile({ name: 'Contract.pdf', content: Buffer.from('a contract') });
    file = { id, versionId };
  });
  afterEach(() => box.close());

  const check = async (about: InBox = file) => {
    using deadline = aDeadline();
    const { source, readToken } = readingOf(box, about);
    await requireCurrentVersion(anApi(box), { file: source, token: readToken.secret }, deadline);
  };

  it('is content with the version that the event named, after one question for little', async () => {
    await check();
    expect(box.journal).toHaveLength(1);
    expect(box.journal[0]).toMatchObject({
      method: 'GET',
      path: `/2.0/files/${file.id}`,
      query: { fields: 'file_version,trashed_at,item_status' },
      token: 'read',
      status: 200,
    });
  });

  it('is content with any version where the event named none', async () => {
    box.addVersion(file.id, { content: Buffer.from('another') });
    await check({ id: file.id });
  });

  it('says that there is a newer version', async () => {
    box.addVersion(file.id, { content: Buffer.from('another') });
    await expect(check()).rejects.toEqual(new OutdatedInvocationError('newer-version'));
  });

  it.each(['trash', 'remove'] as const)('says that the file is gone: %s', async (how) => {
    const { source, readToken } = readingOf(box, file);
    if (how === 'trash') box.trashFile(file.id);
    else box.removeFile(file.id);
    using deadline = aDeadline();
    const checked = requireCurrentVersion(anApi(box), { file: source, token: readToken.secret }, deadline);
    await expect(checked).rejects.toMatchObject({ because: how === 'trash' ? 'trashed' : 'gone', retryable: false });
  });

  it.each([400, 401, 403, 405])('does not take HTTP %i for an answer to the question', async (status) => {
    box.fail({ with: { kind: 'status', status } });
    const error = await thrownBy(check());
    expect(error).toBeInstanceOf(BoxApiError);
    expect(error).toMatchObject({ retryable: false, answer: { status } });
  });

  it.each([429, 500, 503])('asks again after HTTP %i', async (status) => {
    box.fail({ with: { kind: 'status', status } });
    await check();
    expect(box.journal).toHaveLength(2);
    box.fail({ times: 3, with: { kind: 'status', status } });
    expect(await thrownBy(check())).toMatchObject({ retryable: true });
  });
});

describe('requireCurrentVersion, of a Box that answers in its own way', () => {
  const checkAnswer = async (body: unknown, { status = 200, versionId = '7' as string | undefined } = {}) => {
    await using server = await startBareServer((response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    using deadline = aDeadline();
    await requireCurrentVersion(anApi(server), { file: { id: '1', versionId }, token: TOKEN }, deadline);
  };

  it.each([
    ['with its id as a number', { file_version: { id: 7 } }],
    ['with a status', { file_version: { id: '7' }, item_status: 'active', trashed_at: null }],
    ['without a version', {}],
    ['with no version', { file_version: null }],
    ['with a version that is none', { file_version: 'seven', trashed_at: 7, item_status: 7 }],
    ['with a version without an id', { file_version: { type: 'file_version' } }],
  ])('is content %s', async (_, body) => {
    await checkAnswer(body);
  });

  it.each<[unknown, string]>([
    [{ file_version: { id: 8 } }, 'newer-version'],
    [{ file_version: { id: '07' } }, 'newer-version'],
    [{ file_version: { id: '7' }, item_status: 'trashed' }, 'trashed'],
    [{ file_version: { id: '7' }, trashed_at: '2026-11-02T09:15:30-08:00' }, 'trashed'],
    [{ file_version: { id: '8' }, item_status: 'trashed' }, 'trashed'],
    [{ file_version: { id: '7' }, item_status: 'deleted' }, 'gone'],
  ])('is told that it is over: %j', async (body, because) => {
    await expect(checkAnswer(body)).rejects.toMatchObject({ name: 'OutdatedInvocationError', because });
  });

  it.each([
    [{ code: 'trashed' }, 'trashed'],
    [{ code: 'not_found' }, 'gone'],
    ['', 'gone'],
    ['<html>', 'gone'],
  ])('is told by HTTP 404 with %j', async (body, because) => {
    await expect(checkAnswer(body, { status: 404 })).rejects.toMatchObject({ because });
  });

  it.each(['', 'down for a moment', 'null', '7', '[]'])('takes %j for no answer at all', async (body) => {
    const error = await thrownBy(checkAnswer(body));
    expect(error).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { code: 'unexpected_answer' } });
    expect(String((error as Error).stack) + JSON.stringify(error)).not.toContain(TOKEN_TEXT);
  });

  it('stops when the time is over', async () => {
    await using server = await startBareServer(() => {});
    const { deadline, end } = deadlineByHand();
    setTimeout(end, 20);
    const asked = requireCurrentVersion(anApi(server), { file: { id: '1' }, token: TOKEN }, deadline);
    await expect(asked).rejects.toMatchObject({ name: 'OutOfTimeError' });
  });
});
