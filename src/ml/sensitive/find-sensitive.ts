import { setImmediate } from 'node:timers/promises';
import type { FileText } from '../file-text.ts';
import type { Finder } from './finder.ts';
import type { Candidate, Finding } from './finding.ts';
import { settler } from './settle.ts';
import { piecesOf } from './text/pieces-of.ts';
import { plainCharacters } from './text/plain-characters.ts';
import { readableText } from './text/readable-text.ts';
import { tablesIn } from './text/tables-in.ts';

/**
 * Goes over a text piece by piece, and hands over each value found, as often as it is met.
 *
 * @throws the signal's reason; looked at between any two pieces, that is every 0.1 s or so.
 */
export async function findSensitive(
  { text, format }: FileText,
  finders: readonly Finder[],
  { signal, found }: { readonly signal: AbortSignal; readonly found: (finding: Finding) => void },
): Promise<void> {
  signal.throwIfAborted();
  const plain = await plainCharacters(readableText(text, format), signal);
  const settle = settler();
  for (const piece of piecesOf(plain, tablesIn(plain, format))) {
    await setImmediate();
    signal.throwIfAborted();
    const candidates: Candidate[] = [];
    for (const finder of finders) candidates.push(...(await finder(piece)));
    for (const finding of settle(candidates, piece)) found(finding);
  }
}
