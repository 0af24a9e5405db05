import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergePatch, type PatchOperation } from '../../src/box/merge-patch.ts';
import type { InvocationStatus, SkillCard } from '../../src/cards/skill-card.ts';
import {
  aForeignCard,
  aKeywordCard,
  anOldCard,
  aStatusCard,
  INVOCATION_ID,
  keywordCardOf,
  SKILL_ID,
  withAdded,
} from './cards.ts';

const WRITER = { id: INVOCATION_ID, skillId: SKILL_ID };
const patchOf = (current: readonly unknown[], cards: readonly SkillCard[], status: InvocationStatus = 'success') =>
  mergePatch(current, cards, { ...WRITER, status });

/** RFC 6902 for lists under `/cards`, written apart from the code under test and from the local Box. */
function applied(current: readonly unknown[], patch: readonly PatchOperation[]): unknown[] {
  return patch.reduce<unknown[]>((cards, operation) => after(cards, operation), fromJson([...current]));
}

function after(cards: unknown[], operation: PatchOperation): unknown[] {
  const [, place] = /^\/cards(?:\/(-|0|[1-9]\d*))?$/.exec(operation.path) ?? ['', 'none'];
  if (operation.op === 'add' && place === '-') return [...cards, operation.value];
  if (operation.op === 'test' && place === undefined) return tested(cards, cards, operation.value);
  const at = Number(place);
  if (!(at < cards.length)) throw new Error(`No place ${operation.path}.`);
  if (operation.op === 'test') return tested(cards, cards[at], operation.value);
  if (operation.op === 'replace') return cards.with(at, operation.value);
  if (operation.op === 'remove') return cards.toSpliced(at, 1);
  throw new Error(`Not expected: ${operation.op} ${operation.path}.`);
}

/** As it would come over the wire. */
function fromJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function tested(cards: unknown[], found: unknown, value: unknown): unknown[] {
  if (isDeepStrictEqual(fromJson(found), fromJson(value))) return cards;
  throw new Error('The test failed.');
}

