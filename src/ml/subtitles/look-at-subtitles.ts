import type { TranscriptContent } from '../../cards/card-content.ts';
import { UnusableFileError } from '../../errors.ts';
import { MAX_TEXT_CHARACTERS } from '../file-text.ts';
import type { Found } from '../ml-adapter.ts';
import { decodeText } from '../text/decode-text.ts';
import { type Cue, textOf } from './cue.ts';
import { cuesIn, MAX_CUE_CHARACTERS } from './cues-in.ts';
import { spokenText } from './spoken-text.ts';
import { withoutRepeats } from './without-repeats.ts';

/**
 * The transcript that stands in a file of subtitles, and what is said in it as text.
 *
 * @param format `srt`, `vtt` or `sbv`.
 * @param most subtitles to read; a status says so when there are more.
 * @throws {UnusableFileError} when nothing in the file is a subtitle, or the bytes are not text.
 */
export function lookAtSubtitles(bytes: Uint8Array, format: string, most: number): Found[] {
  const { cues: all, hasMore, hasCut } = cuesIn(decodeText(bytes), format, most);
  const cues = withoutRepeats(all);
  if (cues.length === 0) throw noSubtitles();
  const found: Found[] = [transcriptOf(cues)];
  const text = spokenText(cues);
  if (text !== '') found.push({ kind: 'text', text: text.slice(0, MAX_TEXT_CHARACTERS).toWellFormed(), format: 'txt' });
  const say = (message: string) => found.push({ kind: 'status', message });
  if (hasMore) say(`Only the first ${readable(most)} subtitles were read.`);
  if (hasCut) say(`Only the first ${readable(MAX_CUE_CHARACTERS)} characters of each subtitle were read.`);
  if (text.length > MAX_TEXT_CHARACTERS) {
    say(`Only the first ${readable(MAX_TEXT_CHARACTERS)} characters of what is said were analysed.`);
  }
  return found;
}

function transcriptOf(cues: readonly Cue[]): TranscriptContent {
  let lastEnd = 0;
  for (const { endSeconds = 0 } of cues) lastEnd = Math.max(lastEnd, endSeconds);
  return {
    kind: 'transcript',
    ...(lastEnd > 0 && { durationSeconds: lastEnd }),
    entries: cues.map((cue) => {
      const { startSeconds, endSeconds } = cue;
      return { text: textOf(cue), appears: { startSeconds, ...(endSeconds !== undefined && { endSeconds }) } };
    }),
  };
}

function readable(count: number): string {
  return count.toLocaleString('en-GB');
}

function noSubtitles(): UnusableFileError {
  return new UnusableFileError(
    'unreadable',
    'No subtitles with times were found in this file. Save them as SubRip (.srt) or WebVTT (.vtt) and upload the file again.',
  );
}
