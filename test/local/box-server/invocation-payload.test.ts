import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask } from './ask-box.ts';

describe('invocationOf', () => {
  let box: LocalBox;

  beforeEach(async () => {
    box = await startLocalBox({ now: () => new Date('2020-08-26T21:12:16.500Z') });
  });
  afterEach(() => box.close());

  it('makes the event that Box would post', () => {
    const file = aFile(box, { name: 'Contract.pdf', content: 'a contract' });
    const event = box.invocationOf(file.id);
    expect(Object.keys(event)).toEqual(
      'type id created_at trigger skill token status skill_rules enterprise source event parameters'.split(' '),
    );
    expect(event).toMatchObject({
      type: 'skill_invocation',
      id: `${event.event.event_id}_1598476336500`,
      created_at: '2020-08-26T21:12:16+00:00',
      trigger: 'FILE_CONTENT',
      status: { state: 'invoked', message: '', error_code: '', additional_info: '' },
      source: { type: 'file', id: file.id, name: 'Contract.pdf', file_version: { id: file.versionId }, size: 10 },
      event: { event_type: 'ITEM_UPLOAD', created_at: event.created_at, source: { id: file.id } },
      parameters: {},
    });
    expect(event.event.source).not.toHaveProperty('size');
  });

  it('carries tokens that end 86,401 seconds after its created_at', () => {
    const event = box.invocationOf(aFile(box).id);
    const createdAtSeconds = Date.parse(event.created_at) / 1000;
    expect(event.token.read.expires_in).toBe(createdAtSeconds + 86_401);
    expect(event.token.write.expires_in).toBe(createdAtSeconds + 86_401);
  });

  it('carries tokens that work', async () => {
    const file = aFile(box);
    const { token } = box.invocationOf(file.id);
    expect((await ask(file.fileUrl, { token: token.read.access_token })).status).toBe(200);
  });

  it('takes ids, life and scopes as told', () => {
    const event = box.invocationOf(aFile(box).id, {
      id: 'again',
      skillId: '7',
      enterpriseId: '8',
      lifetimeSeconds: 10,
      writeScopes: ['gcm'],
    });
    expect(event).toMatchObject({ id: 'again', skill: { id: '7' }, enterprise: { id: '8' } });
    expect(event.source.owner_enterprise_id).toBe('8');
    expect(event.token.write).toMatchObject({ restricted_to: '[{"scope":"gcm"}]', expires_in: 1_598_476_346 });
  });

  it('is new each time', () => {
    const file = aFile(box);
    const [first, second] = [box.invocationOf(file.id), box.invocationOf(file.id)];
    expect(first.id).not.toBe(second.id);
    expect(first.token.read.access_token).not.toBe(second.token.read.access_token);
  });
});
