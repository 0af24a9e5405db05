import { describe, expect, it } from '@jest/globals';
import { countMatches, together } from '../../eval/text/count-matches.ts';
import { labelledDocuments } from '../../eval/text/labelled-document.ts';
import { entityLikeness, exactLikeness, phraseLikeness } from '../../eval/text/likeness.ts';

describe('phraseLikeness', () => {
  it.each([
    ['en', 'Moss roofs', 'moss roof', 1],
    ['en', 'dough shaping robots', 'dough-shaping robot', 1],
    ['en', 'delivery', 'deliveries', 1],
    ['en', 'glass', 'glasses', 1],
    ['en', 'roof', 'moss roof', 0.5],
    ['en', 'green moss roof', 'moss roofs', 0.5],
    ['en', 'roof moss', 'moss roof', 0],
    ['en', 'oss', 'moss', 0],
    ['de', 'Bienenvolk', 'Bienenvölker', 0],
    ['de', 'Führungen', 'Führung', 1],
    ['fr', 'bacs en bois', 'bac en bois', 1],
    ['fr', "bac d'apport", 'bac d’apport', 1],
  ])('takes in %s %j for %j by %d', (language, found, label, likeness) => {
    expect(phraseLikeness(language)(found, label)).toBe(likeness);
  });
});

describe('entityLikeness', () => {
  it.each([
    ['larkfield foods inc', 'Larkfield Foods Inc.', 1],
    ['Larkfield Foods', 'Larkfield Foods Inc.', 0.5],
    ['Dr Helga Brandvold', 'Helga Brandvold', 0.5],
    ['Brandvold Helga', 'Helga Brandvold', 0],
    ['14 January', '14 January 2025', 0.5],
    ['4 January', '14 January', 0],
  ])('takes %j for %j by %d', (found, label, likeness) => {
    expect(entityLikeness(found, label)).toBe(likeness);
  });
});

describe('exactLikeness', () => {
  it.each([
    ['£86', '£86 million', 0],
    ['1 850 €', '1\u00a0850 €', 1],
    ['www.museum.example', 'www.museum.example/news', 0],
  ])('takes %j for %j by %d', (found, label, likeness) => {
    expect(exactLikeness(found, label)).toBe(likeness);
  });
});

describe('countMatches', () => {
  const likeness = phraseLikeness('en');

  it('counts a label once, for the finding that matches it best', () => {
    const matches = countMatches(['roof', 'moss roof', 'moss'], ['moss roof', 'bus shelter'], likeness);
    expect(matches).toEqual({ right: 1, found: 3, labelled: 2 });
  });

  it('counts matches in part by their share', () => {
    expect(countMatches(['roof', 'shelters'], ['moss roof', 'bus shelter'], likeness).right).toBe(1);
  });

  it('counts nothing for nothing', () => {
    expect(countMatches([], ['moss roof'], likeness)).toEqual({ right: 0, found: 0, labelled: 1 });
    expect(countMatches(['moss roof'], [], likeness)).toEqual({ right: 0, found: 1, labelled: 0 });
  });

  it('adds up over documents', () => {
    const [one, two] = [
      { right: 1, found: 2, labelled: 3 },
      { right: 0.5, found: 4, labelled: 1 },
    ];
    expect(together([one, two])).toEqual({ right: 1.5, found: 6, labelled: 4 });
  });
});

describe('the labelled documents', () => {
  const documents = labelledDocuments();

  it('are twelve for tuning and twelve kept out of it', () => {
    const parts = documents.map(({ part }) => part);
    expect([parts.filter((part) => part === 'tuned').length, parts.filter((part) => part === 'held').length]).toEqual([
      12, 12,
    ]);
  });

  it.each(documents.map((document) => [document.name, document] as const))(
    'hold every label of %s',
    (_, { text, labels }) => {
      const { people, organisations, dates, amounts, addresses, phrases, neutral = [] } = labels;
      expect(phrases.length).toBeGreaterThanOrEqual(5);
      expect(phrases.length).toBeLessThanOrEqual(10);
      const folded = text.toLowerCase();
      const all = [...people, ...organisations, ...dates, ...amounts, ...addresses, ...phrases, ...neutral];
      expect(all.filter((label) => !folded.includes(label.toLowerCase()))).toEqual([]);
    },
  );
});
