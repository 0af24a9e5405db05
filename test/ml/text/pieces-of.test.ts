import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { piecesOf } from '../../../src/ml/text/pieces-of.ts';
import type { Block } from '../../../src/ml/text/text-model.ts';

function pieceTexts(blocks: readonly Block[]): string[][] {
  return [...piecesOf(blocks)].map((piece) => piece.map((block) => block.text));
}

describe('piecesOf', () => {
  it('loses and doubles nothing', async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 12 });
    await fc.assert(
      fc.property(lengths, (sizes) => {
        const blocks = sizes.map((size, at): Block => ({ text: `${at} word. `.repeat(size / 8 + 1), role: 'prose' }));
        expect(pieceTexts(blocks).flat().join('')).toBe(blocks.map((block) => block.text).join(''));
      }),
    );
  });

  it('keeps pieces bounded, and their number in proportion to the text', () => {
    const pieces = (characters: number) => pieceTexts([{ text: 'a'.repeat(characters), role: 'prose' }]);
    expect(Math.max(...pieces(3_000_000).map((piece) => piece.join('').length))).toBeLessThanOrEqual(100_000);
    expect(pieces(3_000_000).length).toBe(30);
    expect(pieces(6_000_000).length).toBe(60);
  });

  it('cuts at the end of a sentence where there is one', () => {
    const [first = []] = pieceTexts([{ text: 'One short sentence. '.repeat(2000), role: 'prose' }]);
    expect(first.slice(0, -1).every((text) => text.endsWith('. '))).toBe(true);
  });

  it('cuts no character in two', () => {
    const texts = pieceTexts([{ text: `a${'😀'.repeat(30_000)}`, role: 'prose' }]).flat();
    expect(texts.every((text) => text.isWellFormed())).toBe(true);
  });
});
