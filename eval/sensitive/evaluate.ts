import type { Evaluation, Score } from '../evaluation.ts';
import { documentsOf } from './documents.ts';
import { type Outcome, scoreDocument } from './score-documents.ts';

const GROUPS: Record<string, RegExp> = {
  'payment cards': /payment card/,
  IBANs: /IBAN/,
  'travel documents': /passport|identity card/,
  'phone numbers': /phone/,
  'e-mail addresses': /e-mail/,
  passwords: /password/,
  'keys and tokens': /key|token|secret|webhook/i,
};

/** Sensitive data: precision and recall over invented documents in many languages and formats, by values. */
export const evaluation: Evaluation = {
  name: 'sensitive',
  async run() {
    return [...(await scoresOf('tuned')), ...(await scoresOf('held'))];
  },
};

async function scoresOf(part: Score['part']): Promise<Score[]> {
  const documents = documentsOf(part);
  const outcomes = (await Promise.all(documents.map((document) => scoreDocument(document)))).flat();
  const count = (measure: string, value: number): Score => ({ part, measure, value, unit: '' });
  return [
    count('Documents', documents.length),
    count('Sensitive values', outcomes.filter(({ is }) => is !== 'wrong').length),
    count(
      'Values that only look so',
      documents.reduce((sum, { others }) => sum + others.length, 0),
    ),
    { ...precision(part, 'All', outcomes), goal: { atLeast: 98 } },
    { ...recall(part, 'All', outcomes), goal: { atLeast: 95 } },
    ...Object.entries(groupsOf(outcomes)).flatMap(([name, group]) => [
      precision(part, name, group),
      recall(part, name, group),
    ]),
  ];
}

function groupsOf(outcomes: readonly Outcome[]): Record<string, Outcome[]> {
  const groups = Object.fromEntries(
    [...Object.keys(GROUPS), 'national ids'].map((name): [string, Outcome[]] => [name, []]),
  );
  for (const outcome of outcomes) {
    const name = Object.keys(GROUPS).find((one) => GROUPS[one]?.test(outcome.label)) ?? 'national ids';
    groups[name]?.push(outcome);
  }
  return groups;
}

function precision(part: Score['part'], name: string, outcomes: readonly Outcome[]): Score {
  const found = outcomes.filter(({ is }) => is === 'found').length;
  const taken = outcomes.filter(({ is }) => is !== 'missed').length;
  return { part, measure: `${name}: precision`, value: (found / taken) * 100, unit: '%' };
}

function recall(part: Score['part'], name: string, outcomes: readonly Outcome[]): Score {
  const found = outcomes.filter(({ is }) => is === 'found').length;
  const there = outcomes.filter(({ is }) => is !== 'wrong').length;
  return { part, measure: `${name}: recall`, value: (found / there) * 100, unit: '%' };
}
