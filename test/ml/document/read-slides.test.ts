import { describe, expect, it } from '@jest/globals';
import { readArchive } from '../../../src/ml/document/read-archive.ts';
import { relationships, slidesFile } from './office-files.ts';

const paragraph = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
const shape = (placeholder: string, ...texts: string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:txBody>${texts.map(paragraph).join('')}</p:txBody></p:sp>`;
const title = (text: string) => shape('<p:ph type="title"/>', text);

async function textOf(slides: string[], parts: Record<string, string> = {}): Promise<string> {
  return (await readArchive(slidesFile(slides, parts))).text;
}

describe('readSlides', () => {
  it('reads titles as headings, bodies as items and other shapes as paragraphs', async () => {
    const slide = title('Oil and wax') + shape('<p:ph idx="1"/>', 'Beams', 'Bearings') + shape('', 'A text box');
    expect(await textOf([slide])).toBe('## Oil and wax\n\n- Beams\n- Bearings\n\nA text box');
  });

  it('leaves out numbers of slides, dates and footers', async () => {
    const furniture = ['sldNum', 'dt', 'ftr'].map((type) => shape(`<p:ph type="${type}"/>`, type)).join('');
    const field =
      '<p:sp><p:txBody><a:p><a:r><a:t>Slide </a:t></a:r><a:fld type="slidenum"><a:t>3</a:t></a:fld></a:p></p:txBody></p:sp>';
    expect(await textOf([furniture + field])).toBe('Slide');
  });

  it('reads slides in the order of the talk, hidden ones too', async () => {
    const presentation =
      '<p:presentation><p:sldIdLst><p:sldId id="257" r:id="rId2"/><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>';
    const slides = [title('second'), title('first')];
    const { text, facts } = await readArchive(slidesFile(slides, { 'ppt/presentation.xml': presentation }));
    expect(text).toBe('## first\n\n## second');
    expect(facts.count).toEqual({ of: 'slide', number: 2 });
  });

  it('reads tables, diagrams, comments and what the speaker noted', async () => {
    const cell = (text: string) => `<a:tc><a:txBody>${paragraph(text)}</a:txBody></a:tc>`;
    const table = `<p:graphicFrame><a:tbl><a:tr>${cell('Reed')}${cell('£140')}</a:tr></a:tbl></p:graphicFrame>`;
    const notes =
      shape('<p:ph type="sldImg"/>', 'picture') +
      shape('<p:ph type="body" idx="1"/>', 'Pass it round.') +
      shape('<p:ph type="sldNum"/>', '1');
    expect(
      await textOf([title('Costs') + table], {
        'ppt/slides/_rels/slide1.xml.rels': relationships([
          ['notesSlide', '../notesSlides/n1.xml'],
          ['diagramData', '../diagrams/data1.xml'],
          ['comments', '../comments/c1.xml'],
        ]),
        'ppt/notesSlides/n1.xml': `<p:notes>${notes}</p:notes>`,
        'ppt/diagrams/data1.xml': `<dgm:dataModel><dgm:pt><dgm:t>${paragraph('Step one')}</dgm:t></dgm:pt></dgm:dataModel>`,
        'ppt/comments/c1.xml': '<p:cmLst><p:cm><p:text>Shorter?</p:text></p:cm></p:cmLst>',
      }),
    ).toBe('## Costs\n\n| Reed | £140 |\n\nStep one\n\nPass it round.\n\nShorter?');
  });

  it('reads what is drawn in two ways once', async () => {
    const both = `<mc:AlternateContent><mc:Choice>${shape('', 'new')}</mc:Choice><mc:Fallback>${shape('', 'old')}</mc:Fallback></mc:AlternateContent>`;
    expect(await textOf([both])).toBe('new');
  });
});
