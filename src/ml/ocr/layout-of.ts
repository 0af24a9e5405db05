import type { Box, ReadLine } from './read-line.ts';

/** A block of running text has more words a line than a list. */
const RUNNING_WORDS = 4;
/** More than in most rows of a table. */
const LIST_WORDS = 6;

/** Whether most lines are short, as on receipts, bills and forms. */
export function isList(lines: readonly ReadLine[]): boolean {
  return lines.length > 1 && wordsOf(lines).length < LIST_WORDS * lines.length;
}

/** Whether running text stands beside running text. */
export function hasTextColumns(lines: readonly ReadLine[]): boolean {
  const blocks = [...Map.groupBy(lines, ({ block }) => block).values()]
    .filter((block) => block.length > 1 && wordsOf(block).length >= RUNNING_WORDS * block.length)
    .map((block) => around(wordsOf(block).map(({ box }) => box)));
  return blocks.some((block, at) => blocks.slice(at + 1).some((other) => areSideBySide(block, other)));
}

/** Whether most of the lines run down the page: each is higher than it is wide. */
export function runsDown(lines: readonly ReadLine[]): boolean {
  const boxes = lines.filter(({ words }) => words.length > 1).map(({ words }) => around(words.map(({ box }) => box)));
  return boxes.filter(({ left, top, right, bottom }) => bottom - top > right - left).length > boxes.length / 2;
}

function areSideBySide(one: Box, other: Box): boolean {
  const apart = one.right <= other.left || other.right <= one.left;
  return apart && Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top);
}

function wordsOf(lines: readonly ReadLine[]) {
  return lines.flatMap(({ words }) => words);
}

function around(boxes: readonly Box[]): Box {
  return boxes.reduce((all, box) => ({
    left: Math.min(all.left, box.left),
    top: Math.min(all.top, box.top),
    right: Math.max(all.right, box.right),
    bottom: Math.max(all.bottom, box.bottom),
  }));
}
