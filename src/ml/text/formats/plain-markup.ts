import { Parser } from 'htmlparser2';
import type { Block, PlainText } from '../text-model.ts';

const SILENT = new Set([
  'script',
  'pre',
  'style',
  'template',
  'noscript',
  'nav',
  'svg',
  'math',
  'head',
  'button',
  'select',
  'form',
  'footer',
  'iframe',
  'object',
]);
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'code',
  'data',
  'dfn',
  'em',
  'font',
  'i',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
  'tspan',
]);
const HEADING = /^(?:h[1-6]|title)$/;

/** HTML and XML as a reader sees it: no scripts, styles, navigation or footers. */
export function plainMarkup(text: string, extension: string): PlainText {
  const blocks: Block[] = [];
  const xml = !/^x?html?$/.test(extension);
  let words: string[] = [];
  let silent = 0;
  let heading = false;
  const close = () => {
    const content = words.join('').replaceAll(/\s+/g, ' ').trim();
    if (content !== '') blocks.push({ text: content, role: heading ? 'heading' : roleOf(content) });
    words = [];
  };
  const parser = new Parser(
    {
      onopentagname(tag) {
        if (xml || !INLINE.has(tag)) close();
        if (!xml && (silent > 0 || SILENT.has(tag))) silent += 1;
        heading = HEADING.test(tag);
      },
      ontext(content) {
        // In feeds, a whole web page may stand in one text.
        if (silent === 0) words.push(xml ? content.replaceAll(/<[^<>]*>/g, ' ') : content);
      },
      onclosetag(tag) {
        if (xml || !INLINE.has(tag)) close();
        if (silent > 0) silent -= 1;
        if (HEADING.test(tag)) heading = false;
      },
    },
    { xmlMode: xml, decodeEntities: true },
  );
  parser.end(text);
  close();
  return { nature: 'prose', blocks, topics: [], facts: [] };
}

function roleOf(text: string): Block['role'] {
  return text.length > 60 || /[.!?。！？]["'”’)」]?$/u.test(text) ? 'prose' : 'line';
}
