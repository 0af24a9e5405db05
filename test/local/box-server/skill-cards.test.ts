import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { aFile, ask, invocationBody, keywordCard } from './ask-box.ts';

const JSON_PATCH = { 'content-type': 'application/json-patch+json' };
const REQUEST_ID = { request_id: expect.any(String) };

describe('global.boxSkillsCards', () => {
  let box: LocalBox;
  let file: ReturnType<typeof aFile>;

  beforeEach(async () => {
    box = await startLocalBox();
    file = aFile(box);
  });
  afterEach(() => box.close());

  const create = (...texts: string[]) =>
    ask(file.cardsUrl, { method: 'POST', token: file.write, body: { cards: texts.map((text) => keywordCard(text)) } });
  const patch = (body: unknown, headers: Record<string, string> = JSON_PATCH) =>
    ask(file.cardsUrl, { method: 'PUT', token: file.write, headers, body });

  it('is created once', async () => {
    const created = await create('budget');
    expect(created.status).toBe(201);
    expect(created.json()).toMatchObject({
      $parent: `file_${file.id}`,
      $scope: 'global',
      $template: 'boxSkillsCards',
      $version: 0,
      cards: [keywordCard('budget')],
    });
    const again = await create('again');
    expect(again.status).toBe(409);
    expect(again.json()).toEqual({ message: 'Conflict on Metadata Instance.', code: 'conflict', ...REQUEST_ID });
    expect(box.cardsOf(file.id)).toEqual([keywordCard('budget')]);
  });

  it('is there already after a skill_invocations write', async () => {
    await ask(file.invocationUrl, { method: 'PUT', token: file.write, body: invocationBody(file.id) });
    expect((await create('budget')).status).toBe(409);
  });

  it('is read with either token', async () => {
    await create('budget');
    for (const token of [file.read, file.write]) {
      expect((await ask(file.cardsUrl, { token })).json().cards).toEqual([keywordCard('budget')]);
    }
  });

  it.each(['GET', 'PUT', 'DELETE'])('answers %s with three fields and 404 while there is none', async (method) => {
    const body = method === 'PUT' ? { body: [] } : {};
    const answer = await ask(file.cardsUrl, { method, token: file.write, headers: JSON_PATCH, ...body });
    expect(answer.status).toBe(404);
    expect(answer.json()).toEqual({ message: expect.any(String), code: 'instance_not_found', ...REQUEST_ID });
  });

  it('is patched as the web app does it: a test of the card, then the change', async () => {
    await create('budget', 'travel');
    const answer = await patch([
      { op: 'test', path: '/cards/1', value: keywordCard('travel') },
      { op: 'remove', path: '/cards/1/entries/0' },
      { op: 'add', path: '/cards/1/entries/-', value: { type: 'text', text: 'hotels' } },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ $version: 1, cards: [keywordCard('budget'), keywordCard('hotels')] });
  });

  it('changes not at all when a test fails', async () => {
    await create('budget');
    box.editCards(file.id, () => [keywordCard('edited by a person')]);
    const answer = await patch([
      { op: 'add', path: '/cards/-', value: keywordCard('mine') },
      { op: 'test', path: '/cards/0', value: keywordCard('budget') },
    ]);
    expect(answer.status).toBe(409);
    expect(box.cardsOf(file.id)).toEqual([keywordCard('edited by a person')]);
  });

  it.each<[string, number, unknown, Record<string, string>]>([
    ['plain JSON', 415, [], { 'content-type': 'application/json' }],
    ['an object', 400, { op: 'remove', path: '/cards/0' }, JSON_PATCH],
    ['an operation that leads nowhere', 400, [{ op: 'remove', path: '/cards/7' }], JSON_PATCH],
    ['a patch that leaves no cards', 400, [{ op: 'remove', path: '/cards' }], JSON_PATCH],
    ['a patch that makes cards of text', 400, [{ op: 'replace', path: '/cards', value: 'text' }], JSON_PATCH],
  ])('refuses %s with %d', async (_name, status, body, headers) => {
    await create('budget');
    expect((await patch(body, headers)).status).toBe(status);
    expect(box.cardsOf(file.id)).toEqual([keywordCard('budget')]);
  });

  it('refuses to be created without an array of cards', async () => {
    const answer = await ask(file.cardsUrl, { method: 'POST', token: file.write, body: { cards: 'none' } });
    expect(answer.json()).toMatchObject({ status: 400, code: 'schema_validation_failed' });
  });

  it('is deleted, and can be created anew', async () => {
    await create('budget');
    expect(await ask(file.cardsUrl, { method: 'DELETE', token: file.write })).toMatchObject({ status: 204, text: '' });
    expect(box.cardsOf(file.id)).toBeUndefined();
    expect((await create('anew')).status).toBe(201);
    expect(box.writesTo(file.id).map(({ by }) => by)).toEqual(['create', 'delete', 'create']);
  });

  it('goes with the file', () => {
    box.setCards(file.id, [keywordCard('budget')]);
    box.removeFile(file.id);
    expect(box.cardsOf(file.id)).toBeUndefined();
  });

  it('hands out copies, so that nobody changes it by the way', async () => {
    const cards = [keywordCard('budget')];
    box.setCards(file.id, cards);
    cards.pop();
    box.cardsOf(file.id)?.pop();
    expect(box.cardsOf(file.id)).toHaveLength(1);
    expect(box.writesTo(file.id)[0]).toMatchObject({ by: 'person', complaints: [] });
  });
});
