import { describe, expect, it } from '@jest/globals';
import type { Score } from '../../eval/evaluation.ts';
import { runEvaluations } from '../../eval/run-evaluations.ts';

const GOOD: Score = { part: 'held', measure: 'Recall', value: 0.97, goal: { atLeast: 0.95 } };

function evaluationOf(name: string, run: () => Promise<readonly Score[]>) {
  return { name, load: async () => ({ name, run }) };
}

async function printed(evaluations: Parameters<typeof runEvaluations>[0]) {
  const lines: string[] = [];
  const met = await runEvaluations(evaluations, (text) => lines.push(text));
  return { met, text: lines.join('\n') };
}

describe('runEvaluations', () => {
  it('runs one after the other and is content when all goals are met', async () => {
    const order: string[] = [];
    const named = (name: string) =>
      evaluationOf(name, async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`${name} ends`);
        return [GOOD];
      });
    const { met, text } = await printed([named('ocr'), named('text')]);
    expect(met).toBe(true);
    expect(order).toEqual(['ocr begins', 'ocr ends', 'text begins', 'text ends']);
    expect(text.match(/^### \w+|^\| Recall/gm)).toEqual(['### ocr', '| Recall', '### text', '| Recall']);
  });

  it.each(['tuned', 'held'] as const)(
    'is not content when a goal on the %s part is missed, and names it',
    async (part) => {
      const bad: Score = { ...GOOD, part, value: 0.94 };
      const { met, text } = await printed([
        evaluationOf('photo', async () => [bad, GOOD]),
        evaluationOf('b', async () => [GOOD]),
      ]);
      expect(met).toBe(false);
      expect(text).toContain(`Missed in photo: Recall (${part})`);
    },
  );

  it('reports one that fails by its name, and runs the others', async () => {
    const failing = evaluationOf('media', async () => {
      throw new Error('no engine');
    });
    const unloadable = { name: 'speech', load: () => Promise.reject(new Error('no such package')) };
    const { met, text } = await printed([failing, unloadable, evaluationOf('text', async () => [GOOD])]);
    expect(met).toBe(false);
    expect(text).toContain('media failed: Error: no engine');
    expect(text).toContain('speech failed: Error: no such package');
    expect(text).toContain('| Recall');
  });

  it('takes one without any score for failed', async () => {
    const { met, text } = await printed([evaluationOf('photo', async () => [])]);
    expect(met).toBe(false);
    expect(text).toContain('photo failed: Error: It gave no scores.');
  });
});
