import type { Block, PlainText } from '../text-model.ts';
import { linesToBlocks } from './lines-to-blocks.ts';

const LIST_MARK = /^\s{0,20}(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;

/** Markdown without its marks; code, front matter and comments are left out. */
export function plainMarkdown(text: string): PlainText {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = () => {
    for (const block of paragraphBlocks(paragraph)) blocks.push(block);
    paragraph = [];
  };
  for (const line of proseLines(text)) {
    const underlined = /^ {0,3}(?:=+|-{2,})\s*$/.test(line.slice(0, 200)) && paragraph.length === 1;
    if (underlined || /^ {0,3}#{1,6}\s/.test(line.slice(0, 12))) {
      const heading = underlined ? (paragraph.pop() ?? '') : line.trim().replace(/^#{1,6}\s+/, '');
      close();
      blocks.push({ text: withoutMarks(heading.replace(/ #{1,6}$/, '')), role: 'heading' });
    } else if (line.trim() === '') {
      close();
    } else {
      if (LIST_MARK.test(line.slice(0, 40)) || line.startsWith('|')) close();
      paragraph.push(line);
    }
  }
  close();
  return { nature: 'prose', blocks: blocks.filter((block) => block.text !== ''), topics: [], facts: [] };
}

/** Without fenced code, front matter, comments, rules and the addresses of links. */
function* proseLines(text: string): Generator<string> {
  const lines = text.split('\n');
  let at = lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') + 1 : 0;
  let until = '';
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const start = line.slice(0, 200).trimStart();
    const opens = start.startsWith('```')
      ? '```'
      : start.startsWith('~~~')
        ? '~~~'
        : start.startsWith('<!--')
          ? '-->'
          : '';
    if (until !== '') {
      if (until === '-->' ? line.includes(until) : start.startsWith(until)) until = '';
    } else if (opens !== '') {
      until = opens === '-->' && line.includes(opens) ? '' : opens;
      yield '';
    } else if (!/^(?:\[[^\]]{1,100}\]:|[*_]{3,}\s*$)/.test(start)) {
      yield line;
    }
  }
}

/** A paragraph is one block however it is wrapped; a row of a table is one line for each cell. */
function paragraphBlocks(lines: readonly string[]): Block[] {
  const [first = ''] = lines;
  if (first.startsWith('|')) {
    return first.split('|').map((cell) => ({ text: /^[\s:-]*$/.test(cell) ? '' : withoutMarks(cell), role: 'line' }));
  }
  const text = withoutMarks(
    lines.map((line) => line.replace(/^\s{0,3}(?:>\s?){1,5}/, '').replace(LIST_MARK, '')).join(' '),
  );
  if (text === '') return [];
  return linesToBlocks([text]).map((block) => (block.role === 'heading' ? { ...block, role: 'line' } : block));
}

// Every part is bounded, or stops where the next match could begin: linear, whatever the text.
function withoutMarks(text: string): string {
  return text
    .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, ' ')
    .replaceAll(/!\[[^[\]]{0,200}\]\([^()]{0,500}\)/g, ' ')
    .replaceAll(/\[([^[\]]{0,300})\](?:\([^()]{0,500}\)|\[[^[\]]{0,100}\])/g, '$1')
    .replaceAll(/\*\*|~~|`{1,3}|(?<![\p{L}\p{N}])_{1,2}|_{1,2}(?![\p{L}\p{N}])|\*(?=\S)|(?<=\S)\*/gu, '')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|-])/g, '$1')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
