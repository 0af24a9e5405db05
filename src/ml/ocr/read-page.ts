import { hasTextColumns, isList, runsDown } from './layout-of.ts';
import { linesOfTable } from './lines-of-table.ts';
import type { ReadLine } from './read-line.ts';
import { isPoor, sureCharacters } from './sure-characters.ts';
import type { ReadOptions, Tesseract } from './tesseract.ts';

/** A second reading may lose this share of what was read surely, as it brings the words into better order. */
const LOSS = 0.03;
const OPPOSITE = { 0: 180, 270: 90 } as const;

/**
 * Reads a page at most three times: again upside down when it makes little sense, and again as one block when it
 * is a list, such as a receipt, whose prices the engine takes for a column of their own or for specks.
 */
export function readPage(engine: Tesseract, png: Uint8Array): ReadLine[] {
  const read = (options: ReadOptions) => linesOfTable(engine.read(png, options));
  const first = read({ layout: 'columns', turn: 0 });
  const turned = isPoor(first) ? read({ layout: 'columns', turn: 180 }) : [];
  const upsideDown = sureCharacters(turned) > sureCharacters(first);
  const lines = upsideDown ? turned : first;
  if (isPoor(lines) || !isList(lines) || hasTextColumns(lines)) return lines;
  // The engine finds lines that run down the page by itself, but not in a block.
  const upright = runsDown(lines) ? 270 : 0;
  const whole = read({ layout: 'block', turn: upsideDown ? OPPOSITE[upright] : upright });
  return sureCharacters(whole) >= sureCharacters(lines) * (1 - LOSS) ? whole : lines;
}
