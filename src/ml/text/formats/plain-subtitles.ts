import type { PlainText } from '../text-model.ts';

const TIMING = /-->|^\d{1,2}:\d\d:\d\d[.,]\d{3},/;
const NO_SPEECH = /^(?:\d{1,6}|WEBVTT.*|NOTE\b.*|STYLE|Kind:.*|Language:.*)$/;
const LINES_PER_BLOCK = 12;

/** What is said in subtitles, without numbers, times and marks. */
export function plainSubtitles(text: string): PlainText {
  const spoken = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !TIMING.test(line.slice(0, 100)) && !NO_SPEECH.test(line.slice(0, 100)))
    .map((line) => line.replaceAll(/<[^<>]{0,100}>|\{\\[^{}]{0,100}\}|\[[^[\]]{0,60}\]/g, '').trim());
  const blocks = [];
  for (let at = 0; at < spoken.length; at += LINES_PER_BLOCK) {
    blocks.push({ text: spoken.slice(at, at + LINES_PER_BLOCK).join(' '), role: 'prose' as const });
  }
  return { nature: 'prose', blocks, topics: [], facts: ['Subtitles'] };
}
