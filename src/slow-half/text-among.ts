import { elementsOf, fieldsOf } from '../cards/unchecked.ts';
import { type FileText, MAX_TEXT_CHARACTERS } from '../ml/file-text.ts';
import type { LookResult } from './progress.ts';

/**
 * The texts among what one adapter found, as one; undefined where there is none.
 *
 * @param found as it was handed in: an adapter in plain JavaScript may return anything.
 */
export function textOf(found: unknown): FileText | undefined {
  const texts = elementsOf(found).map((one) => fieldsOf<FileText>(one));
  return joined(
    texts.flatMap(({ kind, text, format }): FileText[] => {
      if (kind !== 'text' || typeof text !== 'string' || text.trim() === '') return [];
      return [
        { kind, text: text.slice(0, MAX_TEXT_CHARACTERS), format: typeof format === 'string' ? format : undefined },
      ];
    }),
  );
}

/** All text that adapters have found in a file. */
export function textAmong(results: readonly LookResult[]): FileText | undefined {
  return joined(results.flatMap((result) => ('findings' in result ? (result.text ?? []) : [])));
}

/** Where there are several, no format holds for all of it. */
function joined(texts: readonly FileText[]): FileText | undefined {
  const [first, ...others] = texts;
  if (others.length === 0) return first;
  const text = texts.map(({ text }) => text).join('\n\n');
  return { kind: 'text', text: text.slice(0, MAX_TEXT_CHARACTERS) };
}
