import type { Cue, CueLine } from './cue.ts';

/** A paragraph ends with the next sentence after so many characters, and at the latest after `LONGEST`. */
const LONG_PARAGRAPH = 600;
const LONGEST_PARAGRAPH = 3000;

const SENTENCE_END = /[.!?…。！？]["'”’»)]{0,2}$/;
/** "[door slams]", and the marks of music: heard, but not said. */
const SOUNDS = /\[[^[\]]{0,60}\]|[♪♫]/g;
const DASH = /^[-–—]\s*(?=\p{L})/u;

/** What is said, as text to read: sentences joined over cues, a paragraph for each speaker, sounds left out. */
export function spokenText(cues: readonly Cue[]): string {
  const paragraphs: string[] = [];
  let paragraph: string[] = [];
  let characters = 0;
  let before: CueLine | undefined;
  const close = () => {
    if (paragraph.length > 0) paragraphs.push(paragraph.join(' '));
    paragraph = [];
    characters = 0;
  };
  for (const line of cues.flatMap((cue) => cue.lines)) {
    const text = line.text.replaceAll(SOUNDS, ' ').trim().replace(DASH, '').replaceAll(/\s+/g, ' ');
    if (text === '') continue;
    const isEnded = characters >= LONG_PARAGRAPH && SENTENCE_END.test(before?.text.slice(-4) ?? '');
    if (line.speaker !== before?.speaker || isEnded || characters >= LONGEST_PARAGRAPH) close();
    paragraph.push(paragraph.length === 0 && line.speaker !== undefined ? `${line.speaker}: ${text}` : text);
    characters += text.length;
    before = line;
  }
  close();
  return paragraphs.join('\n\n');
}
