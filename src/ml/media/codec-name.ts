/** Beginnings of what libraries and containers call a codec, in lower case, each with the name that people know. */
const NAMES: readonly (readonly [string, string])[] = [
  ...each('H.264', 'avc v_mpeg4/iso/avc h264'),
  ...each('H.265', 'hvc hev v_mpegh hevc'),
  ...each('AV1', 'av01 v_av1'),
  ...each('VP9', 'vp09 v_vp9'),
  ...each('VP8', 'vp08 v_vp8'),
  ...each('MPEG-4', 'mp4v v_mpeg4'),
  ...each('ProRes', 'apc ap4'),
  ...each('Motion JPEG', 'mjp jpeg v_mjpeg'),
  ...each('WMV', 'wmv wvc1'),
  ...each('Theora', 'theora v_theora'),
  ['mpeg-4/aac', 'AAC'],
  ...each('AAC', 'mp4a aac'),
  ...each('MP3', 'mp3 .mp3 mpeg/l3'),
  ['mpeg 1 layer 3', 'MP3'],
  ['mpeg 2 layer 3', 'MP3'],
  ['mpeg 2.5 layer 3', 'MP3'],
  ['mpeg-1 layer 3', 'MP3'],
  ['mpeg 1 layer 2', 'MP2'],
  ['mpeg 2 layer 2', 'MP2'],
  ...each('PCM', 'pcm lpcm sowt twos'),
  ...each('AC-3', 'ac-3 ac3'),
  ...each('E-AC-3', 'ec-3 eac3'),
  ...each('Opus', 'opus'),
  ...each('Vorbis', 'vorbis'),
  ...each('FLAC', 'flac'),
  ...each('Apple Lossless', 'alac'),
  ...each('WMA', 'windows wma'),
  ...each('Speex', 'speex'),
  ['ulaw', 'µ-law'],
  ['alaw', 'A-law'],
];

/** The name that people know; undefined for codecs that are not in the list, whose names a file may make up. */
export function codecName(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const wanted = given.toLowerCase().replace(/^[<\s]+|^a_/g, '');
  return NAMES.find(([beginning]) => wanted.startsWith(beginning))?.[1];
}

function each(name: string, beginnings: string): [string, string][] {
  return beginnings.split(' ').map((beginning) => [beginning, name]);
}
