/** What a file is, as far as adapters choose by it. */
export interface FileType {
  readonly group: 'text' | 'document' | 'image' | 'audio' | 'video' | 'archive' | 'empty' | 'unknown';
  /** The usual extension of such files: 'pdf', 'docx', 'jpg', 'mp3', 'srt', 'txt'. */
  readonly format: string;
}

/** As much of a file's beginning tells what it is. */
export const TELLING_BYTES = 64 * 1024;
