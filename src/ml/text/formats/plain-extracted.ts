import type { PlainText } from '../text-model.ts';
import { linesToBlocks } from './lines-to-blocks.ts';

const LEAST_REPEATS = 3;
const PAGE_NUMBER = /^\s*(?:-\s*)?(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:\/|of|von|de|sur)\s*\d{1,4})?(?:\s*-)?\s*$/i;
const MARK_UP_TO = 120;

/** Text taken out of a PDF or an office document: page headers, footers and page numbers are left out. */
export function plainExtracted(text: string): PlainText {
  const lines = text.replaceAll('\u00AD\n', '-\n').split(/\n|(?<=\f)|(?=\f)/);
  const furniture = repeatedLines(lines);
  const kept = lines.map((line) => line.replaceAll('\f', '')).filter((line) => !isFurniture(line, furniture));
  return { nature: 'prose', blocks: linesToBlocks(kept), topics: [], facts: [] };
}

/** What stands on three pages or more, but for its numbers, is a header or a footer. */
function repeatedLines(lines: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const shape = shapeOf(line);
    if (shape !== '') counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_REPEATS).map(([shape]) => shape));
}

function isFurniture(line: string, furniture: ReadonlySet<string>): boolean {
  return PAGE_NUMBER.test(line.slice(0, 40)) ? line.trim() !== '' : furniture.has(shapeOf(line));
}

function shapeOf(line: string): string {
  if (line.length > MARK_UP_TO) return '';
  const shape = line.trim().toLowerCase().replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ');
  return /\p{L}{3}/u.test(shape) ? shape : '';
}
