import type { Piece } from '../piece.ts';
import type { Tables } from './tables-in.ts';

/** As much is looked at between two moments at which the signal is heard. */
const PIECE_CHARACTERS = 64 * 1024;
/** What a finder may look back for: the word that names a value. */
const BEFORE_CHARACTERS = 300;
/** No value is longer than this; of those that are, this much is looked at. */
export const LONGEST_VALUE = 4096;
const AFTER_CHARACTERS = LONGEST_VALUE + 100;

/** Cuts a text into pieces that overlap, so that a value at a border is seen whole by the piece it begins in. */
export function* piecesOf(text: string, tables: Tables): Generator<Piece> {
  for (let start = 0; start < text.length; start += PIECE_CHARACTERS) {
    const offset = Math.max(0, start - BEFORE_CHARACTERS);
    yield {
      text: text.slice(offset, start + PIECE_CHARACTERS + AFTER_CHARACTERS),
      from: start - offset,
      to: start - offset + PIECE_CHARACTERS,
      offset,
      columnAt: (index) => tables.columnAt(offset + index),
      rowAt: (start) => tables.rowAt(offset + start),
    };
  }
}
