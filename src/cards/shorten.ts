const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts a text that is too long and says so by "…", never within what a reader sees as one character.
 *
 * @param maxCharacters UTF-16 code units of the outcome, with its "…".
 */
export function shorten(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const cutAt = graphemes.segment(text).containing(maxCharacters - 1)?.index ?? 0;
  return `${text.slice(0, cutAt).trimEnd()}…`;
}
