import type { Score } from './evaluation.ts';
import { isGoal, meetsGoal } from './goal.ts';

const HEADER = ['Measure', 'Tuned', 'Held', 'Goal', 'Met'] as const;

/** The scores of one evaluation as a Markdown table, one measure a row, aligned so that it reads as plain text too. */
export function scoreTable(scores: readonly Score[]): string {
  const rows = [...Map.groupBy(scores, ({ measure }) => measure).values()].map(rowOf);
  const widths = HEADER.map((_, column) => Math.max(...[HEADER, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => padded(cell, column, widths)).join(' | ')} |`;
  const rule = widths.map((width, column) => (isFigure(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(HEADER), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function rowOf(scores: readonly Score[]): string[] {
  const shown = (part: Score['part']) =>
    scores
      .filter((score) => score.part === part)
      .map(readableValue)
      .join(', ');
  const goals = new Set(scores.map(readableGoal).filter((goal) => goal !== ''));
  // Escaped, as a bar would end the cell.
  const measure = (scores[0]?.measure ?? '').replaceAll('|', '\\|');
  return [measure, shown('tuned'), shown('held'), [...goals].join(', '), metOf(scores)];
}

function metOf(scores: readonly Score[]): string {
  const met = scores.map(meetsGoal).filter((known) => known !== undefined);
  if (met.length === 0) return '';
  return met.every(Boolean) ? 'yes' : 'no';
}

function readableValue({ value, unit }: Score): string {
  return withUnit(Number.isInteger(value) ? `${value}` : value.toFixed(2), unit);
}

function readableGoal({ goal, unit }: Score): string {
  if (!isGoal(goal)) return '';
  const bounds = [
    goal.atLeast === undefined ? [] : [`≥ ${goal.atLeast}`],
    goal.atMost === undefined ? [] : [`≤ ${goal.atMost}`],
  ];
  return bounds
    .flat()
    .map((bound) => withUnit(bound, unit))
    .join(' and ');
}

function withUnit(figure: string, unit: Score['unit']): string {
  return unit ? `${figure} ${unit}` : figure;
}

function isFigure(column: number): boolean {
  return column === 1 || column === 2;
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return isFigure(column) ? cell.padStart(width) : cell.padEnd(width);
}
