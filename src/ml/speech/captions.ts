import { cleanText } from '../../cards/clean-text.ts';
import type { Recognised } from './recogniser.ts';

/** A line of a transcript, short enough to be read while it is spoken. */
export interface Caption {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Two lines of subtitles. */
export const MAX_CAPTION_CHARACTERS = 84;
export const MAX_CAPTION_SECONDS = 6;
const WORD = new RegExp(`\\S{1,${MAX_CAPTION_CHARACTERS}}`, 'gu');

interface Word {
  readonly text: string;
  readonly startSeconds: number;
}

/**
 * Cuts what was said in an utterance into captions. Where the model does not tell when each word was said, they are
 * taken to be spread evenly.
 */
export function captionsOf(said: Recognised, when: { startSeconds: number; endSeconds: number }): Caption[] {
  const words = wordsOf(said, when);
  const captions: Word[] = [];
  let current: Word | undefined;
  for (const word of words) {
    const joined: string = current ? `${current.text} ${word.text}` : word.text;
    const fits = joined.length <= MAX_CAPTION_CHARACTERS && !endsSentence(current?.text);
    if (current && fits && word.startSeconds - current.startSeconds < MAX_CAPTION_SECONDS) {
      current = { text: joined, startSeconds: current.startSeconds };
      captions[captions.length - 1] = current;
    } else {
      current = word;
      captions.push(word);
    }
  }
  return captions.map((caption, index) => ({
    ...caption,
    endSeconds: Math.max(caption.startSeconds, captions[index + 1]?.startSeconds ?? when.endSeconds),
  }));
}

/** Long enough for a caption of its own, so that no "No." flashes by. */
function endsSentence(text: string | undefined): boolean {
  return text !== undefined && text.length > MAX_CAPTION_CHARACTERS / 2 && /[.!?。！？]$/u.test(text);
}

function wordsOf(said: Recognised, { startSeconds, endSeconds }: { startSeconds: number; endSeconds: number }): Word[] {
  const text = cleanText(said.text);
  const starts = startsOf(text, said.tokens);
  const perCharacter = (endSeconds - startSeconds) / Math.max(1, text.length);
  const words: Word[] = [];
  // Some languages write without spaces.
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const since = starts ? (starts[index] ?? 0) : index * perCharacter;
    const earliest = words.at(-1)?.startSeconds ?? startSeconds;
    words.push({ text: word, startSeconds: Math.min(Math.max(startSeconds + since, earliest), endSeconds) });
  }
  return words;
}

/**
 * When each character was said, since the start of the utterance; undefined where the tokens are not this text. Some
 * models mark the beginning of a word with `▁`, others with a space.
 */
function startsOf(text: string, tokens: Recognised['tokens']): readonly number[] | undefined {
  const lower = text.toLowerCase();
  const starts: number[] = [];
  for (const token of tokens) {
    if (!Number.isFinite(token.startSeconds)) return undefined;
    for (const character of token.text.replaceAll('▁', ' ').toLowerCase()) {
      if (character === ' ') continue;
      while (lower[starts.length] === ' ') starts.push(token.startSeconds);
      if (!lower.startsWith(character, starts.length)) return undefined;
      for (let unit = 0; unit < character.length; unit += 1) starts.push(token.startSeconds);
    }
  }
  return tokens.length > 0 && starts.length === text.length ? starts : undefined;
}
