import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BoxClient, BoxDeveloperTokenAuth } from 'box-node-sdk';
import { BaseUrls } from 'box-node-sdk/networking/baseUrls';
import { NetworkSession } from 'box-node-sdk/networking/network';
import { KeywordSkillCard } from 'box-node-sdk/schemas/keywordSkillCard';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { keywordCard } from './ask-box.ts';

const CARD_FIELDS = {
  skillCardTitle: { code: 'skills_topics', message: 'Topics' },
  skill: { type: 'service' as const, id: '18417' },
  invocation: { type: 'skill_invocation' as const, id: 'invocation-1' },
};
const card = (text: string) => new KeywordSkillCard({ ...CARD_FIELDS, entries: [{ text }] });
const written = (text: string) => ({ ...keywordCard(), entries: [{ text }] });

describe("Box's own client", () => {
  let box: LocalBox;
  let fileId: string;
  let versionId: string;
  let reader: BoxClient;
  let writer: BoxClient;

  const client = (token: string) =>
    new BoxClient({
      auth: new BoxDeveloperTokenAuth({ token }),
      networkSession: new NetworkSession({ baseUrls: new BaseUrls({ baseUrl: box.url }) }),
    });

  beforeEach(async () => {
    box = await startLocalBox();
    const jpg = { content: Buffer.from('picture') };
    ({ id: fileId, versionId } = box.addFile({
      name: 'Contract.pdf',
      content: Buffer.from('a contract'),
      representations: { 'jpg?dimensions=1024x1024&paged=false': jpg },
    }));
    const { read, write } = box.issueTokens(fileId);
    reader = client(read.access_token);
    writer = client(write.access_token);
  });
  afterEach(() => box.close());

  it('reads a file', async () => {
    const file = await reader.files.getFileById(fileId);
    expect(file).toMatchObject({ id: fileId, name: 'Contract.pdf', size: 10, itemStatus: 'active' });
    expect(file.fileVersion?.id).toBe(versionId);
    expect(file.createdAt?.value).toBeInstanceOf(Date);
  });

  it('reads representations', async () => {
    const file = await reader.files.getFileById(fileId, {
      queryParams: { fields: ['representations'] },
      headers: { xRepHints: '[jpg?dimensions=1024x1024&paged=false]' },
    });
    const [entry] = file.representations?.entries ?? [];
    expect(entry).toMatchObject({
      representation: 'jpg',
      properties: { dimensions: '1024x1024', paged: 'false' },
      status: { state: 'none' },
    });
    expect(entry?.content?.urlTemplate).toContain('{+asset_path}');
  });

  it('downloads content, following to the other host without the token', async () => {
    const stream = await reader.downloads.downloadFile(fileId, { queryParams: { version: versionId } });
    expect((await buffer(stream as unknown as Readable)).toString()).toBe('a contract');
    expect(box.journal.map(({ host, token }) => `${host} ${token}`)).toEqual(['api read', 'download none']);
  });

  it('downloads a stretch', async () => {
    const stream = await reader.downloads.downloadFile(fileId, { headers: { range: 'bytes=2-4' } });
    expect((await buffer(stream as unknown as Readable)).toString()).toBe('con');
    expect(box.journal.at(-1)?.status).toBe(206);
  });

  it('gets the download URL', async () => {
    expect(await reader.downloads.getDownloadFileUrl(fileId)).toMatch(new RegExp(`^${box.downloadUrl}/d/1/`));
  });

  it('overwrites all cards of a file', async () => {
    box.setCards(fileId, [keywordCard('of another skill')]);
    await writer.skills.updateAllSkillCardsOnFile('18417', {
      status: 'success',
      metadata: { cards: [card('budget')] },
      file: { type: 'file', id: fileId },
      fileVersion: { type: 'file_version', id: versionId },
      usage: { unit: 'file', value: 1 },
    });
    expect(box.cardsOf(fileId)).toEqual([written('budget')]);
    expect(box.writesTo(fileId).at(-1)).toMatchObject({
      complaints: [],
      invocation: { skillId: '18417', status: 'success', fileVersionId: versionId, usage: { unit: 'file', value: 1 } },
    });
  });

  it('creates, reads, patches and deletes cards', async () => {
    const created = await writer.skills.createBoxSkillCardsOnFile(fileId, { cards: [card('budget')] });
    expect(created).toMatchObject({ template: 'boxSkillsCards', parent: `file_${fileId}`, version: 0 });
    const patch = [{ op: 'replace' as const, path: '/cards/0', value: card('travel') }];
    const updated = await writer.skills.updateBoxSkillCardsOnFile(fileId, patch);
    expect(updated.version).toBe(1);
    const read = await reader.skills.getBoxSkillCardsOnFile(fileId);
    expect(read.cards).toEqual([expect.objectContaining({ entries: [expect.objectContaining({ text: 'travel' })] })]);
    await writer.skills.deleteBoxSkillCardsFromFile(fileId);
    expect(box.cardsOf(fileId)).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>, number, string]>([
    ['a missing instance', () => reader.skills.getBoxSkillCardsOnFile(fileId), 404, 'instance_not_found'],
    ['a file of another', () => reader.files.getFileById('12345'), 404, 'not_found'],
    ['the wrong token', () => writer.files.getFileById(fileId), 403, 'access_denied_insufficient_permissions'],
    ['a body that is none', () => writer.skills.updateBoxSkillCardsOnFile(fileId, [{}]), 400, 'bad_request'],
    ['a second creation', () => writer.skills.createBoxSkillCardsOnFile(fileId, { cards: [] }), 409, 'conflict'],
  ])('understands the error for %s', async (_name, call, statusCode, code) => {
    if (code !== 'instance_not_found') box.setCards(fileId, []);
    await expect(call()).rejects.toMatchObject({
      responseInfo: { statusCode, body: { code, request_id: expect.stringMatching(/^\w+$/) } },
    });
  });

  it('takes a 401 for the end of its token', async () => {
    await expect(client('1!dead').files.getFileById(fileId)).rejects.toThrow('Developer token has expired');
  });

  it('tries again after a 503', async () => {
    box.fail({ with: { kind: 'status', status: 503 } });
    expect(await reader.files.getFileById(fileId)).toMatchObject({ id: fileId });
    expect(box.journal.map(({ status }) => status)).toEqual([503, 200]);
  });
});
