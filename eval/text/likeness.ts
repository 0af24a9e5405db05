import { standsIn, wordsOf } from './words-of.ts';

/** What a finding is worth that says too much or too little. */
const IN_PART = 0.5;

/** "moss roof" for "moss roofs" is right, "roof" or "green moss roof" half right, since a person would understand it. */
export function phraseLikeness(language: string) {
  return (found: string, label: string): number => {
    const [foundWords, labelWords] = [wordsOf(found, language), wordsOf(label, language)];
    if (foundWords.join(' ') === labelWords.join(' ')) return 1;
    return standsIn(foundWords, labelWords) || standsIn(labelWords, foundWords) ? IN_PART : 0;
  };
}

/** The whole name or date is right; "14 January" for "14 January 2025" is half right. */
export function entityLikeness(found: string, label: string): number {
  const [foundWords, labelWords] = [asWritten(found), asWritten(label)];
  if (foundWords.join(' ') === labelWords.join(' ')) return 1;
  return standsIn(foundWords, labelWords) || standsIn(labelWords, foundWords) ? IN_PART : 0;
}

/** Nothing in part: "£86" for "£86 million" misleads. */
export function exactLikeness(found: string, label: string): number {
  return asWritten(found).join(' ') === asWritten(label).join(' ') ? 1 : 0;
}

function asWritten(text: string): string[] {
  const words = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").split(/\s+/);
  // The full stop of "Inc." is that of a sentence, too.
  return words.map((word) => word.replace(/[.,]$/, '')).filter(Boolean);
}
