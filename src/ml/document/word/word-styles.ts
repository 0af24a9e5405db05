import type { Archive } from '../archive/open-archive.ts';
import { attribute, readXml } from '../xml/read-xml.ts';

const MAX_STYLES = 10_000;
/** Of styles based on others. Word itself goes no deeper than some ten. */
const MAX_ANCESTORS = 20;

/** What the style of a paragraph says of its part in the text. */
export interface ParagraphStyle {
  /** 1 for the title and the highest headings. */
  readonly headingLevel?: number | undefined;
  readonly isListItem: boolean;
  /** A line of a table of contents: said again further down. */
  readonly isContents: boolean;
}

export type WordStyles = (styleId: string) => ParagraphStyle;

interface Style {
  /** Word writes the names of its own styles in English, whatever its language. */
  name: string;
  basedOn: string;
  outlineLevel?: number;
  isNumbered: boolean;
}

/** The paragraph styles of a Word document. */
export async function wordStyles(archive: Archive, part: string | undefined): Promise<WordStyles> {
  const styles = new Map<string, Style>();
  const chunks = part === undefined ? undefined : archive.open(part);
  if (chunks) await readStyles(chunks, styles);
  return (styleId) => {
    const lineage = lineageOf(styles, styleId);
    return {
      headingLevel: first(lineage, headingLevelOf),
      isListItem: lineage.some((style) => style.isNumbered),
      isContents: lineage.some((style) => /^toc (?:\d|heading)/i.test(style.name)),
    };
  };
}

async function readStyles(chunks: AsyncIterable<Uint8Array>, styles: Map<string, Style>): Promise<void> {
  let style: Style | undefined;
  await readXml(chunks, {
    open(name, attributes) {
      const value = attribute(attributes, 'val') ?? '';
      if (name === 'style') {
        style = { name: '', basedOn: '', isNumbered: false };
        const id = attribute(attributes, 'styleId');
        if (id !== undefined && styles.size < MAX_STYLES) styles.set(id, style);
      } else if (!style) return;
      else if (name === 'name') style.name = value;
      else if (name === 'basedOn') style.basedOn = value;
      else if (name === 'outlineLvl') style.outlineLevel = Number(value);
      else if (name === 'numPr') style.isNumbered = true;
    },
    close(name) {
      if (name === 'style') style = undefined;
    },
  });
}

function lineageOf(styles: ReadonlyMap<string, Style>, styleId: string): Style[] {
  const lineage: Style[] = [];
  for (let style = styles.get(styleId); style && lineage.length < MAX_ANCESTORS; style = styles.get(style.basedOn)) {
    lineage.push(style);
  }
  return lineage;
}

function headingLevelOf({ name, outlineLevel }: Style): number | undefined {
  if (/^title$/i.test(name)) return 1;
  const numbered = /^heading (\d)$/i.exec(name);
  if (numbered) return Number(numbered[1]);
  return levelOf(outlineLevel);
}

/** Outline levels count from 0; 9 stands for text that is no heading. */
export function levelOf(outlineLevel: number | undefined): number | undefined {
  return outlineLevel !== undefined && outlineLevel >= 0 && outlineLevel < 9 ? outlineLevel + 1 : undefined;
}

function first<Item, Result>(items: readonly Item[], of: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const result = of(item);
    if (result !== undefined) return result;
  }
  return undefined;
}
