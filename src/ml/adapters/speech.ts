import type { FileFacts, Found, Rendition, StreamAdapter } from '../ml-adapter.ts';

export interface SpeechOptions {
  /** Folder of a sherpa-onnx model, for a transcript; without one, only where somebody speaks is shown. */
  readonly modelFolder?: string | undefined;
  /** How much of a recording is listened to, from its start, in seconds; a status says when that was not all. @default 7200 */
  readonly listenedSeconds?: number;
  /** How much speech is transcribed, from the first, in seconds; a status says when that was not all. @default 600 */
  readonly recognisedSeconds?: number;
  /** The largest recording that is read; larger WAV files are read as MP3. @default 200 MB */
  readonly sizeBytes?: number;
  /** The longest that one recording may take. @default 240_000 */
  readonly timeoutMs?: number;
}

/**
 * Finds where somebody speaks in an audio file and, with a model of your own, what is said.
 *
 * Reads MP3 and WAV as they are and other audio as the MP3 that Box makes of it, as a stream, in a thread. Of video
 * Box makes no MP3 but an MP4, whose sound (AAC) nothing here can decode: video is not listened to.
 */
export function speechAdapter(options: SpeechOptions = {}): StreamAdapter<Found[]> {
  const {
    modelFolder,
    listenedSeconds = 7200,
    recognisedSeconds = 600,
    sizeBytes = 200 * 1024 ** 2,
    timeoutMs = 240_000,
  } = options;
  const readAs = (file: FileFacts) => formatRead(file, sizeBytes);
  return {
    name: modelFolder === undefined ? 'Speech detection' : 'Speech recognition',
    as: 'stream',
    // The engine takes more than 200 MB, and a core.
    limits: { sizeBytes, timeoutMs, atOnce: 1 },
    isFree: true,
    reads: (file): Rendition | undefined => {
      const format = readAs(file);
      return format && (format === file.type.format ? 'original' : { type: 'mp3' });
    },
    async look({ file, content, signal }) {
      // Behind an import, so that other files load nothing of it.
      const { listenToRecording } = await import('../speech/listen-to-recording.ts');
      const options = { modelFolder, listenedSeconds, recognisedSeconds };
      return listenToRecording({ format: readAs(file) ?? 'mp3', content, signal }, options);
    },
  };
}

function formatRead({ type, sizeBytes = 0 }: FileFacts, limitBytes: number): 'mp3' | 'wav' | undefined {
  if (type.group !== 'audio') return undefined;
  return type.format === 'wav' && sizeBytes <= limitBytes ? 'wav' : 'mp3';
}
