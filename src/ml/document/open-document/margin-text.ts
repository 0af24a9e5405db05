import type { MarkdownWriter } from '../markdown-writer.ts';
import type { XmlHandler } from '../xml/read-xml.ts';
import { openDocumentText } from './open-document-text.ts';

const MARGIN = /^(?:header|footer)(?:-left|-first)?$/;

/** Reads the headers and footers of a text, which stand among the layouts of its pages. */
export function marginText(writer: MarkdownWriter): XmlHandler {
  const reader = openDocumentText(writer);
  let isPageLayout = false;
  let depth = 0;
  return {
    open(name, attributes) {
      if (name === 'master-styles') isPageLayout = true;
      else if (depth > 0) reader.open?.(name, attributes);
      if (isPageLayout && (depth > 0 || MARGIN.test(name))) depth += 1;
    },
    close(name) {
      if (depth > 0) depth -= 1;
      if (depth > 0) reader.close?.(name);
    },
    text(text) {
      if (depth > 0) reader.text?.(text);
    },
    get isDone() {
      return writer.isFull;
    },
  };
}
