import type { PlainText } from './text-model.ts';

const WORDS_PER_MINUTE = 230;
const CHARACTERS_PER_MINUTE = 500;

interface Measure {
  /** ISO 639-1, or empty when unknown. */
  readonly language: string;
  readonly words: number;
  readonly unit: 'words' | 'characters';
}

/** "English", "1,240 words", "6 min read"; for data and code what their format says instead. */
export function aboutText(text: PlainText, measure: Measure): string[] {
  if (text.nature !== 'prose') return [...text.facts];
  const minutes = measure.words / (measure.unit === 'words' ? WORDS_PER_MINUTE : CHARACTERS_PER_MINUTE);
  const unit = measure.words === 1 ? measure.unit.slice(0, -1) : measure.unit;
  return [
    ...languageName(measure.language),
    ...text.facts,
    `${measure.words.toLocaleString('en')} ${unit}`,
    minutes < 1 ? 'Less than 1 min read' : `${Math.ceil(minutes).toLocaleString('en')} min read`,
  ];
}

function languageName(language: string): string[] {
  if (language === '') return [];
  return [new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language];
}
