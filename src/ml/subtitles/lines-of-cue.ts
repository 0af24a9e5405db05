import type { CueLine } from './cue.ts';
import { withoutMarkup } from './without-markup.ts';

/** More lines do not fit on any picture; the rest of the text goes into the last of them. */
const MAX_CUE_LINES = 20;

const VOICE = /<v(?:\.[^\s<>]{0,200})?[ \t\n]([^<>]*)>|<\/v>/gi;
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** The lines of a cue as they are said, each with its speaker where a voice tag names one. */
export function linesOfCue(raw: string): CueLine[] {
  const lines: CueLine[] = [];
  let speaker: string | undefined;
  let from = 0;
  for (const voice of raw.matchAll(VOICE)) {
    // What is left goes into one line, whoever says it.
    if (lines.length >= MAX_CUE_LINES - 1) break;
    addLines(lines, raw.slice(from, voice.index), speaker);
    speaker = onOneLine(withoutMarkup(voice[1] ?? '')) || undefined;
    from = voice.index + voice[0].length;
  }
  addLines(lines, raw.slice(from), speaker);
  return lines;
}

function addLines(lines: CueLine[], raw: string, speaker: string | undefined): void {
  const text = withoutMarkup(raw).replaceAll(/\r\n?/g, '\n');
  for (let from = 0, end = 0; from <= text.length; from = end + 1) {
    const isLast = lines.length >= MAX_CUE_LINES - 1;
    const lineEnd = isLast ? -1 : text.indexOf('\n', from);
    end = lineEnd < 0 ? text.length : lineEnd;
    const line = onOneLine(text.slice(from, end));
    if (VISIBLE.test(line)) lines.push({ text: line, ...(speaker !== undefined && { speaker }) });
  }
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toWellFormed();
}
