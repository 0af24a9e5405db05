import type { Block } from './text-model.ts';

const SAMPLE_CHARACTERS = 4000;
/** English function words that no other common language writes the same way. */
const ENGLISH = new Set(
  (
    'the of and to that is for with was it on this be are by from or have not which at has were been their will would ' +
    'you they we his her our your its can there what when who how about than into could should these those'
  ).split(' '),
);

/**
 * The language of a text, as ISO 639-1; empty when it cannot be told.
 *
 * English shows by its function words, which spares most files the detector's start-up.
 */
export async function detectLanguage(blocks: readonly Block[]): Promise<string> {
  const sample = sampleOf(blocks);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return '';
  const english = words.filter((word) => ENGLISH.has(word)).length;
  if (english >= 5 && english > words.length * 0.2) return 'en';
  const { eld } = await import('eld/extrasmall');
  // The detector reads the first 1,000 characters only; three places outvote one odd beginning.
  const third = Math.ceil(sample.length / 3);
  const votes = [0, 1, 2].map((part) => eld.detect(sample.slice(part * third, (part + 1) * third)));
  const overall = eld.detect(sample);
  const languages = [overall, ...votes].filter((vote) => vote.isReliable()).map((vote) => vote.language);
  return mostFrequent(languages) ?? (sample.length < 200 ? overall.language : '');
}

/** From all over the text, sentences rather than headings or numbers. */
function sampleOf(blocks: readonly Block[]): string {
  const step = Math.max(1, Math.floor(blocks.length / 40));
  let sample = '';
  for (let at = 0; at < blocks.length && sample.length < SAMPLE_CHARACTERS; at += step) {
    sample += `${blocks[at]?.text.slice(0, 500) ?? ''} `;
  }
  return sample.slice(0, SAMPLE_CHARACTERS);
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
