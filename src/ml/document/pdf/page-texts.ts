import type { PDFPageProxy } from './pdfjs.ts';
import type { PlacedText } from './text-lines.ts';

/** Pieces of text on one page; a full page of small print has some thousands. */
const MAX_PIECES = 50_000;
/** Fields of a form and notes on one page. */
const MAX_NOTES = 2000;
const LONGEST_NOTE = 20_000;

/** Shapes of Arabic letters, joined Latin ones, and parts of Chinese ones, which fonts number as characters of their own. */
const SHAPES = /[\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFC\u2E80-\u2FD5]+/g;

/** The text that a page draws, in the order in which it does. */
export async function placedTexts(page: PDFPageProxy): Promise<PlacedText[]> {
  const { items } = await page.getTextContent();
  return items.slice(0, MAX_PIECES).flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , c, d, x, y] = item.transform.map(Number);
    const size = Math.hypot(c ?? 0, d ?? 0) || item.height || 1;
    return [
      {
        text: inPlainCharacters(item.str),
        x: x ?? 0,
        y: y ?? 0,
        width: item.width,
        size,
        isRightToLeft: item.dir === 'rtl',
        endsLine: item.hasEOL,
      },
    ];
  });
}

function inPlainCharacters(text: string): string {
  return text.replaceAll(SHAPES, (shapes) => shapes.normalize('NFKC'));
}

/** What people have filled in or noted on a page, which its own text does not hold. */
export async function notedTexts(page: PDFPageProxy): Promise<string[]> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations.slice(0, MAX_NOTES).flatMap((annotation) => {
    const text = isRecord(annotation) ? noteOf(annotation) : undefined;
    return text === undefined || text.trim() === '' ? [] : [text.slice(0, LONGEST_NOTE)];
  });
}

type Annotation = Readonly<Record<string, unknown>>;

function noteOf(annotation: Annotation): string | undefined {
  if (annotation.subtype === 'Widget') return fieldOf(annotation);
  const contents = annotation.contentsObj;
  return isRecord(contents) && annotation.subtype !== 'Link' ? stringOf(contents.str) : undefined;
}

/** "Surname: March"; a field's own name is for programs, so only what is shown to people goes before. */
function fieldOf(annotation: Annotation): string | undefined {
  const isText = annotation.fieldType === 'Tx' || annotation.fieldType === 'Ch';
  const value = [annotation.fieldValue].flat().map(stringOf).join(', ');
  const label = stringOf(annotation.alternativeText) ?? '';
  if (!isText || value === '') return undefined;
  return label === '' ? value : `${label}: ${value}`;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Annotation {
  return typeof value === 'object' && value !== null;
}
