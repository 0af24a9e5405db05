import type { Archive } from '../archive/open-archive.ts';
import { attribute, readXml } from '../xml/read-xml.ts';
import { type NumberForm, numberFormOf } from './number-form.ts';

/** Excel allows 64,000 styles of cells in a workbook. */
const MAX_STYLES = 70_000;

/** How the numbers of a cell are meant, by the number of the cell's style. */
export type CellStyles = (style: number) => NumberForm;

export async function cellStyles(archive: Archive, part: string | undefined): Promise<CellStyles> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  const chunks = part === undefined ? undefined : archive.open(part);
  let isCell = false;
  if (chunks) {
    await readXml(chunks, {
      open(name, attributes) {
        const number = (key: string) => Number(attribute(attributes, key) ?? 0);
        if (name === 'cellXfs') isCell = true;
        else if (name === 'xf' && isCell && formats.length < MAX_STYLES) formats.push(number('numFmtId'));
        else if (name === 'numFmt' && codes.size < MAX_STYLES) {
          codes.set(number('numFmtId'), attribute(attributes, 'formatCode') ?? '');
        }
      },
      close(name) {
        if (name === 'cellXfs') isCell = false;
      },
    });
  }
  const forms = formats.map((id) => numberFormOf(id, codes.get(id)));
  return (style) => forms[style] ?? 'number';
}
