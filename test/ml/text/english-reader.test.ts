import { describe, expect, it } from '@jest/globals';
import model from 'wink-eng-lite-web-model';
import { englishReader } from '../../../src/ml/text/english-reader.ts';
import type { Block } from '../../../src/ml/text/text-model.ts';

describe('englishReader', () => {
  it('does not touch the part of the model that doubles with every use', () => {
    const machines = () => (model.metaCER as () => { machines: unknown })().machines;
    const before = machines();
    englishReader().read([{ text: 'The model is made for this sentence.', role: 'prose' }], 0);
    expect(machines()).toBe(JSON.stringify(before));
  });

  it('keeps the sentences of each block apart, whether they end in a full stop or not', () => {
    const blocks: Block[] = [
      { text: 'Roof repairs', role: 'heading' },
      { text: 'The slates came late. The roof leaks.', role: 'prose' },
      { text: 'buy new slates', role: 'line' },
    ];
    const sentences = englishReader().read(blocks, 7);
    expect(sentences.map(({ text, role, block }) => [text, role, block])).toEqual([
      ['Roof repairs', 'heading', 7],
      ['The slates came late.', 'prose', 8],
      ['The roof leaks.', 'prose', 8],
      ['buy new slates', 'line', 9],
    ]);
  });

  it('takes hyphenated words and possessives for one word each', () => {
    const [sentence] = englishReader().read(
      [{ text: "A long-term plan for the children's library.", role: 'prose' }],
      0,
    );
    const words = sentence?.words.map((word) => word.text);
    expect(words).toEqual(['A', 'long-term', 'plan', 'for', 'the', "children's", 'library', '.']);
  });
});
