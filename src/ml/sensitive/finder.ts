import type { Candidate } from './finding.ts';
import type { Piece } from './piece.ts';

/** Finds the values of one kind in a piece of text. It takes time in proportion to the piece, whatever that holds. */
export type Finder = (piece: Piece) => Iterable<Candidate> | Promise<Iterable<Candidate>>;
