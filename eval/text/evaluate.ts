import type { Evaluation, Score } from '../evaluation.ts';
import { countMatches, type Matches, together } from './count-matches.ts';
import { type LabelledDocument, labelledDocuments } from './labelled-document.ts';
import { entityLikeness, exactLikeness, phraseLikeness } from './likeness.ts';
import { type Findings, lookAtDocument } from './look-at-document.ts';

const ENTITIES = {
  people: ['People', entityLikeness],
  organisations: ['Organisations', entityLikeness],
  dates: ['Dates', entityLikeness],
  amounts: ['Amounts', exactLikeness],
  addresses: ['Addresses', exactLikeness],
} as const;

interface Found {
  readonly document: LabelledDocument;
  readonly findings: Findings;
}

/** Key phrases against hand-picked ones, and names, dates, amounts and addresses against all there are. */
export const evaluation: Evaluation = {
  name: 'text',
  async run() {
    const found: Found[] = [];
    for (const document of labelledDocuments()) {
      found.push({ document, findings: await lookAtDocument(document) });
    }
    return (['tuned', 'held'] as const).flatMap((part) => scoresOf(part, found));
  },
};

function scoresOf(part: Score['part'], all: readonly Found[]): Score[] {
  const found = all.filter(({ document }) => document.part === part);
  const phrases = (most: number) => together(found.map((one) => phraseMatches(one, most)));
  const entities = Object.entries(ENTITIES).flatMap(([kind, [measure]]) =>
    precisionAndRecall(part, measure, together(found.map((one) => entityMatches(one, kind as keyof typeof ENTITIES)))),
  );
  return [
    score(part, 'Key phrases, precision of the first 5', phrases(5).right / phrases(5).found),
    ...precisionAndRecall(part, 'Key phrases', phrases(10)),
    ...entities,
  ];
}

function phraseMatches({ document: { labels }, findings }: Found, most: number): Matches {
  return countMatches(findings.phrases.slice(0, most), labels.phrases, phraseLikeness(labels.language));
}

function entityMatches({ document: { labels }, findings }: Found, kind: keyof typeof ENTITIES): Matches {
  const [, likeness] = ENTITIES[kind];
  const found = findings[kind].filter((one) => !labels.neutral?.some((neutral) => likeness(one, neutral) === 1));
  return countMatches(found, labels[kind], likeness);
}

function precisionAndRecall(part: Score['part'], measure: string, { right, found, labelled }: Matches): Score[] {
  return [score(part, `${measure}, precision`, right / found), score(part, `${measure}, recall`, right / labelled)];
}

function score(part: Score['part'], measure: string, share: number): Score {
  return { part, measure, value: share * 100, unit: '%' };
}
