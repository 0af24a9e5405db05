import model from 'wink-eng-lite-web-model';
import winkNLP, { type PartOfSpeech, type WinkMethods } from 'wink-nlp';
import { isGeneralNoun, isWeakNoun, isWeakWord } from './english-weak-words.ts';
import { singularOf } from './singular-of.ts';
import {
  type Block,
  LONGEST_WORD,
  type Sentence,
  type SentenceReader,
  type Word,
  type WordRole,
} from './text-model.ts';

/** The model keeps every word it has not seen before for ever; a new one (50 ms) is made after so many characters. */
const CHARACTERS_PER_MODEL = 4_000_000;

/**
 * What we use of wink's model. The rest is left out, because it costs time at start-up, and because
 * `metaCER` of wink-eng-lite-web-model 1.8.1 doubles a string each time a model is made, without end.
 */
const LEAN_MODEL = {
  ...model,
  metaCER: () => ({ machines: '', transformers: [] }),
  ner: () => ({ machines: [], transformers: [] }),
  sa: model.negation,
};

let nlp: WinkMethods | undefined;
let characters = 0;

/** Reads English with wink's part-of-speech tagger, which all files share. */
export function englishReader(): SentenceReader {
  return {
    wordJoiner: ' ',
    knowsNouns: true,
    read(blocks, firstBlock) {
      const text = blocks.map((block) => block.text).join('\n\n');
      characters += text.length;
      if (!nlp || characters > CHARACTERS_PER_MODEL) {
        nlp = winkNLP(LEAN_MODEL, ['sbd', 'pos']);
        characters = text.length;
      }
      return readSentences(nlp, text, { blocks, firstBlock });
    },
  };
}

interface Place {
  readonly blocks: readonly Block[];
  readonly firstBlock: number;
}

interface Tokens {
  readonly values: readonly string[];
  readonly parts: readonly PartOfSpeech[];
  readonly types: readonly string[];
  readonly spaces: readonly string[];
  readonly stops: readonly boolean[];
}

function readSentences(nlp: WinkMethods, text: string, place: Place): Sentence[] {
  const document = nlp.readDoc(text);
  const { its } = nlp;
  const all = document.tokens();
  const tokens: Tokens = {
    values: all.out(),
    parts: all.out(its.pos) as PartOfSpeech[],
    types: all.out(its.type),
    spaces: all.out(its.precedingSpaces),
    stops: all.out(its.stopWordFlag) as boolean[],
  };
  const sentences: Sentence[] = [];
  let offset = 0;
  const spans = document.sentences().out(its.span) as unknown as readonly (readonly [number, number])[];
  for (const [first, last] of spans) {
    let start = first;
    for (let at = first; at <= last + 1; at += 1) {
      const breaks = at <= last && tokens.types[at] === 'tabCRLF';
      if (!breaks && at <= last) continue;
      const block = place.blocks[offset];
      if (at > start && block) {
        sentences.push({ ...sentenceOf(tokens, start, at), role: block.role, block: place.firstBlock + offset });
      }
      if (breaks) offset += 1;
      start = at + 1;
    }
  }
  return sentences;
}

function sentenceOf(tokens: Tokens, start: number, end: number): { text: string; words: Word[] } {
  const words: Word[] = [];
  let text = '';
  for (let at = start; at < end; at += 1) {
    const value = tokens.values[at] ?? '';
    text += (at === start ? '' : (tokens.spaces[at] ?? '')) + value;
    const previous = words.at(-1);
    if (previous && joins(tokens, at, start)) {
      words[words.length - 1] = hyphenated(previous, value, roleOf(tokens, at));
    } else {
      words.push({ text: value, key: singularOf(value.toLowerCase()), role: roleOf(tokens, at) });
    }
  }
  return { text: text.trim(), words };
}

/** `long-term` comes as three tokens and is one word. */
function joins(tokens: Tokens, at: number, start: number): boolean {
  const glued = (index: number) =>
    index > start && tokens.spaces[index] === '' && tokens.types[index - 1] !== 'tabCRLF';
  if (isPossessive(tokens, at)) return at > start && tokens.parts[at - 1] === 'NOUN';
  const isWord = (index: number) => tokens.types[index] === 'word' || tokens.types[index] === 'number';
  if (!glued(at)) return false;
  if (tokens.values[at] === '-') return isWord(at - 1) && isWord(at + 1) && glued(at + 1);
  return tokens.values[at - 1] === '-' && at - 2 >= start && isWord(at - 2) && glued(at - 1) && isWord(at);
}

/** "children's" is one word; a name with it ends a phrase instead. */
function isPossessive(tokens: Tokens, at: number): boolean {
  return /^['’]s?$/.test(tokens.values[at] ?? '') && tokens.parts[at] === 'PART';
}

function hyphenated(head: Word, tail: string, tailRole: WordRole): Word {
  const text = head.text + tail;
  if (/^['’]/.test(tail)) return { text, key: head.key, role: 'modifier' };
  const role = tail === '-' ? head.role : tailRole === 'noun' ? 'modifier' : tailRole;
  return {
    text,
    key: singularOf(text.toLowerCase()),
    role: head.role === 'other' && role === 'other' ? 'other' : role,
  };
}

function roleOf(tokens: Tokens, at: number): WordRole {
  const type = tokens.types[at];
  const part = tokens.parts[at];
  const value = tokens.values[at] ?? '';
  if (type === 'punctuation') return 'punctuation';
  if (type !== 'word' || tokens.stops[at] || value.length > LONGEST_WORD || !/\p{L}{2}/u.test(value)) return 'other';
  const lower = value.toLowerCase();
  if (isWeakWord(lower)) return 'other';
  if (part === 'NOUN' || part === 'PROPN') return roleOfNoun(singularOf(lower));
  if (part === 'ADJ' || (part === 'VERB' && /(?:ing|ed)$/.test(lower))) return 'modifier';
  return 'other';
}

function roleOfNoun(noun: string): WordRole {
  if (isWeakNoun(noun)) return 'modifier';
  return isGeneralNoun(noun) ? 'general' : 'noun';
}
