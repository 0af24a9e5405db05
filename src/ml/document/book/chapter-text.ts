import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import type { MarkdownWriter } from '../markdown-writer.ts';
import { tableRows } from '../table-rows.ts';
import { attribute, type XmlHandler } from '../xml/read-xml.ts';

const SILENT = new Set('head script style nav svg math template rt rp'.split(' '));
/** All others end a paragraph. */
const INLINE = new Set(
  (
    'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark q rb ruby s samp small span strike strong sub ' +
    'sup time tt u var wbr'
  ).split(' '),
);

/** Reads what a chapter of a book says; its headings, lists and tables are kept as such. */
export function chapterText(writer: MarkdownWriter): XmlHandler {
  const table = tableRows(writer, { table: 'table', row: 'tr', cell: 'td' });
  let text = '';
  let silent = 0;
  let heading = 0;
  let isItem = false;
  const end = () => {
    if (table.isInside) table.text(text);
    else if (heading > 0) writer.heading(text, heading);
    else if (isItem) writer.listItem(text);
    else writer.paragraph(text);
    text = '';
  };
  return {
    open(name, attributes) {
      // The number of a footnote.
      const isMark = name === 'a' && attribute(attributes, 'type') === 'noteref';
      if (silent > 0 || isMark || SILENT.has(name)) silent += 1;
      else if (name === 'br') text += '\n';
      else if (!INLINE.has(name)) {
        end();
        heading = /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
        isItem = name === 'li';
        table.open(name === 'th' ? 'td' : name);
      }
    },
    close(name) {
      if (silent > 0) silent -= 1;
      else if (!INLINE.has(name) && name !== 'br') {
        end();
        heading = 0;
        isItem = false;
        table.close(name);
      }
    },
    text(more) {
      if (silent === 0 && text.length < MAX_TEXT_CHARACTERS) text += more;
    },
    get isDone() {
      return writer.isFull;
    },
  };
}
