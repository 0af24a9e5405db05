import type { Found } from '../ml-adapter.ts';
import { numbersIn } from './numbers-in.ts';
import { type RecogniseOptions, recogniseText } from './recognise-text.ts';

/** Fewer are the make of a camera, or a sign far away: nothing that somebody would look for. */
const LEAST_WORDS = 3;

/**
 * The text on an image, as a card and for the adapters that read text; nothing where there is hardly any.
 *
 * Dates and amounts are left to the text analysis, which finds them in the text.
 */
export async function lookForText(bytes: Uint8Array, options: RecogniseOptions): Promise<Found[]> {
  const [page] = await recogniseText([{ bytes }], options);
  const lines = page?.lines.map(({ text }) => text) ?? [];
  const text = lines.join('\n');
  if ((text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length < LEAST_WORDS) return [];
  const numbers = numbersIn(lines).map((number) => ({ text: number }));
  return [
    { kind: 'transcript', title: 'Recognised text', entries: lines.map((line) => ({ text: line })) },
    ...(numbers.length > 0 ? [{ kind: 'keyword', title: 'Numbers', entries: numbers } as const] : []),
    { kind: 'text', text },
  ];
}
