import type { Cue } from './cue.ts';
import { type CueTimes, cueTimesOf } from './cue-times.ts';
import { linesIn } from './lines-in.ts';
import { linesOfCue } from './lines-of-cue.ts';

/** Of one cue, with its tags. The longest that anybody could read are a twentieth of that. */
export const MAX_CUE_CHARACTERS = 20_000;

export interface CuesInFile {
  /** By their start; those that start together as in the file. */
  readonly cues: readonly Cue[];
  /** Whether the file has more cues than were asked for. */
  readonly hasMore: boolean;
  /** Whether a cue was cut at `MAX_CUE_CHARACTERS`. */
  readonly hasCut: boolean;
}

/** A cue of which the text goes on, as places in the file: a text of nothing but short lines would fill the memory. */
interface OpenCue {
  readonly times: CueTimes;
  readonly from: number;
  until: number;
}

/**
 * Reads SubRip, WebVTT and SubViewer as players do: whatever makes no sense is passed over, and a cue begins at
 * each line with times, numbered or not.
 *
 * @param format `srt`, `vtt` or `sbv`. In WebVTT an empty line ends a cue, and what comes before the next line with
 *   times is a comment, a style or a title; in the others, an empty line may stand within a text.
 * @param most cues to read, from the start of the file.
 */
export function cuesIn(text: string, format: string, most: number): CuesInFile {
  const cues: Cue[] = [];
  let hasCut = false;
  let open: OpenCue | undefined;
  const close = (until = open?.until ?? 0) => {
    const raw = open ? text.slice(open.from, until) : '';
    const lines = linesOfCue(raw.slice(0, MAX_CUE_CHARACTERS));
    if (open && lines.length > 0) cues.push({ ...open.times, lines });
    hasCut ||= raw.length > MAX_CUE_CHARACTERS;
    open = undefined;
  };
  let before = { from: 0, line: '' };
  for (const { line, from, end, next } of linesIn(text)) {
    const times = cueTimesOf(line, format);
    if (times !== undefined) {
      close(isNumber(before.line) ? before.from : undefined);
      if (times !== 'unsound') open = { times, from: next, until: next };
    } else if (line === '' && format === 'vtt') close();
    else if (open && line !== '') open.until = end;
    if (cues.length > most) break;
    before = { from, line };
  }
  close();
  const sorted = cues.slice(0, most).sort((a, b) => a.startSeconds - b.startSeconds);
  return { cues: sorted, hasMore: cues.length > most, hasCut };
}

/** A number on the line before the times is the next cue's, even where the empty line before it is missing. */
function isNumber(line: string): boolean {
  return line.length <= 100 && /^\s*\d{1,9}\s*$/.test(line);
}
