import type { MarkdownWriter } from '../markdown-writer.ts';
import type { SheetWriter } from '../sheet/sheet-writer.ts';
import type { XmlHandler } from '../xml/read-xml.ts';
import { openDocumentRows } from './open-document-rows.ts';
import { openDocumentText } from './open-document-text.ts';

const KINDS: ReadonlyMap<string, 'text' | 'spreadsheet' | 'presentation'> = new Map([
  ['text', 'text'],
  ['spreadsheet', 'spreadsheet'],
  ['presentation', 'presentation'],
  ['drawing', 'presentation'],
]);

export interface OpenDocumentBody extends XmlHandler {
  /** Undefined while none was met: what is read is no OpenDocument then. */
  readonly kind: 'text' | 'spreadsheet' | 'presentation' | undefined;
  /** Of sheets or slides. */
  readonly count: number;
}

/** Reads the content of an OpenDocument file by what kind of document stands in its body. */
export function openDocumentBody(writer: MarkdownWriter, sheets: SheetWriter): OpenDocumentBody {
  let kind: OpenDocumentBody['kind'];
  let count = 0;
  let depth = 0;
  let bodyDepth = Number.POSITIVE_INFINITY;
  // Reads the styles too, which come before the body.
  let reader = openDocumentText(writer);
  return {
    open(name, attributes) {
      depth += 1;
      if (name === 'body') bodyDepth = depth;
      else if (depth === bodyDepth + 1) {
        kind ??= KINDS.get(name);
        if (kind === 'spreadsheet') reader = openDocumentRows(sheets);
      } else if (depth === bodyDepth + 2 && (name === 'page' || name === 'table')) count += 1;
      reader.open?.(name, attributes);
    },
    close(name) {
      depth -= 1;
      reader.close?.(name);
    },
    text: (text) => reader.text?.(text),
    get isDone() {
      return writer.isFull || sheets.isFull;
    },
    get kind() {
      return kind;
    },
    get count() {
      return count;
    },
  };
}
