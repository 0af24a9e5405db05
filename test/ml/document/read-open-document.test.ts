import { describe, expect, it } from '@jest/globals';
import { readArchive } from '../../../src/ml/document/read-archive.ts';
import { openDocumentFile } from './office-files.ts';

const text = (content: string) => `<office:text>${content}</office:text>`;

async function textOf(body: string, styles = '', parts: Record<string, string> = {}): Promise<string> {
  return (await readArchive(openDocumentFile(body, styles, parts))).text;
}

describe('readOpenDocument', () => {
  it('reads headings by their level, paragraphs, spaces, tabs and breaks', async () => {
    const body =
      '<text:h text:outline-level="2">Rent</text:h><text:p>One<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four</text:p>';
    expect(await textOf(text(body))).toBe('## Rent\n\nOne two three four');
  });

  it('tells the title by its style, also when it was formatted by hand', async () => {
    const styles = '<style:style style:name="P1" style:parent-style-name="Title"/>';
    expect(
      await textOf(text('<text:p text:style-name="P1">Lease</text:p><text:p text:style-name="P2">x</text:p>'), styles),
    ).toBe('# Lease\n\nx');
    expect(await textOf(text('<text:p text:style-name="Title">Lease</text:p>'))).toBe('# Lease');
  });

  it('reads lists and tables', async () => {
    const list =
      '<text:list><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>';
    const row =
      '<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row>';
    expect(await textOf(text(`${list}<table:table>${row}</table:table><text:p>end</text:p>`))).toBe(
      '- a\n- b\n\n| x | y |\n\nend',
    );
  });

  it('puts footnotes and comments at the end, without their marks and authors', async () => {
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>';
    const comment =
      '<office:annotation><dc:creator>Jo</dc:creator><dc:date>2025</dc:date><text:p>Really?</text:p></office:annotation>';
    expect(await textOf(text(`<text:p>The rent${note} is${comment} due.</text:p><text:p>Next.</text:p>`))).toBe(
      'The rent is due.\n\nNext.\n\nA note.\n\nReally?',
    );
  });

  it('leaves out deleted text, tables of contents and descriptions of pictures', async () => {
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      '<text:table-of-content><text:index-body><text:p>Rent 3</text:p></text:index-body></text:table-of-content>' +
      '<text:p>Here<draw:frame><svg:desc>a boat</svg:desc></draw:frame></text:p>';
    expect(await textOf(text(body))).toBe('Here');
  });

  it('reads headers and footers after the text, once and without page numbers', async () => {
    const styles =
      '<office:document-styles><office:styles><text:p>never</text:p></office:styles><office:master-styles><style:master-page>' +
      '<style:header><text:p>Rowing Club</text:p></style:header><style:header-left><text:p>Rowing Club</text:p></style:header-left>' +
      '<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>';
    expect(await textOf(text('<text:p>Body</text:p>'), '', { 'styles.xml': styles })).toBe('Body\n\nRowing Club');
  });

  it('reads sheets with repeated cells, dates as dates, and without comments', async () => {
    const sheet =
      '<table:table table:name="Plan"><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>' +
      '<table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="2"/><table:table-cell office:date-value="2025-02-03"><office:annotation><text:p>no</text:p></office:annotation><text:p>03/02/25</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>';
    const contents = await readArchive(openDocumentFile(`<office:spreadsheet>${sheet}</office:spreadsheet>`));
    expect(contents.text).toBe('## Plan\n\n| a | a |  |  | 2025-02-03 |');
    expect(contents.facts.count).toEqual({ of: 'sheet', number: 1 });
  });

  it('reads slides with their titles and notes', async () => {
    const frame = (role: string, content: string) =>
      `<draw:frame presentation:class="${role}"><draw:text-box>${content}</draw:text-box></draw:frame>`;
    const items = '<text:list><text:list-item><text:p>Beams</text:p></text:list-item></text:list>';
    const page =
      `<draw:page>${frame('title', '<text:p>Oil</text:p>')}${frame('outline', items)}${frame('footer', '<text:p>foot</text:p>')}` +
      `<presentation:notes>${frame('notes', '<text:p>Say it.</text:p>')}</presentation:notes></draw:page>`;
    const contents = await readArchive(openDocumentFile(`<office:presentation>${page}${page}</office:presentation>`));
    expect(contents.text).toBe('## Oil\n\n- Beams\n\nSay it.\n\n## Oil\n\n- Beams\n\nSay it.');
    expect(contents.facts.count).toEqual({ of: 'slide', number: 2 });
  });

  it('tells what the document says of itself', async () => {
    const meta =
      '<office:document-meta><office:meta><dc:title>Minutes</dc:title><meta:initial-creator>Beatrix</meta:initial-creator><dc:creator>Callum</dc:creator>' +
      '<meta:creation-date>2025-01-14T20:00:00.123</meta:creation-date><dc:date>2025-01-15T08:00:00</dc:date><meta:document-statistic meta:page-count="2"/></office:meta></office:document-meta>';
    const { facts } = await readArchive(openDocumentFile(text('<text:p>x</text:p>'), '', { 'meta.xml': meta }));
    expect(facts).toEqual({
      title: 'Minutes',
      author: 'Beatrix',
      created: '2025-01-14T20:00:00.123',
      changed: '2025-01-15T08:00:00',
      count: { of: 'page', number: 2 },
    });
  });

  it('says that an encrypted document needs its password', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const bytes = openDocumentFile('garbage', '', { 'META-INF/manifest.xml': manifest });
    await expect(readArchive(bytes)).rejects.toMatchObject({
      fault: 'unreadable',
      forPerson: expect.stringMatching(/password/),
    });
  });

  it.each(['', '<office:constructor/>', '<office:formula/>'])('says that a body of %j is damaged', async (body) => {
    await expect(readArchive(openDocumentFile(body))).rejects.toMatchObject({ fault: 'unreadable' });
  });
});
