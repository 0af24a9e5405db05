import { isLinker, stopWordsOf } from './stop-words-of.ts';
import {
  type Block,
  LONGEST_WORD,
  type Sentence,
  type SentenceReader,
  type Word,
  type WordRole,
} from './text-model.ts';
import { isWithoutSpaces } from './word-counter.ts';

type RoleOf = (word: string) => WordRole;

/** Reads any language without a model: words that are not stop words may be part of a phrase. */
export function otherReader(language: string): SentenceReader {
  const locale = language === '' ? 'en' : language;
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' });
  const spaced = !isWithoutSpaces(language);
  const words = spaced ? undefined : new Intl.Segmenter(locale, { granularity: 'word' });
  const roleOf = roleIn(language);
  const read = (block: Block, position: number): Sentence[] =>
    sentencesOf(block.text, sentences).map((text) => ({
      text,
      words: words ? segmentedWords(text, words, roleOf) : spacedWords(text, roleOf),
      role: block.role,
      block: position,
    }));
  return {
    wordJoiner: spaced ? ' ' : '',
    knowsNouns: false,
    read: (blocks, firstBlock) => blocks.flatMap((block, at) => read(block, firstBlock + at)),
  };
}

function roleIn(language: string): RoleOf {
  const stops = stopWordsOf(language);
  return (word) => {
    const lower = word.toLowerCase();
    if (isLinker(language, lower)) return 'linker';
    if (stops.has(lower) || word.length > LONGEST_WORD || (/^\p{Script=Latin}/u.test(word) && word.length < 3))
      return 'other';
    // German writes its nouns with a capital.
    return language === 'de' && word === lower ? 'modifier' : 'noun';
  };
}

/** "am 15. August" and "z. B." end no sentence. */
const NO_END = /(?:^|[\s(])(?:\d{1,2}|\p{L}{1,2}|Nr|Art|Abs|Str|bzw|ca|inkl|Prof|Mme|Sra?)\.\s*$/u;

function sentencesOf(text: string, segmenter: Intl.Segmenter): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    open += segment;
    if (NO_END.test(open.slice(-12)) && open.length < 2000) continue;
    sentences.push(open.trim());
    open = '';
  }
  return [...sentences, open.trim()].filter((sentence) => sentence !== '');
}

const SPACED_TOKEN = /\p{L}[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*['’]?|\p{N}+|[^\s\p{L}\p{N}]/gu;

function spacedWords(text: string, roleOf: RoleOf): Word[] {
  return (text.match(SPACED_TOKEN) ?? []).map((token) => {
    if (!/^\p{L}/u.test(token))
      return { text: token, key: token, role: /^\p{N}/u.test(token) ? 'other' : 'punctuation' };
    const key = token.toLowerCase();
    // "l'" and "qu'" before a noun are articles and the like; "d'" may link two nouns.
    if (/['’]$/u.test(token) && token.length < 6) {
      return { text: token, key, role: roleOf(`${token.slice(0, -1)}e`) === 'linker' ? 'linker' : 'other' };
    }
    const word = token.replace(/['’]$/u, '');
    return { text: word, key: word.toLowerCase(), role: roleOf(word) };
  });
}

function segmentedWords(text: string, segmenter: Intl.Segmenter, roleOf: RoleOf): Word[] {
  return [...segmenter.segment(text)].map(({ segment, isWordLike }) => {
    if (!isWordLike) return { text: segment, key: segment, role: 'punctuation' };
    // In Japanese, what is written in hiragana alone is grammar.
    const grammar = /^[\p{Script=Hiragana}ー]+$/u.test(segment) || /^\p{N}+$/u.test(segment);
    return { text: segment, key: segment.toLowerCase(), role: grammar ? 'other' : roleOf(segment) };
  });
}
