import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { BoxApi } from '../../src/box/box-api.ts';
import { metadataCardWriter } from '../../src/box/metadata-card-writer.ts';
import type { SkillCard } from '../../src/cards/skill-card.ts';
import { BoxApiError, OutOfTimeError } from '../../src/errors.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { aForeignCard, aKeywordCard, anOldCard, aStatusCard, withAdded, writingOf } from './cards.ts';
import { aDeadline, anApi, deadlineByHand, type InBox, startBareServer, thrownBy } from './support.ts';

describe('metadataCardWriter', () => {
  let box: LocalBox;
  let file: InBox;

  beforeEach(async () => {
    meanwhile = () => undefined;
    box = await startLocalBox();
    file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('a contract') });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await box.close();
  });

  /** Is done once, between reading and writing. */
  let meanwhile: () => unknown = () => undefined;
  const api: BoxApi = async (request, deadline) => {
    const act = request.method === 'PUT' ? meanwhile : () => undefined;
    if (request.method === 'PUT') meanwhile = () => undefined;
    await act();
    return anApi(box)(request, deadline);
  };
  const write = async (...cards: readonly SkillCard[]) => {
    using deadline = aDeadline();
    await metadataCardWriter(api, writingOf(box, file)).write('success', cards, deadline);
  };
  const calls = () => box.journal.map(({ method, status }) => `${method} ${status}`);
  const cards = () => box.cardsOf(file.id);

  it('creates the metadata where there is none', async () => {
    await write(aKeywordCard('budget'), aStatusCard('success'));
    expect(cards()).toEqual([aKeywordCard('budget'), aStatusCard('success')]);
    expect(calls()).toEqual(['POST 201']);
    expect(box.journal[0]).toMatchObject({
      rawUrl: `/2.0/files/${file.id}/metadata/global/boxSkillsCards`,
      token: 'write',
      headers: { 'content-type': 'application/json' },
    });
    expect(box.journal[0]?.body).toEqual({ cards: [aKeywordCard('budget'), aStatusCard('success')] });
  });

  it('marks our keywords, so that what people add can be told from them', async () => {
    const plain = { ...aKeywordCard(), entries: [{ type: 'text' as const, text: 'budget' }] };
    await write(plain);
    expect(cards()).toEqual([aKeywordCard('budget')]);
  });

  it('changes our own cards only, by a patch, where there are some', async () => {
    box.setCards(file.id, [aForeignCard('a'), anOldCard('old'), aForeignCard('b')]);
    await write(aKeywordCard('new'));
    expect(cards()).toEqual([aForeignCard('a'), aKeywordCard('new'), aForeignCard('b')]);
    expect(calls()).toEqual(['POST 409', 'GET 200', 'PUT 200']);
    expect(box.journal.at(-1)?.headers['content-type']).toBe('application/json-patch+json');
    expect(box.journal.every(({ token, tokenInUrl }) => token === 'write' && !tokenInUrl)).toBe(true);
  });

  it.each(['tuple_already_exists', 'conflict', 'no code of ours'])(
    'goes by the status of a conflict and not by its code (%s)',
    async (code) => {
      box.setCards(file.id, [aForeignCard('a')]);
      box.fail({ method: 'POST', with: { kind: 'status', status: 409, body: { code } } });
      await write(aKeywordCard('new'));
      expect(cards()).toEqual([aForeignCard('a'), aKeywordCard('new')]);
    },
  );

  it('writes nothing a second time when the invocation is delivered again', async () => {
    await write(aKeywordCard('new'));
    box.editCards(file.id, () => [withAdded(aKeywordCard('new'), 'corrected')]);
    await write(aKeywordCard('newer'));
    expect(cards()).toEqual([withAdded(aKeywordCard('new'), 'corrected')]);
    expect(calls().slice(1)).toEqual(['POST 409', 'GET 200']);
  });

  describe('when a write was carried out and not confirmed', () => {
    it.each([{ kind: 'status', status: 503, persists: true } as const, { kind: 'reset', persists: true } as const])(
      'does not create cards twice (%p)',
      async (effect) => {
        box.fail({ method: 'POST', with: effect });
        await write(aKeywordCard('new'), aKeywordCard('more'));
        expect(cards()).toEqual([aKeywordCard('new'), aKeywordCard('more')]);
      },
    );

    it.each<[string, readonly SkillCard[]]>([
      ['beside the cards of others', [aForeignCard('a')]],
      ['to an empty list', []],
      ['beside our old ones', [anOldCard('old'), aForeignCard('a')]],
    ])('does not add cards twice %s', async (_name, before) => {
      box.setCards(file.id, before);
      box.fail({ method: 'PUT', with: { kind: 'status', status: 503, persists: true } });
      box.fail({ method: 'PUT', with: { kind: 'reset', persists: true } });
      await write(aKeywordCard('new'), aKeywordCard('more'));
      const ours = cards()?.filter((card) => (card as SkillCard).skill.id !== '99');
      expect(ours).toEqual([aKeywordCard('new'), aKeywordCard('more')]);
      expect(box.writesTo(file.id)).toHaveLength(2);
    });

    it('does not add status cards twice', async () => {
      box.setCards(file.id, [aForeignCard('a')]);
      box.fail({ method: 'PUT', with: { kind: 'status', status: 503, persists: true } });
      await write(aStatusCard('processing'));
      expect(cards()).toEqual([aForeignCard('a'), aStatusCard('processing')]);
    });
  });

  describe('when somebody else writes at the same moment', () => {
    it('keeps a keyword that a person adds between reading and writing', async () => {
      box.setCards(file.id, [anOldCard('old')]);
      meanwhile = () => box.setCards(file.id, [withAdded(anOldCard('old'), 'Budget')]);
      await write(aKeywordCard('new'));
      expect(cards()).toEqual([withAdded(aKeywordCard('new'), 'Budget')]);
      expect(calls()).toEqual(['POST 409', 'GET 200', 'PUT 409', 'POST 409', 'GET 200', 'PUT 200']);
    });

    it('keeps what another skill writes between reading and writing', async () => {
      box.setCards(file.id, [aForeignCard('a')]);
      meanwhile = () => box.editCards(file.id, (before) => [aForeignCard('b'), ...before]);
      await write(aKeywordCard('new'));
      expect(cards()).toEqual([aForeignCard('b'), aForeignCard('a'), aKeywordCard('new')]);
    });

    it.each([400, 404, 409, 412])('takes a %p of the patch for such a moment', async (status) => {
      box.setCards(file.id, [anOldCard('old')]);
      box.fail({ method: 'PUT', with: { kind: 'status', status } });
      await write(aKeywordCard('new'));
      expect(cards()).toEqual([aKeywordCard('new')]);
    });

    it('creates the metadata anew when it was deleted before reading', async () => {
      box.fail({ method: 'POST', with: { kind: 'status', status: 409 } });
      await write(aKeywordCard('new'));
      expect(cards()).toEqual([aKeywordCard('new')]);
      expect(calls()).toEqual(['POST 409', 'GET 404', 'POST 201']);
    });

    it('creates the metadata anew when it is deleted after reading', async () => {
      box.setCards(file.id, [anOldCard('old')]);
      const authorization = `Bearer ${box.issueTokens(file.id).write.access_token}`;
      const url = `${box.url}/2.0/files/${file.id}/metadata/global/boxSkillsCards`;
      meanwhile = () => fetch(url, { method: 'DELETE', headers: { authorization } });
      await write(aKeywordCard('new'));
      expect(cards()).toEqual([aKeywordCard('new')]);
      const statuses = ['POST 409', 'GET 200', 'DELETE 204', 'PUT 404', 'POST 201'];
      expect(calls()).toEqual(statuses);
    });

    it.each<[number, boolean]>([
      [409, true],
      [412, true],
      [404, true],
      [400, false],
    ])('gives up after some rounds of %p (retryable: %p)', async (status, retryable) => {
      box.setCards(file.id, [anOldCard('old')]);
      box.fail({ method: 'PUT', times: 99, with: { kind: 'status', status } });
      jest.spyOn(Math, 'random').mockReturnValue(0);
      const error = await thrownBy(write(aKeywordCard('new')));
      expect(error).toBeInstanceOf(BoxApiError);
      expect(error).toMatchObject({ retryable, answer: { status } });
      expect(calls().filter((call) => call.startsWith('PUT'))).toHaveLength(6);
      expect(cards()).toEqual([anOldCard('old')]);
    });

    it('throws the deadline’s error at once', async () => {
      const { deadline, end } = deadlineByHand();
      box.setCards(file.id, [anOldCard('old')]);
      box.fail({ method: 'PUT', times: 99, with: { kind: 'status', status: 409 } });
      box.onRequest(({ method }) => method === 'PUT' && end());
      const writer = metadataCardWriter(anApi(box), writingOf(box, file));
      const error = await thrownBy(writer.write('success', [aKeywordCard('new')], deadline));
      expect(error).toBeInstanceOf(OutOfTimeError);
    });
  });

  it.each<[string, number]>([
    ['that Box does not like the cards', 400],
    ['that it may not', 403],
    ['that the file is gone', 404],
  ])('is told at once %s', async (_name, status) => {
    box.fail({ method: 'POST', with: { kind: 'status', status } });
    const error = await thrownBy(write(aKeywordCard('new')));
    expect(error).toMatchObject({ name: 'BoxApiError', retryable: false, answer: { status } });
    expect(calls()).toEqual([`POST ${status}`]);
  });

  it.each(['', '<html>', '{"cards":', 'null', '[]', '{}', '{"cards":null}', '{"cards":{"0":{}}}'])(
    'writes nothing where the present cards are not legible (%s)',
    async (body) => {
      await using server = await startBareServer((response, _at, { method }) => {
        if (method === 'POST') response.writeHead(409).end();
        else response.end(method === 'GET' ? body : '{}');
      });
      using deadline = aDeadline();
      const writer = metadataCardWriter(anApi(server), writingOf(box, file));
      const error = await thrownBy(writer.write('success', [aKeywordCard('new')], deadline));
      expect(error).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { code: 'unexpected_answer' } });
      expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
    },
  );

  it.each(['POST', 'GET', 'PUT'])('asks again when the answer to %s breaks off', async (method) => {
    if (method !== 'POST') box.setCards(file.id, [aForeignCard('a')]);
    box.fail({ method, with: { kind: 'cut', afterBytes: 5 } });
    await write(aKeywordCard('new'));
    expect(cards()?.filter((card) => (card as SkillCard).skill.id !== '99')).toEqual([aKeywordCard('new')]);
  });
});
