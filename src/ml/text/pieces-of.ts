import type { Block } from './text-model.ts';

const PIECE_CHARACTERS = 100_000;
const BLOCK_CHARACTERS = 20_000;
const SENTENCE_ENDS = ['. ', '! ', '? ', '。', '! ', '?', ' '];

/** Cuts blocks into pieces of some 100,000 characters, each of which is analysed in one go. */
export function* piecesOf(blocks: readonly Block[]): Generator<Block[]> {
  let piece: Block[] = [];
  let characters = 0;
  for (const block of blocks) {
    for (const part of partsOf(block)) {
      if (characters + part.text.length > PIECE_CHARACTERS && piece.length > 0) {
        yield piece;
        piece = [];
        characters = 0;
      }
      piece.push(part);
      characters += part.text.length;
    }
  }
  if (piece.length > 0) yield piece;
}

function* partsOf(block: Block): Generator<Block> {
  let start = 0;
  while (block.text.length - start > BLOCK_CHARACTERS) {
    const end = cutAt(block.text, start, start + BLOCK_CHARACTERS);
    yield { ...block, text: block.text.slice(start, end) };
    start = end;
  }
  yield start === 0 ? block : { ...block, text: block.text.slice(start) };
}

/** The last end of a sentence before `limit`, else the last space, else `limit` itself. */
function cutAt(text: string, start: number, limit: number): number {
  const window = text.slice(start + BLOCK_CHARACTERS / 2, limit);
  for (const end of SENTENCE_ENDS) {
    const at = window.lastIndexOf(end);
    if (at >= 0) return start + BLOCK_CHARACTERS / 2 + at + end.length;
  }
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return splitsPair ? limit - 1 : limit;
}
