import { MAX_TEXT_CHARACTERS } from '../file-text.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import type { XmlHandler } from './xml/read-xml.ts';

const COMMENTS = new Set(['comment', 'threadedComment', 'cm']);
/** Written by Excel where a newer part of the file holds the comment itself. */
const STAND_IN = '[Threaded comment]';

/** Reads what people noted on cells and slides. */
export function commentText(writer: Pick<MarkdownWriter, 'paragraph' | 'isFull'>): XmlHandler {
  let comment = '';
  let depth = 0;
  return {
    open(name) {
      if (COMMENTS.has(name)) comment = '';
      else if (name === 't' || name === 'text') depth += 1;
      else if (name === 'p') comment += '\n';
    },
    close(name) {
      if (name === 't' || name === 'text') depth -= 1;
      else if (COMMENTS.has(name) && !comment.startsWith(STAND_IN)) writer.paragraph(comment);
    },
    text(text) {
      if (depth > 0 && comment.length < MAX_TEXT_CHARACTERS) comment += text;
    },
    get isDone() {
      return writer.isFull;
    },
  };
}
