import type { BytesAdapter, Found } from '../ml-adapter.ts';

export interface SubtitlesOptions {
  /** How many subtitles are read, from the start of the file; a status says when there are more. @default 20_000 */
  readonly cues?: number;
  /** The largest file that is looked at. @default 10 MB */
  readonly sizeBytes?: number;
  /** The longest that one file may take. @default 30_000 */
  readonly timeoutMs?: number;
}

const FORMATS: ReadonlySet<string> = /* @__PURE__ */ new Set(['srt', 'vtt', 'sbv']);

/**
 * Turns files of subtitles (SubRip, WebVTT, SubViewer) into a transcript with times, and hands what is said to the
 * adapters that read text. Holds some twenty times the file in memory at most.
 */
export function subtitlesAdapter(options: SubtitlesOptions = {}): BytesAdapter<Found[]> {
  const { cues = 20_000, sizeBytes = 10 * 1024 * 1024, timeoutMs = 30_000 } = options;
  return {
    name: 'Subtitles',
    as: 'bytes',
    limits: { sizeBytes, timeoutMs },
    isFree: true,
    reads: ({ type: { group, format } }) => (group === 'text' && FORMATS.has(format) ? 'original' : undefined),
    async look({ file, bytes, signal }) {
      signal.throwIfAborted();
      const { lookAtSubtitles } = await import('../subtitles/look-at-subtitles.ts');
      return lookAtSubtitles(bytes, file.type.format, cues);
    },
  };
}
