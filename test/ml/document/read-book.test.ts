import { describe, expect, it } from '@jest/globals';
import { readArchive } from '../../../src/ml/document/read-archive.ts';
import { bookFile } from './office-files.ts';

async function textOf(...chapters: string[]): Promise<string> {
  return (await readArchive(bookFile(chapters))).text;
}

describe('readBook', () => {
  it('reads chapters in the order of reading, headings, lists and tables kept', async () => {
    const one = '<h1>One</h1><p>First <em>words</em>.</p><ul><li>a</li><li>b</li></ul>';
    const two = '<h2>Two</h2><table><tr><th>x</th><td>y</td></tr></table><div>Loose<br/>text</div>';
    expect(await textOf(one, two)).toBe('# One\n\nFirst words.\n\n- a\n- b\n\n## Two\n\n| x | y |\n\nLoose text');
  });

  it('resolves the entities of HTML, and takes tags that nobody closed', async () => {
    expect(await textOf('<p>caf&eacute;&nbsp;&amp; bar<p>next')).toBe('café & bar\n\nnext');
  });

  it('leaves out scripts, styles, navigation and the marks of footnotes', async () => {
    const chapter =
      '<script>x()</script><style>p{}</style><nav><p>Contents</p></nav><p>The site<a epub:type="noteref" href="#n1">1</a>.</p>';
    expect(await textOf(chapter)).toBe('The site.');
  });

  it('says that a book with an encrypted text is copy-protected, and reads one with encrypted fonts', async () => {
    const encryption = (uri: string) =>
      `<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`;
    const book = (uri: string) => bookFile(['<p>words</p>'], { 'META-INF/encryption.xml': encryption(uri) });
    await expect(readArchive(book('OEBPS/text/chapter%200.xhtml'))).rejects.toMatchObject({
      fault: 'unreadable',
      forPerson: expect.stringMatching(/copy-protected/),
    });
    expect((await readArchive(book('OEBPS/fonts/a.otf'))).text).toBe('words');
  });

  it('says that a book without its package is damaged', async () => {
    const bytes = bookFile([], { 'META-INF/container.xml': '<container><rootfile full-path="none.opf"/></container>' });
    await expect(readArchive(bytes)).rejects.toMatchObject({ fault: 'unreadable' });
  });
});
