/** A stretch of text that belongs together: a paragraph, a heading, a line of a list. No line breaks inside. */
export interface Block {
  readonly text: string;
  readonly role: 'heading' | 'prose' | 'line';
}

/** What a file says, freed from its format. */
export interface PlainText {
  /** `prose` is read by people and gets every card; the others get topics only. */
  readonly nature: 'prose' | 'table' | 'data' | 'log' | 'code';
  readonly blocks: readonly Block[];
  /** Topics that the format itself names, such as the headers of a table; best first. */
  readonly topics: readonly string[];
  /** What the format says of itself, such as "240 rows". */
  readonly facts: readonly string[];
}

/**
 * `noun` may end a key phrase; `general` ("process") may end one but not be all of it; `modifier` may stand
 * before one, `linker` ("de") between two; everything else ends a phrase.
 */
export type WordRole = 'noun' | 'general' | 'modifier' | 'linker' | 'other' | 'punctuation';

export interface Word {
  readonly text: string;
  /** Equal for forms of one word: lower case, singular. */
  readonly key: string;
  readonly role: WordRole;
}

/** Longer ones are encoded data, or nonsense. */
export const LONGEST_WORD = 40;

export interface Sentence {
  readonly text: string;
  readonly words: readonly Word[];
  readonly role: Block['role'];
  /** Counts the blocks of the whole text. */
  readonly block: number;
}

/** Reads one piece of a text in one language. */
export interface SentenceReader {
  /** Stands between the words of a phrase. */
  readonly wordJoiner: ' ' | '';
  /** Knows nouns from verbs, so that a run of nouns is a phrase even when it is met only once. */
  readonly knowsNouns: boolean;
  read(blocks: readonly Block[], firstBlock: number): Sentence[];
}
