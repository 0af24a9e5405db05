import type { CardContent } from '../../cards/card-content.ts';
import { mediaType } from '../media/media-type.ts';
import type { StreamAdapter } from '../ml-adapter.ts';

export interface MediaOptions {
  /** The largest recording that is looked at; most are not read to the end. @default 2 GB */
  readonly sizeBytes?: number;
  /** The longest that one recording may take. @default 120_000 */
  readonly timeoutMs?: number;
}

/**
 * Shows what audio and video files say about themselves: length, picture size, sound, title, artist, date.
 *
 * Reads the original as a stream, in a thread: of most formats the beginning, of MPEG-4 up to where it is described,
 * of MP3 and Ogg all where the length is written nowhere. Pictures in it are left out.
 */
export function mediaAdapter(options: MediaOptions = {}): StreamAdapter<CardContent[]> {
  const { sizeBytes = 2 * 1024 ** 3, timeoutMs = 120_000 } = options;
  return {
    name: 'Media facts',
    as: 'stream',
    limits: { sizeBytes, timeoutMs },
    isFree: true,
    reads: ({ type }) =>
      (type.group === 'audio' || type.group === 'video') && mediaType(type.format) ? 'original' : undefined,
    async look({ file, content, signal }) {
      // Behind an import, so that other files load nothing of it.
      const { lookAtRecording } = await import('../media/look-at-recording.ts');
      return lookAtRecording({ format: file.type.format, content, signal });
    },
  };
}
