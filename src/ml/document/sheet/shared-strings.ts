import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import type { Archive } from '../archive/open-archive.ts';
import { readXml } from '../xml/read-xml.ts';

/** Texts that the cells of a workbook point to. Those read first are those used first, as Excel writes them. */
const MAX_STRINGS = 1_000_000;

/** The texts of a workbook's cells by their numbers; past the limit they are missing. */
export async function sharedStrings(archive: Archive, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  const chunks = part === undefined ? undefined : archive.open(part);
  if (!chunks) return strings;
  let characters = 0;
  let text = '';
  let isText = false;
  let isReading = false;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') text = '';
      // How a Japanese text is pronounced stands beside it.
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si') strings.push(text);
    },
    text(more) {
      if (!isText || text.length > MAX_TEXT_CHARACTERS) return;
      text += more;
      characters += more.length;
    },
    get isDone() {
      return characters > MAX_TEXT_CHARACTERS || strings.length > MAX_STRINGS;
    },
  });
  return strings;
}
