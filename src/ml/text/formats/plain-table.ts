import type { Block, PlainText } from '../text-model.ts';
import { isTopical } from './field-collector.ts';
import { rowsOf, separatorOf } from './rows-of.ts';

const MOST_DISTINCT = 2000;

interface Column {
  readonly header: string;
  readonly values: Map<string, number>;
  filled: number;
}

/** The headers of a table and the values its columns keep repeating; long cells are read as prose. */
export function plainTable(text: string): PlainText {
  const rows = rowsOf(text, separatorOf(text));
  const first: string[] = rows.next().value ?? [];
  const hasHeader = first.length > 0 && first.every((cell) => !/^[-+.,\d\s%€$£]+$/.test(cell));
  const columns = first.map((cell): Column => ({ header: hasHeader ? cell.trim() : '', values: new Map(), filled: 0 }));
  const prose: Block[] = [];
  let count = hasHeader ? 0 : 1;
  if (!hasHeader) addRow(first, columns, prose);
  for (const row of rows) {
    if (row.every((cell) => cell.trim() === '')) continue;
    count += 1;
    addRow(row, columns, prose);
  }
  const headers = columns.map((column) => wordsOfHeader(column.header)).filter((header) => isTopical(header));
  return {
    nature: 'table',
    blocks: prose,
    topics: mixed(headers, repeatedValues(columns)),
    facts: ['Table', amount(count, 'row'), amount(columns.length, 'column')],
  };
}

function addRow(row: readonly string[], columns: readonly Column[], prose: Block[]): void {
  columns.forEach((column, at) => {
    const value = (row[at] ?? '').replaceAll(/\s+/g, ' ').trim();
    if (value === '') return;
    column.filled += 1;
    if (value.split(' ', 9).length > 8) prose.push({ text: value, role: 'prose' });
    else if (column.values.size < MOST_DISTINCT) column.values.set(value, (column.values.get(value) ?? 0) + 1);
  });
}

/** Values of columns with few different ones: categories, not names or numbers. */
function repeatedValues(columns: readonly Column[]): string[] {
  return columns
    .filter((column) => column.values.size <= Math.max(12, column.filled * 0.2) && column.values.size < column.filled)
    .flatMap((column) => [...column.values].filter(([value, times]) => times > 1 && isTopical(value)))
    .sort((a, b) => b[1] - a[1])
    .map(([value]) => value);
}

function wordsOfHeader(header: string): string {
  return header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/_+/g, ' ')
    .trim();
}

function mixed(headers: readonly string[], values: readonly string[]): string[] {
  const topics = [...values.slice(0, 6), ...headers];
  const seen = new Set<string>();
  return topics.filter((topic) => !seen.has(topic.toLowerCase()) && seen.add(topic.toLowerCase()));
}

function amount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
