import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { linesOfTable } from '../../../src/ml/ocr/lines-of-table.ts';

const TABLE = `1\t1\t0\t0\t0\t0\t0\t0\t946\t1771\t-1\t
2\t1\t1\t0\t0\t0\t195\t79\t557\t136\t-1\t
4\t1\t1\t1\t1\t0\t217\t79\t514\t27\t-1\t
5\t1\t1\t1\t1\t1\t217\t79\t243\t27\t92.032837\tPICKERING'S
5\t1\t1\t1\t1\t2\t487\t81\t244\t25\t92.077309\tGREENGROCER
5\t1\t1\t1\t2\t1\t195\t134\t39\t25\t96.5\t22
5\t1\t2\t1\t1\t1\t61\t281\t153\t25\t96\tCarrots
5\t1\t2\t1\t1\t2\t242\t281\t62\t25\t0\t \n`;

describe('linesOfTable', () => {
  it('gathers the words of each line, with their places', () => {
    const lines = linesOfTable(TABLE);
    expect(lines.map(({ block, words }) => [block, words.map(({ text }) => text).join(' ')])).toEqual([
      [1, "PICKERING'S GREENGROCER"],
      [1, '22'],
      [2, 'Carrots'],
    ]);
    expect(lines[0]?.words[1]).toEqual({
      text: 'GREENGROCER',
      confidence: 92.077309,
      box: { left: 487, top: 81, right: 731, bottom: 106 },
    });
  });

  it('takes any text', () => {
    void fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('5', '1', '\t', '\n', 'é', '\uD800', ' ') }), (table) => {
        for (const { words } of linesOfTable(table)) {
          expect(words.length).toBeGreaterThan(0);
          for (const { text } of words) expect(text.trim() !== '' && text.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
