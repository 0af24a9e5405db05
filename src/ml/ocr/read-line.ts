/** A line of text as the engine found it, with words that it may have imagined. */
export interface ReadLine {
  /** Lines of one block belong together; blocks are numbered from 1 in reading order. */
  readonly block: number;
  readonly words: readonly ReadWord[];
}

export interface ReadWord {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly box: Box;
}

/** In pixels of the picture that was read. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
