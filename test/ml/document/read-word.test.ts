import { describe, expect, it } from '@jest/globals';
import { readArchive } from '../../../src/ml/document/read-archive.ts';
import { relationships, wordFile } from './office-files.ts';

const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const STYLES = `<w:styles>
  <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Chapter"/><w:basedOn w:val="berschrift1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
  <w:style w:type="paragraph" w:styleId="Punkte"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
</w:styles>`;

async function textOf(
  body: string,
  parts: Record<string, string> = {},
  types: [string, string][] = [],
): Promise<string> {
  const bytes = wordFile(body, {
    'word/_rels/document.xml.rels': relationships([['styles', 'styles.xml'], ...types]),
    'word/styles.xml': STYLES,
    ...parts,
  });
  return (await readArchive(bytes)).text;
}

describe('readWord', () => {
  it('puts the runs of a paragraph together, with tabs and breaks as spaces', async () => {
    const runs =
      '<w:r><w:t>Rent </w:t></w:r><w:r><w:tab/><w:t>of the</w:t><w:br/><w:t>work</w:t></w:r><w:r><w:t>shop</w:t></w:r>';
    expect(await textOf(`<w:p>${runs}</w:p>`)).toBe('Rent of the workshop');
  });

  it('does not take tab stops for tabs', async () => {
    const stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>';
    expect(await textOf(p('Rent', stops))).toBe('Rent');
  });

  it.each([
    ['of a style named so', 'berschrift1', '# Rent'],
    ['of a style based on one', 'Kapitel', '# Rent'],
    ['of a style with a level', 'Own', '### Rent'],
    ['of the style of titles', 'Titel', '# Rent'],
    ['of a style that names itself as its base', 'Loop', 'Rent'],
    ['of a style that is not there', 'constructor', 'Rent'],
  ])('tells a heading by its style: a paragraph %s', async (_, id, expected) => {
    expect(await textOf(p('Rent', style(id)))).toBe(expected);
  });

  it('tells a heading by a level of its own, and none by the level of text', async () => {
    expect(await textOf(p('Rent', '<w:outlineLvl w:val="1"/>'))).toBe('## Rent');
    expect(await textOf(p('Rent', '<w:outlineLvl w:val="9"/>'))).toBe('Rent');
  });

  it('writes list items, by their own numbering or that of their style', async () => {
    const numbered = p('two', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>');
    const without = p('three', `${style('Punkte')}<w:numPr><w:numId w:val="0"/></w:numPr>`);
    expect(await textOf(p('one', style('Punkte')) + numbered + without)).toBe('- one\n- two\n\nthree');
  });

  it('writes the cells of a table apart', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`;
    const table = `<w:tbl>${row('Item', 'Price')}${row('Bench', '£40')}</w:tbl>`;
    expect(await textOf(p('before') + table + p('after'))).toBe('before\n\n| Item | Price |\n| Bench | £40 |\n\nafter');
  });

  it('takes a table in a cell for text of that cell', async () => {
    const inner = `<w:tbl><w:tr><w:tc>${p('in')}</w:tc><w:tc>${p('ner')}</w:tc></w:tr></w:tbl>`;
    expect(await textOf(`<w:tbl><w:tr><w:tc>${p('a')}${inner}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`)).toBe(
      '| a in ner | b |',
    );
  });

  it('reads the columns of a layout made with a table as paragraphs', async () => {
    const long = `${'word '.repeat(60)}end.`;
    expect(await textOf(`<w:tbl><w:tr><w:tc>${p('Skills')}</w:tc><w:tc>${p(long)}</w:tc></w:tr></w:tbl>`)).toBe(
      `Skills\n\n${long}`,
    );
  });

  it('leaves out what was deleted or moved away, and keeps what was inserted', async () => {
    const changes =
      '<w:del><w:r><w:delText>five</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>' +
      '<w:ins><w:r><w:t>six</w:t></w:r></w:ins>';
    expect(await textOf(`<w:p><w:r><w:t xml:space="preserve">In </w:t></w:r>${changes}</w:p>`)).toBe('In six');
  });

  it('does not let the mark of a deleted paragraph end swallow the text', async () => {
    expect(await textOf(`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>kept</w:t></w:r></w:p>`)).toBe(
      'kept',
    );
  });

  it('reads a text box once, apart from the paragraph that it hangs on', async () => {
    const box = (name: string, text: string) => `<${name}><w:txbxContent>${p(text)}</w:txbxContent></${name}>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${box('wps:txbx', 'boxed')}</mc:Choice><mc:Fallback>${box('v:textbox', 'boxed')}</mc:Fallback></mc:AlternateContent>`;
    expect(await textOf(`<w:p><w:r><w:t>outside</w:t></w:r><w:r>${both}</w:r></w:p>`)).toBe('boxed\n\noutside');
  });

  it('leaves out codes of fields, tables of contents, and prompts that nobody has filled in', async () => {
    const field = '<w:p><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>';
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Click here')}</w:sdtContent></w:sdt>`;
    const filled = `<w:sdt><w:sdtPr/><w:sdtContent>${p('Osmund')}</w:sdtContent></w:sdt>`;
    expect(await textOf(p('Rent ... 3', style('Verzeichnis1')) + field + prompt + filled)).toBe('7\n\nOsmund');
  });

  it('reads headers and footers after the body, each text once and no page numbers, then notes', async () => {
    const parts = {
      'word/header1.xml': `<w:hdr>${p('Tidewell Ltd')}</w:hdr>`,
      'word/header2.xml': `<w:hdr>${p('Tidewell Ltd')}</w:hdr>`,
      'word/footer1.xml': `<w:ftr>${p('3')}${p('In confidence')}</w:ftr>`,
      'word/footnotes.xml': `<w:footnotes><w:footnote w:id="1">${p('A note.')}</w:footnote></w:footnotes>`,
      'word/comments.xml': `<w:comments><w:comment w:author="Jo">${p('Really?')}</w:comment></w:comments>`,
    };
    const types: [string, string][] = [
      ['header', 'header1.xml'],
      ['header', 'header2.xml'],
      ['footer', 'footer1.xml'],
      ['comments', 'comments.xml'],
      ['footnotes', '/word/footnotes.xml'],
    ];
    expect(await textOf(p('Body'), parts, types)).toBe('Body\n\nTidewell Ltd\n\nIn confidence\n\nA note.\n\nReally?');
  });

  it('reads whatever prefixes a program gives its elements', async () => {
    const bytes = wordFile('', {
      'word/document.xml':
        '<ns0:document><ns0:body><ns0:p><ns0:r><ns0:t>plain</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>',
    });
    expect((await readArchive(bytes)).text).toBe('plain');
  });

  it('tells what the document says of itself, and pages only where somebody has counted', async () => {
    const core =
      '<cp:coreProperties><dc:title>Lease</dc:title><dc:creator>Jo March</dc:creator>' +
      '<dcterms:created>2025-03-03T09:00:00Z</dcterms:created><dcterms:modified>2025-03-04T10:00:00Z</dcterms:modified></cp:coreProperties>';
    const facts = async (app: string) =>
      (await readArchive(wordFile(p('x'), { 'docProps/core.xml': core, 'docProps/app.xml': app }))).facts;
    expect(await facts('<Properties><Pages>3</Pages><Words>700</Words></Properties>')).toEqual({
      title: 'Lease',
      author: 'Jo March',
      created: '2025-03-03T09:00:00Z',
      changed: '2025-03-04T10:00:00Z',
      count: { of: 'page', number: 3 },
    });
    expect(await facts('<Properties><Pages>1</Pages><Words>0</Words></Properties>')).toMatchObject({
      count: undefined,
    });
  });

  it('says that a document without its body is damaged', async () => {
    const { archiveOf } = await import('./zip-of.ts');
    const bytes = archiveOf({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    });
    await expect(readArchive(bytes)).rejects.toMatchObject({ name: 'UnusableFileError', fault: 'unreadable' });
  });
});
