import type { ReadLine } from '../../../src/ml/ocr/read-line.ts';

interface Place {
  readonly block?: number;
  readonly left?: number;
  readonly top?: number;
}

/** A line of words such as `Total:95 43.00:88`, each with its confidence, 10 pixels a letter and 20 high. */
export function readLine(words: string, { block = 1, left = 0, top = 0 }: Place = {}): ReadLine {
  let at = left;
  return {
    block,
    words: words.split(' ').map((word) => {
      const colon = word.lastIndexOf(':');
      const text = word.slice(0, colon);
      const box = { left: at, top, right: at + text.length * 10, bottom: top + 20 };
      at = box.right + 10;
      return { text, confidence: Number(word.slice(colon + 1)), box };
    }),
  };
}
