import { describe, expect, it } from '@jest/globals';
import { scoreTable } from '../../eval/score-table.ts';

describe('scoreTable', () => {
  it('puts both parts of a measure into one row, with the goal and whether it was met', () => {
    const table = scoreTable([
      { part: 'tuned', measure: 'Character error rate', value: 0.4, unit: '%' },
      { part: 'held', measure: 'Character error rate', value: 0.625, unit: '%', goal: { atMost: 1 } },
      { part: 'held', measure: 'Recall', value: 0.9, goal: { atLeast: 0.95 } },
      { part: 'tuned', measure: 'Faces found', value: 22 },
    ]);
    expect(table.split('\n')).toEqual([
      '| Measure              |  Tuned |   Held | Goal   | Met |',
      '| -------------------- | -----: | -----: | ------ | --- |',
      '| Character error rate | 0.40 % | 0.63 % | ≤ 1 %  | yes |',
      '| Recall               |        |   0.90 | ≥ 0.95 | no  |',
      '| Faces found          |     22 |        |        |     |',
    ]);
  });

  it('says no where either part misses its goal', () => {
    const goal = { atLeast: 90, atMost: 99 };
    const table = scoreTable([
      { part: 'tuned', measure: 'Share', value: 100, unit: '%', goal },
      { part: 'held', measure: 'Share', value: 95, unit: '%', goal },
    ]);
    expect(table.split('\n').at(-1)).toBe('| Share   | 100 % | 95 % | ≥ 90 % and ≤ 99 % | no  |');
  });

  it('keeps a bar in the name of a measure out of the grammar of the table', () => {
    expect(scoreTable([{ part: 'held', measure: 'a|b', value: 1 }])).toContain('| a\\|b ');
  });
});
