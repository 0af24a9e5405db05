import type { Block } from '../text-model.ts';

const LIST_ITEM = /^\s{0,20}(?:[-*•·–▪◦]|\(?\d{1,3}[.)]|\(?[a-z][.)]|(?:\d{1,2}\.){1,4}\d{1,2})\s+/;

/** Somebody else's words in an e-mail. */
const QUOTED = /^(?:>\s?){1,10}/;
/** "Present: …", "Subject: …" */
const LABEL = /^\p{Lu}[\p{L} -]{1,24}:\s/u;

/**
 * Lines of plain text as blocks: wrapped lines become paragraphs, list items and short lines stand alone.
 *
 * A line goes on in the next when it is long enough to have been wrapped.
 */
export function linesToBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const width = usualWidth(lines);
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push(blockOf(joined(paragraph)));
    paragraph = [];
  };
  for (const [at, line] of lines.entries()) {
    const text = line.trim().replace(QUOTED, '');
    if (text === '') {
      close();
      continue;
    }
    if (LIST_ITEM.test(line.slice(0, 40)) || LABEL.test(text.slice(0, 40)) || looksLikeHeading(text)) close();
    paragraph.push(paragraph.length === 0 ? withoutBullet(text) : text);
    const wrapped = line.length >= width * 0.75 && continues(text, lines[at + 1]);
    if (!wrapped) close();
  }
  close();
  return blocks;
}

function withoutBullet(text: string): string {
  return text.replace(/^(?:[-*•·–▪◦]|\(?\d{1,3}[.)]|\(?[a-z][.)]|(?:\d{1,2}\.){1,4}\d{1,2})\s+/, '');
}

/** Wrapped text has most of its lines about equally long; 0 when lines are paragraphs already. */
function usualWidth(lines: readonly string[]): number {
  const lengths = lines
    .map((line) => line.length)
    .filter((length) => length > 40)
    .sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.8)] ?? 0;
  return width > 200 ? Number.POSITIVE_INFINITY : width;
}

function continues(text: string, next: string | undefined): boolean {
  if (next === undefined || next.trim() === '') return false;
  return !(/[.!?:]["'”’)]?$/.test(text) && /^\s{2,}/.test(next));
}

/** A word broken at the end of a line is put together again: "reten-" + "tion". */
function joined(lines: readonly string[]): string {
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (next === undefined) return line;
      const broken = /\p{Ll}[-\u00AD]$/u.test(line.slice(-3)) && /^\p{Ll}/u.test(next);
      return broken ? line.slice(0, -1) : `${line} `;
    })
    .join('');
}

function blockOf(text: string): Block {
  if (looksLikeHeading(text)) return { text: text.replace(/^(?:\d{1,3}\.){0,4}\d{0,3}\s+/, ''), role: 'heading' };
  return { text, role: /[.!?。！？]["'”’)」]?$/u.test(text) && text.length > 40 ? 'prose' : roleOfUnfinished(text) };
}

function roleOfUnfinished(text: string): Block['role'] {
  return text.length > 120 || /[。！？]/.test(text) ? 'prose' : 'line';
}

/** Short, without an end mark, and either numbered, in capitals, or in title case. */
function looksLikeHeading(text: string): boolean {
  if (text.length > 80 || text.length < 4 || text.includes(': ') || /[.!?,;:。]$/.test(text)) return false;
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length === 0 || words.length > 9) return false;
  if (/^(?:\d{1,3}\.){1,4}\d{0,3}\s+\p{Lu}/u.test(text)) return true;
  const long = words.filter((word) => word.length > 3);
  return words.length > 1 && long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word)) && !/\d/.test(text);
}
