import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { buildCards } from '../../src/cards/build-cards.ts';
import type { CardContent } from '../../src/cards/card-content.ts';
import { MAX_CARDS, MAX_ELEMENTS_READ } from '../../src/cards/card-limits.ts';
import { findingsOf } from '../../src/cards/findings-of.ts';
import { anyContents } from '../support/any-contents.ts';

const STAMP = { skillId: '12', invocationId: 'abc', createdAt: new Date('2020-01-01T00:00:00.000Z') };
const keywords = (...texts: string[]): CardContent => ({ kind: 'keyword', entries: texts.map((text) => ({ text })) });
const bytes = await sharp({ create: { width: 90, height: 90, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();
const faces = (...texts: string[]): CardContent => ({
  kind: 'timeline',
  durationSeconds: 9,
  entries: texts.map((text) => ({ text, picture: { bytes }, appears: [{ startSeconds: 1, endSeconds: 2 }] })),
});
const aborted = () => AbortSignal.abort();

describe('findingsOf', () => {
  it('holds what can be written as JSON and read again, whatever an adapter returned', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyContents, { maxLength: 3 }), async (given) => {
        const findings = await Promise.all(given.map((contents) => findingsOf(contents as CardContent[])));
        const readAgain = JSON.parse(JSON.stringify(findings));
        expect(buildCards(readAgain, STAMP)).toEqual(buildCards(findings, STAMP));
      }),
      { numRuns: 200 },
    );
  });

  it('makes pictures small, so that the large ones need not be kept', async () => {
    const findings = await findingsOf([faces('Ann', 'Bob')]);
    const [draft] = findings.drafts;
    const entries = draft && 'entries' in draft ? draft.entries : [];
    expect(entries).toEqual(
      ['Ann', 'Bob'].map((text) => ({
        text,
        appears: [{ start: 1, end: 2 }],
        thumbnail: expect.stringMatching(/^data:image\/\w+;base64,/),
      })),
    );
    expect(JSON.stringify(findings).length).toBeLessThan(5_000);
  });

  it('leaves pictures out when the time is over, and keeps the words', async () => {
    const cards = buildCards([await findingsOf([faces('Ann')], aborted())], STAMP);
    expect(cards).toMatchObject([{ entries: [{ text: 'Ann', image_url: expect.stringMatching(/^data:/) }] }]);
    expect(JSON.stringify(await findingsOf([faces('Ann')], aborted()))).not.toMatch(/picture|thumbnail|data:/);
  });

  it('keeps no more drafts than there may be cards, and counts the rest', async () => {
    for (const count of [MAX_CARDS - 1, MAX_CARDS, MAX_CARDS + 1, 50]) {
      const contents = Array.from({ length: count }, (_, at) => keywords(`word ${at}`));
      const { drafts, total } = await findingsOf(contents);
      expect([drafts.length, total]).toEqual([Math.min(count, MAX_CARDS), count]);
    }
  });

  it('counts what it did not even read', async () => {
    const contents = Array.from({ length: MAX_ELEMENTS_READ + 7 }, () => keywords('word'));
    expect(await findingsOf(contents)).toMatchObject({ total: MAX_ELEMENTS_READ + 7 });
  });

  it('keeps the transcript that was spoken, however many cards come before it', async () => {
    const written: CardContent = { kind: 'transcript', entries: [{ text: 'written' }] };
    const spoken: CardContent = { kind: 'transcript', entries: [{ text: 'spoken', appears: { startSeconds: 1 } }] };
    const { drafts } = await findingsOf([...Array.from({ length: MAX_CARDS }, () => written), spoken]);
    expect(drafts[0]).toMatchObject({ entries: [{ text: 'spoken' }] });
  });
});

describe('buildCards, of what several adapters found', () => {
  it('cuts all of them together to what a file may have', async () => {
    const many = (name: string, count: number) => Array.from({ length: count }, (_, at) => keywords(`${name} ${at}`));
    const findings = await Promise.all([findingsOf(many('one', MAX_CARDS - 1)), findingsOf(many('two', 30))]);
    const cards = buildCards(findings, STAMP);
    expect(cards).toHaveLength(MAX_CARDS);
    expect(cards.at(-1)).toMatchObject({
      status: { message: `Only the first ${MAX_CARDS - 1} of ${MAX_CARDS + 29} cards are shown.` },
    });
  });

  it('says nothing of a limit that was just met', async () => {
    const findings = await Promise.all([
      findingsOf([keywords('one')]),
      findingsOf(Array.from({ length: MAX_CARDS - 1 }, () => keywords('two'))),
    ]);
    const cards = buildCards(findings, STAMP);
    expect(cards).toHaveLength(MAX_CARDS);
    expect(cards.every(({ skill_card_type }) => skill_card_type === 'keyword')).toBe(true);
  });
});
