import type { Row } from './measure.ts';

const HEADS = ['measure', 'floor', 'ours', 'ratio (min–max)', 'goal', ''] as const;

/** Prints lines under each other in columns; those that are wrong once more below, with the reason. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [HEADS, HEADS.map(() => ''), ...rows.map(cellsOf)];
  const widths = HEADS.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line, index) =>
    widths.map((width, column) => (index === 1 ? '─'.repeat(width) : (line[column] ?? '').padEnd(width))).join('  '),
  );
  const wrong = rows.flatMap((row) => (row.wrong ? [`WRONG  ${row.what}: ${row.wrong}`] : []));
  return [...lines, '', ...wrong].map((line) => line.trimEnd()).join('\n');
}

function cellsOf({ what, floor = '', ours, ratio = '', goal = '', met, wrong }: Row): string[] {
  const verdict = wrong ? 'WRONG' : met === undefined ? '' : met ? 'ok' : 'over';
  return [what, floor, ours, ratio, goal, verdict];
}
