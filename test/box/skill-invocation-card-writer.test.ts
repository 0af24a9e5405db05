import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { boxCardWriter } from '../../src/box/box-card-writer.ts';
import { skillInvocationCardWriter } from '../../src/box/skill-invocation-card-writer.ts';
import type { InvocationStatus, SkillCard } from '../../src/cards/skill-card.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { aKeywordCard, aStatusCard, SKILL_ID, writingOf } from './cards.ts';
import { aDeadline, anApi, type InBox, thrownBy } from './support.ts';

describe('cards at Box', () => {
  let box: LocalBox;
  let file: Required<InBox>;

  beforeEach(async () => {
    box = await startLocalBox();
    const { id, versionId } = box.addFile({ name: 'Contract.pdf', content: Buffer.from('a contract') });
    file = { id, versionId };
  });
  afterEach(() => box.close());

  describe('skillInvocationCardWriter', () => {
    const write = async (status: InvocationStatus, cards: readonly SkillCard[], about: InBox = file) => {
      using deadline = aDeadline();
      await skillInvocationCardWriter(anApi(box), writingOf(box, about)).write(status, cards, deadline);
    };
    const cards = [aKeywordCard('budget')];

    it('sends all that Box asks for on success, and nothing else', async () => {
      await write('success', cards);
      expect(box.journal).toHaveLength(1);
      expect(box.journal[0]).toMatchObject({
        method: 'PUT',
        rawUrl: `/2.0/skill_invocations/${SKILL_ID}`,
        token: 'write',
        headers: { 'content-type': 'application/json' },
      });
      expect(box.journal[0]?.body).toEqual({
        status: 'success',
        metadata: { cards },
        file: { type: 'file', id: file.id },
        file_version: { type: 'file_version', id: file.versionId },
        usage: { unit: 'file', value: 1 },
      });
      expect(box.cardsOf(file.id)).toEqual(cards);
      expect(box.writesTo(file.id)[0]?.complaints).toEqual([]);
    });

    it.each(['invoked', 'processing', 'transient_failure', 'permanent_failure'] as const)(
      'claims no usage while the status is %s',
      async (status) => {
        const statusCards = [aStatusCard(status)];
        await write(status, statusCards);
        expect(box.journal[0]?.body).toEqual({
          status,
          metadata: { cards: statusCards },
          file: { type: 'file', id: file.id },
          file_version: { type: 'file_version', id: file.versionId },
        });
      },
    );

    it('names no version where the event named none', async () => {
      await write('success', cards, { id: file.id });
      expect(box.journal[0]?.body).not.toHaveProperty('file_version');
    });

    it('writes the same again after a write that was carried out and not confirmed', async () => {
      box.fail({ with: { kind: 'status', status: 503, persists: true } });
      box.fail({ with: { kind: 'reset', persists: true } });
      await write('success', cards);
      expect(box.writesTo(file.id).map((written) => written.cards)).toEqual([cards, cards, cards]);
    });

    it('throws Box’s refusal', async () => {
      box.trashFile(file.id);
      const error = await thrownBy(write('success', cards));
      expect(error).toMatchObject({ retryable: false, path: `/2.0/skill_invocations/${SKILL_ID}` });
    });
  });

  describe('boxCardWriter', () => {
    const routeOf = async (scopes: readonly string[] | undefined, mode: 'replace' | 'merge') => {
      using deadline = aDeadline();
      const { writeToken, ...rest } = writingOf(box, file);
      const invocation = { ...rest, readToken: writeToken, writeToken: { ...writeToken, scopes } };
      await boxCardWriter(anApi(box), invocation, mode).write('success', [aKeywordCard('budget')], deadline);
      return box.writesTo(file.id).map(({ by }) => by);
    };
    const ALL = ['gcm', 'item_upload', 'manage_skill_invocations'];

    it.each<[string, readonly string[] | undefined, 'replace' | 'merge', string]>([
      ['replaces where the token may', ALL, 'replace', 'skill_invocations'],
      ['replaces where Box did not say what the token may', undefined, 'replace', 'skill_invocations'],
      ['merges where the token may not replace', ['gcm', 'item_upload'], 'replace', 'create'],
      ['merges where the token may nothing that we know', [], 'replace', 'create'],
      ['merges where that was chosen', ALL, 'merge', 'create'],
    ])('%s', async (_name, scopes, mode, by) => {
      expect(await routeOf(scopes, mode)).toEqual([by]);
    });
  });
});
