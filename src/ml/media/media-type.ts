/** Formats whose containers the library reads, as in `FileType`. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  aac: 'audio/aacp',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  aif: 'audio/aiff',
  wma: 'audio/ms-wma',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  '3gp': 'video/mp4',
  webm: 'video/webm',
  mkv: 'video/matroska',
  ogv: 'video/ogg',
  wmv: 'video/ms-wmv',
};

/** By which name the library knows a format; undefined when it does not. */
export function mediaType(format: string): string | undefined {
  return Object.hasOwn(MEDIA_TYPES, format) ? MEDIA_TYPES[format] : undefined;
}
