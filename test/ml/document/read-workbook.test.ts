import { describe, expect, it } from '@jest/globals';
import { readArchive } from '../../../src/ml/document/read-archive.ts';
import { relationships, workbookFile } from './office-files.ts';

const STYLES = `<styleSheet>
  <numFmts><numFmt numFmtId="164" formatCode="[$-809]dd mmmm yyyy"/><numFmt numFmtId="165" formatCode="&quot;days: &quot;0"/></numFmts>
  <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/></cellXfs>
</styleSheet>`;
const STRINGS =
  '<sst><si><t>Clay</t></si><si><r><t>Skelby </t></r><r><t>Earths</t></r></si><si><t>東京</t><rPh><t>トウキョウ</t></rPh></si></sst>';

async function textOf(sheets: Record<string, string>, parts: Record<string, string> = {}): Promise<string> {
  const bytes = workbookFile(sheets, { 'xl/styles.xml': STYLES, 'xl/sharedStrings.xml': STRINGS, ...parts });
  return (await readArchive(bytes)).text;
}

const oneRow = (cells: string) => ({ Sheet: `<row r="1">${cells}</row>` });

describe('readWorkbook', () => {
  it('reads shared texts, texts of their own, numbers, truth values and results of formulas', async () => {
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in line</t></is></c>' +
      '<c r="D1"><v>0.30000000000000004</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="str"><f>A1&amp;B1</f><v>both</v></c>';
    expect(await textOf(oneRow(cells))).toBe('## Sheet\n\n| Clay | Skelby Earths | in line | 0.3 | TRUE | both |');
  });

  it('leaves out how a text is pronounced, formulas, errors and texts that are not there', async () => {
    const cells =
      '<c r="A1" t="s"><v>2</v></c><c r="B1"><f>1/0</f></c><c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1" t="s"><v>99</v></c>' +
      '<c r="E1" t="s"><v></v></c><c r="F1"><v>7</v></c>';
    expect(await textOf(oneRow(cells))).toBe('## Sheet\n\n| 東京 |  |  |  |  | 7 |');
  });

  it('reads numbers as their cells show them', async () => {
    const cells =
      '<c r="A1" s="1"><v>45366</v></c><c r="B1" s="2"><v>45366</v></c><c r="C1" s="3"><v>0.125</v></c>' +
      '<c r="D1" s="4"><v>12</v></c><c r="E1" t="d"><v>2024-03-15T00:00:00</v></c><c r="F1" s="99"><v>5</v></c>';
    expect(await textOf(oneRow(cells))).toBe('## Sheet\n\n| 2024-03-15 | 2024-03-15 | 12.5% | 12 | 2024-03-15 | 5 |');
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const workbook =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="Sheet" r:id="rId1"/></sheets></workbook>';
    const row = { Sheet: '<row><c s="1"><v>43904</v></c><c><v>1</v></c></row>' };
    expect(await textOf(row, { 'xl/workbook.xml': workbook })).toBe('## Sheet\n\n| 2024-03-15 | 1 |');
  });

  it('puts cells into their columns, and those that do not say theirs next to each other', async () => {
    expect(await textOf(oneRow('<c r="A1"><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c>'))).toBe(
      '## Sheet\n\n| 1 |  |  | 4 | 5 |',
    );
  });

  it('leaves out columns past the five hundredth', async () => {
    expect(await textOf(oneRow('<c r="A1"><v>1</v></c><c r="XFD1"><v>9</v></c><c r="B1"><v>2</v></c>'))).toBe(
      '## Sheet\n\n| 1 | 2 |',
    );
    expect(await textOf(oneRow('<c r="A1"><v>1</v></c><c r="SF1"><v>9</v></c>'))).toMatch(/\| 9 \|$/);
    expect(await textOf(oneRow('<c r="A1"><v>1</v></c><c r="SG1"><v>9</v></c>'))).toBe('## Sheet\n\n1');
  });

  it('names sheets, hidden ones too, in the order of the workbook and only those with something in them', async () => {
    const row = (value: number) => `<row><c><v>${value}</v></c><c><v>${value}</v></c></row>`;
    const workbook =
      '<workbook><sheets><sheet name="Second" r:id="rId2"/><sheet name="None" r:id="rId3"/><sheet name="First" state="hidden" r:id="rId1"/></sheets></workbook>';
    const sheets = { a: row(1), b: row(2), c: '' };
    const { text, facts } = await readArchive(workbookFile(sheets, { 'xl/workbook.xml': workbook }));
    expect(text).toBe('## Second\n\n| 2 | 2 |\n\n## First\n\n| 1 | 1 |');
    expect(facts.count).toEqual({ of: 'sheet', number: 3 });
  });

  it('reads comments on cells after the sheet', async () => {
    const parts = {
      'xl/worksheets/_rels/sheet1.xml.rels': relationships([
        ['comments', '../comments1.xml'],
        ['threadedComment', '../threadedComments/t1.xml'],
      ]),
      'xl/comments1.xml':
        '<comments><commentList><comment><text><r><t>Ask Jo</t></r></text></comment><comment><text><t>[Threaded comment] Your version</t></text></comment></commentList></comments>',
      'xl/threadedComments/t1.xml':
        '<ThreadedComments><threadedComment><text>Done</text></threadedComment></ThreadedComments>',
    };
    expect(await textOf(oneRow('<c><v>1</v></c><c><v>2</v></c>'), parts)).toBe(
      '## Sheet\n\n| 1 | 2 |\n\nAsk Jo\n\nDone',
    );
  });

  it.each([
    [199, 'md'],
    [200, 'csv'],
  ] as const)('gives one sheet of %d rows as %s', async (rows, format) => {
    const title = '<row><c t="str"><v>Loans, all</v></c></row>';
    const row = '<row><c t="str"><v>Clay, red</v></c><c><v>2</v></c></row>';
    const contents = await readArchive(workbookFile({ Sheet: title + row.repeat(rows) }));
    expect(contents.format).toBe(format);
    const lines = contents.text.split('\n');
    if (format === 'csv')
      expect([lines[0], lines.length, lines.at(-1)]).toEqual(['"Clay, red",2', 201, '"Loans, all"']);
  });

  it('gives several sheets as text, however long', async () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c></row>';
    const { format } = await readArchive(workbookFile({ One: rows.repeat(300), Two: rows }));
    expect(format).toBe('md');
  });

  it('says that workbooks in the binary format are not read', async () => {
    const types =
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>';
    await expect(readArchive(workbookFile({}, { '[Content_Types].xml': types }))).rejects.toMatchObject({
      fault: 'unsupported',
      forPerson: expect.stringMatching(/\.xlsx/),
    });
  });
});
