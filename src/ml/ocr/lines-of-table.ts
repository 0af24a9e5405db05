import type { ReadLine, ReadWord } from './read-line.ts';

/** The level of a row that is a word, below page, block, paragraph and line. */
const WORD = '5';

/**
 * Reads the engine's table: a row for each word, its fields apart by tabs: level, page, block, paragraph,
 * line, word, left, top, width, height, confidence, text.
 */
export function linesOfTable(table: string): ReadLine[] {
  const lines = new Map<string, { block: number; words: ReadWord[] }>();
  for (const row of table.split('\n')) {
    const fields = row.split('\t');
    const word = wordOf(fields);
    if (!word) continue;
    const [, , block = '', paragraph, number] = fields;
    const key = `${block} ${paragraph} ${number}`;
    const line = lines.get(key) ?? { block: Number(block), words: [] };
    line.words.push(word);
    lines.set(key, line);
  }
  return [...lines.values()];
}

function wordOf(fields: readonly string[]): ReadWord | undefined {
  const [level, , , , , , left, top, width, height, confidence, ...texts] = fields;
  const text = texts.join(' ').trim().toWellFormed();
  if (level !== WORD || text === '') return undefined;
  const [x, y] = [Number(left), Number(top)];
  return {
    text,
    confidence: Number(confidence),
    box: { left: x, top: y, right: x + Number(width), bottom: y + Number(height) },
  };
}
