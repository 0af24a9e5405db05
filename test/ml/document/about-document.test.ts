import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { aboutDocument } from '../../../src/ml/document/about-document.ts';
import type { DocumentFacts } from '../../../src/ml/document/document-contents.ts';

function textsOf(facts: DocumentFacts): string[] {
  return aboutDocument(facts).flatMap((card) => card.entries.map((entry) => entry.text ?? ''));
}

describe('aboutDocument', () => {
  it('says what the document says of itself', () => {
    const facts: DocumentFacts = {
      title: ' Lease of a\nWorkshop ',
      author: 'Imogen Farrow',
      count: { of: 'page', number: 1200 },
      created: '2024-03-15T14:30:00Z',
      changed: '2024-04-01',
    };
    expect(aboutDocument(facts)).toEqual([
      {
        kind: 'keyword',
        title: 'About this document',
        entries: [
          { text: 'Lease of a Workshop' },
          { text: 'Author: Imogen Farrow' },
          { text: '1,200 pages' },
          { text: 'Created 15 March 2024' },
          { text: 'Changed 1 April 2024' },
        ],
      },
    ]);
  });

  it('makes no card of nothing', () => {
    expect(aboutDocument({})).toEqual([]);
  });

  it.each(['Microsoft Office User', 'user', 'python-docx', '---', '', ' \n'])('shows no author %j', (author) => {
    expect(textsOf({ author })).toEqual([]);
  });

  it.each(['Document1', 'untitled', 'PowerPoint Presentation', 'Microsoft Word - Document3.docx', '…'])(
    'shows no title %j',
    (title) => {
      expect(textsOf({ title })).toEqual([]);
    },
  );

  it('takes a title out of what a printer driver writes', () => {
    expect(textsOf({ title: 'Microsoft Word - Harbour dues.docx' })).toEqual(['Harbour dues']);
  });

  it.each([
    '1980-01-01',
    '1984-12-31',
    '2101-01-01',
    '2024-02-30',
    '2024-13-01',
    '2024',
    'yesterday',
    '',
    '2024-03-155',
  ])('shows no day %j', (created) => {
    expect(textsOf({ created })).toEqual([]);
  });

  it.each([
    ['1985-01-01', 'Created 1 January 1985'],
    ['2100-12-31', 'Created 31 December 2100'],
    ['2024-02-29T23:59:59+01:00', 'Created 29 February 2024'],
  ])('shows the day %s', (created, text) => {
    expect(textsOf({ created })).toEqual([text]);
  });

  it('does not say the same day twice', () => {
    expect(textsOf({ created: '2024-03-15T08:00:00Z', changed: '2024-03-15T09:00:00Z' })).toEqual([
      'Created 15 March 2024',
    ]);
  });

  it.each([
    [1, ['1 sheet']],
    [2, ['2 sheets']],
    [0, []],
    [-3, []],
    [1.5, []],
    [Number.NaN, []],
  ])('counts %d sheets as %j', (number, texts) => {
    expect(textsOf({ count: { of: 'sheet', number } })).toEqual(texts);
  });

  it('cuts long titles', () => {
    expect(textsOf({ title: 'a'.repeat(90) })).toEqual(['a'.repeat(90)]);
    expect(textsOf({ title: 'a'.repeat(91) })).toEqual([`${'a'.repeat(90)}…`]);
  });

  it('shows any title as one short line of whole characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (title) => {
        for (const text of textsOf({ title })) {
          expect(text).toMatch(/^\S(?:.*\S)?$/u);
          expect(text.length).toBeLessThanOrEqual(91);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
