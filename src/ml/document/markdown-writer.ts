import { MAX_TEXT_CHARACTERS } from '../file-text.ts';

/** Cells with more in them are columns of a page's layout rather than a table. */
const LONGEST_CELL = 200;
const SMALLEST_HEADING = 6;
/** What would be no paragraph to a reader of Markdown. */
const BLOCK_MARK = /^(?:#{1,6}\s|\||`{3}|~{3}|<!--|-{3}|\+{3}|={3})/;

/** Writes down the text of a document as Markdown, up to as much as is handed on. */
export interface MarkdownWriter {
  /** @param level 1 for the title. */
  heading(text: string, level: number): void;
  paragraph(text: string): void;
  listItem(text: string): void;
  row(cells: readonly string[]): void;
  /** Something was left out, and nothing more is taken. */
  readonly isFull: boolean;
  text(): string;
}

export function markdownWriter(limit: number = MAX_TEXT_CHARACTERS): MarkdownWriter {
  const blocks: string[] = [];
  let left = limit;
  let before = '';
  let isFull = false;
  const write = (kind: 'block' | 'item' | 'row', text: string) => {
    if (left <= 0) {
      isFull = true;
      return;
    }
    const apart = blocks.length === 0 ? '' : kind === before && kind !== 'block' ? '\n' : '\n\n';
    const written = (apart + text).slice(0, left).toWellFormed();
    left -= apart.length + text.length;
    isFull = left < 0;
    blocks.push(written);
    before = kind;
  };
  const paragraph = (text: string) => {
    const tidied = tidy(text);
    if (tidied !== '') write('block', BLOCK_MARK.test(tidied.slice(0, 10)) ? `\\${tidied}` : tidied);
  };
  return {
    paragraph,
    heading(text, level) {
      const tidied = tidy(text);
      if (tidied !== '') write('block', `${'#'.repeat(Math.min(Math.max(level, 1), SMALLEST_HEADING))} ${tidied}`);
    },
    listItem(text) {
      const tidied = tidy(text);
      if (tidied !== '') write('item', `- ${tidied}`);
    },
    row(cells) {
      const tidied = cells.map(tidy);
      if (tidied.every((cell) => cell === '')) return;
      if (tidied.length === 1 || tidied.some((cell) => cell.length > LONGEST_CELL))
        for (const cell of tidied) paragraph(cell);
      else write('row', `| ${tidied.join(' | ')} |`);
    },
    get isFull() {
      return isFull;
    },
    text: () => blocks.join(''),
  };
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
