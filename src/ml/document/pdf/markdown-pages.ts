import { type MarkdownWriter, markdownWriter } from '../markdown-writer.ts';
import { joinBroken } from './join-broken.ts';
import type { Paragraph } from './paragraphs.ts';

const MOST_HEADING_LINES = 3;
const LONGEST_HEADING = 200;
/** Than the text, in size of the font. */
const LARGER = 1.15;
const HEADING_LEVELS = 4;
const BULLET = /^[•·–▪◦‣●○■□➢✓]\s+/u;

interface PageContents {
  readonly paragraphs: readonly Paragraph[];
  readonly notes: readonly string[];
}

/** Writes down the pages of a PDF, each by itself: paragraphs in larger type are headings. */
export function markdownPages(pages: readonly PageContents[]): string[] {
  const numbered = pages.flatMap((page, at) => page.paragraphs.map((paragraph) => ({ ...paragraph, page: at })));
  const whole = joinBroken(numbered);
  const sizes = headingSizes(whole);
  const writers = pages.map(() => markdownWriter());
  for (const paragraph of whole) writeParagraph(writers[paragraph.page], paragraph, sizes);
  return writers.map((writer, at) => {
    for (const note of pages[at]?.notes ?? []) writer.paragraph(note);
    return writer.text();
  });
}

function writeParagraph(writer: MarkdownWriter | undefined, paragraph: Paragraph, sizes: readonly number[]): void {
  const [text = ''] = paragraph.cells;
  const level = isShort(paragraph) ? sizes.indexOf(roundedSize(paragraph)) : -1;
  if (paragraph.cells.length > 1) writer?.row(paragraph.cells);
  else if (level >= 0) writer?.heading(text, Math.min(level + 1, HEADING_LEVELS));
  else if (BULLET.test(text)) writer?.listItem(text.replace(BULLET, ''));
  else writer?.paragraph(text);
}

/** Larger than most of the text, the largest first. */
function headingSizes(paragraphs: readonly Paragraph[]): number[] {
  const characters = new Map<number, number>();
  for (const paragraph of paragraphs) {
    const size = roundedSize(paragraph);
    characters.set(size, (characters.get(size) ?? 0) + paragraph.cells.join('').length);
  }
  const [usual = 0] = [...characters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
  return [...characters.keys()].filter((size) => size > usual * LARGER).sort((a, b) => b - a);
}

function roundedSize({ size }: Paragraph): number {
  return Math.round(size * 2) / 2;
}

function isShort({ lines, cells }: Paragraph): boolean {
  return lines <= MOST_HEADING_LINES && cells.join(' ').length <= LONGEST_HEADING;
}
