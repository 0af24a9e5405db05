/**
 * The words of a phrase, in a form in which plural and singular, capitals and hyphens make no difference.
 *
 * Plurals are told by their ending alone, the same for labels and findings: "glasses", "glass" and "glas" are one.
 */
export function wordsOf(phrase: string, language: string): string[] {
  const words =
    phrase
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll("'", '’')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => withoutPlural(word, language));
}

function withoutPlural(word: string, language: string): string {
  if (word.length < 4) return word;
  if (language === 'de') return word.replace(/(?:en|er|es|e|n|s)$/, '');
  if (language === 'fr') return word.replace(/(?:es|s|x|e)$/, '');
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=s|x|z|ch|sh)es$/, '')
    .replace(/s+$/, '');
}

/** Whether the words of one stand in the other, side by side and in this order. */
export function standsIn(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length === 0 || part.length > whole.length) return false;
  return whole.some((_, start) => part.every((word, at) => whole[start + at] === word));
}
