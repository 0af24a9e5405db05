import type { MediaFacts, PictureFacts, SoundFacts } from './media-facts.ts';
import { readableDuration } from './readable-duration.ts';

const CHANNELS = ['', 'mono', 'stereo'];

/** Each fact as a short line. The app clips what has more than some thirty characters, hence so many. */
export function recordingLines({ durationSeconds, sound, picture, title, artist, album, date }: MediaFacts): string[] {
  return [
    ...some(durationSeconds, readableDuration),
    ...(picture ? pictureLines(picture) : []),
    ...(sound ? soundLines(sound) : []),
    ...some(title, (text) => `Title: ${text}`),
    ...some(artist, (text) => `Artist: ${text}`),
    ...some(album, (text) => `Album: ${text}`),
    ...some(date, (text) => `Recorded ${readableDate(text)}`),
  ];
}

function pictureLines({ codec, width, height, framesPerSecond }: PictureFacts): string[] {
  const size = width !== undefined && height !== undefined ? [`${width} × ${height}`] : [];
  const rate = some(framesPerSecond, (value) => `${rounded(value, 2)} frames/s`);
  return [listed([...size, ...rate]), listed(some(codec, (name) => `${name} video`))].flat();
}

function soundLines({ codec, bitsPerSecond, bitsPerSample, channels, samplesPerSecond }: SoundFacts): string[] {
  const rate = some(bitsPerSecond, (value) => `${rounded(value / 1000, value < 10_000 ? 1 : 0)} kbit/s`);
  const bits = some(bitsPerSample, (value) => `${value} bit`);
  const places = some(channels, (value) => CHANNELS[value] ?? `${value} channels`);
  const frequency = some(samplesPerSecond, (value) => `${rounded(value / 1000, 3)} kHz`);
  return [listed([...some(codec, String), ...rate, ...bits]), listed([...places, ...frequency])].flat();
}

function some<Value>(value: Value | undefined, readable: (value: Value) => string): string[] {
  return value === undefined ? [] : [readable(value)];
}

function listed(parts: readonly string[]): string[] {
  const text = parts.join(', ');
  return text === '' ? [] : [text.charAt(0).toUpperCase() + text.slice(1)];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function readableDate(date: string): string {
  const [year, month, day] = date.split('-');
  const name = month && new Date(`2000-${month}-01`).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return [...(day ? [Number(day)] : []), ...(name ? [name] : []), year].join(' ');
}