describe('mergePatch', () => {
  it('puts our cards where our old ones were', () => {
    const current = [aForeignCard('a'), anOldCard('old'), aForeignCard('b'), anOldCard('older')];
    const wanted = [aKeywordCard('new'), aStatusCard('success')];
    expect(applied(current, patchOf(current, wanted))).toEqual([current[0], wanted[0], current[2], wanted[1]]);
  });

  it('removes those of our old cards that are left over', () => {
    const current = [anOldCard('1'), aForeignCard('a'), anOldCard('2'), anOldCard('3'), aForeignCard('b')];
    const wanted = [aKeywordCard('new')];
    expect(applied(current, patchOf(current, wanted))).toEqual([wanted[0], current[1], current[4]]);
  });

  it('adds at the end what is new', () => {
    const current = [anOldCard('old'), aForeignCard('a')];
    const wanted = [aKeywordCard('1'), aStatusCard('success'), aKeywordCard('2')];
    expect(applied(current, patchOf(current, wanted))).toEqual([wanted[0], current[1], wanted[1], wanted[2]]);
  });

  it('replaces our processing card', () => {
    const wanted = [aKeywordCard('new')];
    const current = [aStatusCard('processing')];
    expect(applied(current, patchOf(current, wanted))).toEqual(wanted);
  });

  it('leaves data cards alone that this invocation has written, and what people made of them', () => {
    const current = [aForeignCard('a'), withAdded(aKeywordCard('x'), 'added')];
    expect(patchOf(current, [aKeywordCard('y')])).toEqual([]);
    expect(patchOf(current, [aStatusCard('processing')])).toEqual([]);
  });

  it('does not take another skill’s card of the same invocation id for its own', () => {
    const current = [keywordCardOf({ skillId: '99' }, ['x'])];
    expect(applied(current, patchOf(current, [aKeywordCard('y')]))).toHaveLength(2);
  });

  it('knows our cards by a skill id that came back as a number', () => {
    const current = [{ ...anOldCard('old'), skill: { id: Number(SKILL_ID) } }];
    const wanted = [aKeywordCard('new')];
    expect(applied(current, patchOf(current, wanted))).toEqual(wanted);
  });

  it('fails on any list in which one of our cards was changed', () => {
    const current = [aForeignCard('a'), anOldCard('old')];
    const patch = patchOf(current, [aKeywordCard('new')]);
    expect(() => applied([current[0], withAdded(anOldCard('old'), 'added')], patch)).toThrow('The test failed.');
    expect(() => applied([anOldCard('old'), current[0]], patch)).toThrow('The test failed.');
    expect(() => applied([anOldCard('old')], patch)).toThrow();
  });

  it('fails on a list to which something was added, when it adds cards itself', () => {
    const current = [aForeignCard('a')];
    const patch = patchOf(current, [aKeywordCard('new')]);
    expect(() => applied(applied(current, patch), patch)).toThrow('The test failed.');
  });

  it('does not mind what others change meanwhile, when it only replaces', () => {
    const current = [aForeignCard('a'), anOldCard('old')];
    const patch = patchOf(current, [aKeywordCard('new')]);
    const changed = [aForeignCard('b'), anOldCard('old'), aForeignCard('c')];
    expect(applied(changed, patch)).toEqual([changed[0], aKeywordCard('new'), changed[2]]);
  });

  it.each<InvocationStatus>(['processing', 'permanent_failure', 'transient_failure'])(
    'leaves our old data cards where they are while the status is %s',
    (status) => {
      const current = [
        anOldCard('old'),
        aStatusCard('processing', { invocationId: 'invocation-1' }),
        aForeignCard('x'),
      ];
      const now = aStatusCard(status);
      expect(applied(current, patchOf(current, [now], status))).toEqual([current[0], now, current[2]]);
    },
  );

  describe('with keywords that people added', () => {
    const mergedTexts = (current: readonly unknown[], ...cards: readonly SkillCard[]) =>
      applied(current, patchOf(current, cards)).map((card) => (card as SkillCard & { entries: unknown }).entries);
    const ours = (...texts: readonly string[]) => aKeywordCard(...texts).entries;
    const added = (...texts: readonly string[]) => texts.map((text) => ({ type: 'text', text }));

    it('keeps them behind ours', () => {
      const current = [withAdded(anOldCard('old'), 'Budget', 'Travel')];
      expect(mergedTexts(current, aKeywordCard('new'))).toEqual([[...ours('new'), ...added('Budget', 'Travel')]]);
    });

    it('shows none twice, however it is written', () => {
      const current = [withAdded(anOldCard('old'), 'NEW', ' new ', 'Budget'), withAdded(anOldCard('old'), 'budget')];
      expect(mergedTexts(current, aKeywordCard('new'))).toEqual([[...ours('new'), ...added('Budget')]]);
    });

    it('keeps them once more when the file is looked at again', () => {
      const [once = []] = mergedTexts([withAdded(anOldCard('old'), 'Budget')], aKeywordCard('new'));
      const current = [{ ...anOldCard(), entries: once }];
      expect(mergedTexts(current, aKeywordCard('newer'))).toEqual([[...ours('newer'), ...added('Budget')]]);
    });

    it.each<[string, unknown]>([
      ['of another title', withAdded(keywordCardOf({ invocationId: '1', title: 'Places' }, ['old']), 'Budget')],
      ['of another skill', withAdded(aForeignCard('old'), 'Budget')],
      ['of another type', { ...withAdded(anOldCard('old'), 'Budget'), skill_card_type: 'transcript' }],
      ['without any mark of ours', { ...anOldCard(), entries: added('old', 'Budget') }],
      ['with odd entries', { ...anOldCard('old'), entries: [...ours('old'), null, 7, [], { text: 7 }, { text: '' }] }],
      ['with blank entries', withAdded(anOldCard('old'), ' ', '\n')],
      ['with no list of entries', { ...anOldCard('old'), entries: { 0: 'Budget' } }],
      ['without a title', { ...withAdded(anOldCard('old'), 'Budget'), skill_card_title: null }],
    ])('takes none from a card %s', (_name, card) => {
      const current = [anOldCard('old'), card];
      expect(mergedTexts(current, aKeywordCard('new'))).toContainEqual([...ours('new')]);
    });
  });

  describe('given any list of cards', () => {
    const oddId = fc.oneof(fc.jsonValue(), fc.constant({ toString: 1, valueOf: 1 }), fc.constantFrom('', '99', 99));
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({ skill: fc.oneof(fc.jsonValue(), fc.record({ id: oddId })), invocation: fc.jsonValue() }),
      fc.constantFrom(null, 7, 'text', [], {}, { skill: null }),
    );
    const isOurs = (card: unknown) => (card as SkillCard | null)?.skill?.id === SKILL_ID;
    const foreign = fc.oneof(
      odd.filter((value) => !isOurs(value)),
      fc.string().map((text) => aForeignCard(text)),
    );
    const old = fc.oneof(
      fc.string().map((text) => anOldCard(text)),
      fc.constant(aStatusCard('processing')),
      fc.constant({ ...anOldCard('x'), entries: null, invocation: null }),
    );
    // Without what JSON has not, such as -0.
    const list = fc.array(fc.oneof(foreign, old), { maxLength: 12 }).map(fromJson);
    const wanted = fc.array(
      fc.oneof(
        fc.string().map((text) => aKeywordCard(text)),
        fc.constant(aStatusCard('success')),
      ),
      {
        maxLength: 6,
      },
    );

    it('leaves the cards of others as and where they were, and has exactly ours beside them', () => {
      fc.assert(
        fc.property(list, wanted, (current, cards) => {
          const result = applied(current, patchOf(current, cards));
          expect(result.filter((card) => !isOurs(card))).toEqual(current.filter((card) => !isOurs(card)));
          expect(result.filter(isOurs)).toEqual(cards);
        }),
        { numRuns: 500 },
      );
    });

    it('changes nothing when the same patch comes a second time', () => {
      fc.assert(
        fc.property(list, wanted, (current, cards) => {
          const patch = patchOf(current, cards);
          const once = applied(current, patch);
          let twice = once;
          try {
            twice = applied(once, patch);
          } catch {
            // Refused as a whole, which is as good.
          }
          expect(twice).toEqual(once);
        }),
        { numRuns: 500 },
      );
    });
  });
});
