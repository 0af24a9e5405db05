import type { Row } from './text/tables-in.ts';

/** A stretch of the text, with as much around it as a finder needs to see. */
export interface Piece {
  readonly text: string;
  /** What begins from here, up to and without `to`, belongs to this piece; the rest is seen by another. */
  readonly from: number;
  readonly to: number;
  /** Where in the whole text this piece's first character stands. */
  readonly offset: number;
  /** The head of the table column in which a place of this piece lies; undefined outside of tables. */
  columnAt(index: number): string | undefined;
  /** The row of a table that begins at a place of this piece. */
  rowAt(start: number): Row | undefined;
}
