import type { ReadLine, ReadWord } from './read-line.ts';
import { isPoor } from './sure-characters.ts';

/** A word of less is left out when it does not look like one, or when its line has little else. */
const DOUBTFUL = 50;
/** Of a word's characters, the share of letters and digits that makes it look like one. */
const LETTERS = 0.6;
/** What specks of dirt and the edges of things are read as, however surely. */
const SPECK = /^[|_~¢¥®©°\\[\]{}<>«»‘’“”"'`^.,;]+$/;
/** Where most of a page makes no sense, as in the foliage around a sign, lines are worthy from here. */
const MIN_CONFIDENCE_IF_POOR = 85;

/** The lines worth showing, as text; what the engine has only imagined is left out. */
export function worthyLines(lines: readonly ReadLine[], minConfidence: number): { text: string; confidence: number }[] {
  const poor = isPoor(lines);
  const least = poor ? Math.max(minConfidence, MIN_CONFIDENCE_IF_POOR) : minConfidence;
  return lines.flatMap(({ words }) => {
    const confidence = meanConfidence(words);
    const text = worthyWords(words).join(' ');
    return confidence >= least && isText(text) && (!poor || hasWord(text)) ? [{ text, confidence }] : [];
  });
}

function worthyWords(words: readonly ReadWord[]): string[] {
  const sure = lengthOf(words.filter(({ confidence }) => confidence >= DOUBTFUL));
  const mostlySure = sure >= lengthOf(words) / 2;
  return words
    .filter(({ confidence, text }) => confidence >= DOUBTFUL || (mostlySure && looksLikeWord(text)))
    .filter(({ text }) => !SPECK.test(text))
    .map(({ text }) => text);
}

function looksLikeWord(text: string): boolean {
  return text.length > 2 && lettersOf(text).length >= LETTERS * text.length;
}

/** Two different letters or digits at least: rows of windows are read as zeros. */
function isText(text: string): boolean {
  return new Set(lettersOf(text.toLowerCase())).size > 1;
}

function hasWord(text: string): boolean {
  return /\p{L}{3}|\p{N}{3}/u.test(text);
}

function lettersOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]/gu) ?? [];
}

/** Weighed by length: a speck that is surely a comma counts for less than a word. */
function meanConfidence(words: readonly ReadWord[]): number {
  const sum = words.reduce((total, { text, confidence }) => total + confidence * text.length, 0);
  return Math.round(sum / Math.max(1, lengthOf(words)));
}

function lengthOf(words: readonly ReadWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
