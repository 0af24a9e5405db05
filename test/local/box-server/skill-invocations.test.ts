import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask, invocationBody, keywordCard } from './ask-box.ts';

describe('PUT /skill_invocations/{skill_id}', () => {
  let box: LocalBox;

  beforeEach(async () => {
    box = await startLocalBox({ now: () => new Date('2026-03-01T12:00:00Z') });
  });
  afterEach(() => box.close());

  it('puts all cards in place of those that were there, and says nothing', async () => {
    const file = aFile(box);
    box.setCards(file.id, [keywordCard('of another skill')]);
    const body = invocationBody(file.id, [keywordCard('budget')]);
    const answer = await ask(file.invocationUrl, { method: 'PUT', token: file.write, body });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(box.cardsOf(file.id)).toEqual([keywordCard('budget')]);
  });

  it('keeps a history: status, skill, version, usage, complaints', async () => {
    const file = aFile(box);
    const processing = invocationBody(file.id, [keywordCard()], 'processing');
    await ask(file.invocationUrl, { method: 'PUT', token: file.write, body: processing });
    const newer = box.addVersion(file.id, { content: Buffer.from('newer') });
    const success = {
      ...invocationBody(file.id, [keywordCard('budget')]),
      file_version: { type: 'file_version', id: file.versionId },
      usage: { unit: 'file', value: 1 },
    };
    await ask(file.invocationUrl, { method: 'PUT', token: file.write, body: success });
    expect(box.invocationStatusOf(file.id)).toBe('success');
    expect(box.writesTo(file.id)).toEqual([
      {
        at: Date.parse('2026-03-01T12:00:00Z'),
        by: 'skill_invocations',
        cards: [keywordCard()],
        currentVersionId: file.versionId,
        invocation: { skillId: '18417', status: 'processing', fileVersionId: undefined, usage: undefined },
        complaints: ["cards[0]: Without entries people read 'no skills information was found'."],
      },
      expect.objectContaining({
        currentVersionId: newer.versionId,
        invocation: {
          skillId: '18417',
          status: 'success',
          fileVersionId: file.versionId,
          usage: { unit: 'file', value: 1 },
        },
        complaints: [],
      }),
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['status', { status: 'done' }],
    ['status', { status: undefined }],
    ['metadata.cards', { metadata: {} }],
    ['metadata.cards', { metadata: { cards: {} } }],
    ['metadata.cards', { metadata: { cards: ['text'] } }],
    ['file', { file: { id: '1' } }],
    ['file', { file: { type: 'file', id: 1 } }],
    ['file_version', { file_version: { id: '1' } }],
    ['usage', { usage: { unit: 'file', value: '1' } }],
  ])('refuses a body with a bad %s, and names it', async (name, fault) => {
    const file = aFile(box);
    const body = { ...invocationBody(file.id), ...fault };
    const answer = await ask(file.invocationUrl, { method: 'PUT', token: file.write, body });
    expect(answer.json()).toMatchObject({
      type: 'error',
      status: 400,
      code: 'schema_validation_failed',
      context_info: { errors: [{ reason: 'invalid_parameter', name }] },
    });
    expect(box.cardsOf(file.id)).toBeUndefined();
  });

  it('refuses another skill than the one that was invoked', async () => {
    const { id } = aFile(box);
    const { token, skill, id: invocationId } = box.invocationOf(id);
    const put = { method: 'PUT', token: token.write.access_token, body: invocationBody(id) };
    expect((await ask(`${box.url}/2.0/skill_invocations/${invocationId}`, put)).status).toBe(404);
    expect((await ask(`${box.url}/2.0/skill_invocations/${skill.id}`, put)).status).toBe(200);
  });

  it('says so when the file is gone', async () => {
    const file = aFile(box);
    box.trashFile(file.id);
    const put = { method: 'PUT', token: file.write, body: invocationBody(file.id) };
    expect((await ask(file.invocationUrl, put)).json()).toMatchObject({ status: 404, code: 'trashed' });
  });
});
