import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { boxCardWriter } from '../../src/box/box-card-writer.ts';
import { statusCard } from '../../src/cards/status-card.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { Secret } from '../../src/secret.ts';
import { anInvocation, aToken } from '../support/factories.ts';
import { aDeadline, anApi, thrownBy } from './support.ts';

const ID = anInvocation().id;
const mine = (fields: object) => ({
  skill_card_type: 'status',
  invocation: { type: 'skill_invocation', id: ID },
  ...fields,
});
const withCode = (code: unknown) => mine({ status: { code, message: 'x' } });
const data = (fields: object = {}) => mine({ skill_card_type: 'keyword', entries: [], ...fields });
const of = (id: unknown, card: object) => ({ ...card, invocation: { id } });

describe.each(['replace', 'merge'] as const)('standing, of a writer that would %s', (mode) => {
  let box: LocalBox;
  let fileId: string;
  beforeEach(async () => {
    box = await startLocalBox();
    fileId = box.addFile({ name: 'Contract.pdf', content: Buffer.from('a contract') }).id;
  });
  afterEach(() => box.close());

  const standing = async () => {
    using deadline = aDeadline();
    const { write } = box.issueTokens(fileId);
    const source = { ...anInvocation().source, id: fileId };
    const writeToken = aToken({ secret: new Secret(write.access_token), scopes: undefined });
    return await boxCardWriter(anApi(box), anInvocation({ source, writeToken }), mode).standing(deadline);
  };

  it('is none where there are no cards at all', async () => {
    expect(await standing()).toBe('none');
    expect(box.journal).toMatchObject([{ method: 'GET', token: 'write', status: 404 }]);
    expect(box.journal[0]?.path).toBe(`/2.0/files/${fileId}/metadata/global/boxSkillsCards`);
  });

  it.each<[string, object[], string]>([
    ['there is none', [], 'none'],
    ['all are of other invocations', [of('another', data()), of('another', withCode('processing'))], 'none'],
    ['one names no invocation', [{ skill_card_type: 'keyword', entries: [] }, of(undefined, data())], 'none'],
    ['one names it badly', [of([ID], data()), { ...data(), invocation: ID }, { ...data(), invocation: null }], 'none'],
    ['it is a progress note', [withCode('processing')], 'processing'],
    ['it is waiting to begin', [withCode('invoked')], 'processing'],
    ['it tells of no status', [mine({}), mine({ status: null })], 'processing'],
    ['it failed this time', [withCode('transient_failure')], 'failure'],
    ['it failed for good', [withCode('permanent_failure')], 'failure'],
    ['it says that nothing was found', [withCode('success')], 'found'],
    ['it holds keywords', [data()], 'found'],
    ['it holds keywords beside a status, as the kit writes them', [data({ status: {} })], 'found'],
    ['it is of a kind that we do not know', [mine({ skill_card_type: 'face' })], 'found'],
    ['a failure stands beside what was found', [withCode('permanent_failure'), data()], 'found'],
    ['a failure stands beside a note', [withCode('processing'), withCode('transient_failure')], 'failure'],
    ['those of others stand beside it', [of('another', data()), withCode('processing')], 'processing'],
  ])('is known when %s', async (_, cards, kind) => {
    box.setCards(fileId, cards);
    expect(await standing()).toBe(kind);
  });

  it.each(['processing', 'success', 'transient_failure', 'permanent_failure'] as const)(
    'knows a card again that we write: %s',
    async (status) => {
      const stamp = { skillId: '1', invocationId: ID, createdAt: new Date() };
      box.setCards(fileId, [statusCard(status, 'x', stamp)]);
      const kinds = {
        processing: 'processing',
        success: 'found',
        transient_failure: 'failure',
        permanent_failure: 'failure',
      };
      expect(await standing()).toBe(kinds[status]);
    },
  );

  it.each(['', 'down for a moment', '{}', '{"cards":7}', 'null'])('takes %j for no answer at all', async (body) => {
    box.fail({ with: { kind: 'status', status: 200, body } });
    expect(await thrownBy(standing())).toMatchObject({ name: 'BoxApiError', retryable: true });
  });

  it.each([
    [401, false],
    [403, false],
    [503, true],
  ])('throws what Box refuses with: %i', async (status, retryable) => {
    box.fail({ times: 3, with: { kind: 'status', status } });
    expect(await thrownBy(standing())).toMatchObject({ name: 'BoxApiError', retryable });
  });
});
