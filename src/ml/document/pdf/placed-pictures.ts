import { type PDFPageProxy, pdfjs } from './pdfjs.ts';

/** Pictures on one page; scanners that cut a page into strips make some hundreds. */
const MAX_PICTURES = 3000;
/** Of graphics states, and of forms within forms. */
const MAX_STATES = 1000;

/** `[a, b, c, d, e, f]` as in the PDF standard: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A picture where a page draws it. */
export interface PlacedPicture {
  /** Under which pdf.js keeps it, or the picture itself where it is small. */
  readonly source: unknown;
  /** From the unit square, in which a picture stands, to the points of the page. */
  readonly matrix: Matrix;
  /** Set for stencils, which have no colours of their own: how light what they paint is, from 0 to 255. */
  readonly ink: number | undefined;
}

interface Drawing {
  readonly found: PlacedPicture[];
  readonly saved: { readonly matrix: Matrix; readonly ink: number }[];
  matrix: Matrix;
  ink: number;
}

/** Follows the drawing of a page and finds the pictures on it, in the order drawn. */
export async function placedPictures(page: PDFPageProxy): Promise<PlacedPicture[]> {
  const steps = await drawingSteps();
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawing: Drawing = { found: [], saved: [], matrix: [1, 0, 0, 1, 0, 0], ink: 0 };
  for (const [at, operator] of fnArray.entries()) {
    const operands: readonly unknown[] = argsArray[at] ?? [];
    steps.get(operator)?.(drawing, operands);
    if (drawing.found.length >= MAX_PICTURES) break;
  }
  return drawing.found;
}

type Step = (drawing: Drawing, operands: readonly unknown[]) => void;

/** What the operators do that matter to where pictures are, by the numbers that pdf.js gives them. */
async function drawingSteps(): Promise<ReadonlyMap<number, Step>> {
  const { OPS } = await pdfjs();
  return new Map<number, Step>([
    [OPS.save, save],
    [OPS.restore, restore],
    [OPS.transform, turn],
    [OPS.paintFormXObjectBegin, beginForm],
    [OPS.paintFormXObjectEnd, restore],
    [OPS.setFillRGBColor, dip],
    [OPS.paintImageXObject, place],
    [OPS.paintInlineImageXObject, place],
    [OPS.paintImageMaskXObject, placeStencil],
  ]);
}

function save({ saved, matrix, ink }: Drawing): void {
  if (saved.length < MAX_STATES) saved.push({ matrix, ink });
}

function restore(drawing: Drawing): void {
  Object.assign(drawing, drawing.saved.pop());
}

function turn(drawing: Drawing, operands: readonly unknown[]): void {
  drawing.matrix = times(drawing.matrix, operands);
}

function beginForm(drawing: Drawing, [matrix]: readonly unknown[]): void {
  save(drawing);
  if (Array.isArray(matrix) || ArrayBuffer.isView(matrix)) drawing.matrix = times(drawing.matrix, matrix);
}

/** @param operands `#rrggbb`, as pdf.js turns every colour into; patterns come in another way, and are taken for black. */
function dip(drawing: Drawing, [colour]: readonly unknown[]): void {
  const [, red = '0', green = '0', blue = '0'] = /^#(..)(..)(..)$/.exec(String(colour)) ?? [];
  const value = (hex: string) => Number.parseInt(hex, 16) || 0;
  drawing.ink = Math.round(0.299 * value(red) + 0.587 * value(green) + 0.114 * value(blue));
}

function place({ found, matrix }: Drawing, [source]: readonly unknown[]): void {
  found.push({ source, matrix, ink: undefined });
}

/** Larger stencils are kept apart, as pictures are. */
function placeStencil({ found, matrix, ink }: Drawing, [operand]: readonly unknown[]): void {
  const isReference =
    typeof operand === 'object' && operand !== null && 'data' in operand && typeof operand.data === 'string';
  found.push({ source: isReference ? operand.data : operand, matrix, ink });
}

/** Draws with `inner` first. */
export function times(outer: Matrix, inner: Iterable<unknown> | ArrayBufferView): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [...(inner as Iterable<unknown>)].map(Number);
  const [oa, ob, oc, od, oe, of] = outer;
  return [
    oa * a + oc * b,
    ob * a + od * b,
    oa * c + oc * d,
    ob * c + od * d,
    oa * e + oc * f + oe,
    ob * e + od * f + of,
  ];
}
