import type { IAudioMetadata, ITrackInfo } from 'music-metadata';
import { cleanText } from '../../cards/clean-text.ts';
import { shorten } from '../../cards/shorten.ts';
import { codecName } from './codec-name.ts';
import type { MediaFacts, PictureFacts, SoundFacts } from './media-facts.ts';

/** As much of a title or a name as a card shows. */
const MAX_TAG_CHARACTERS = 100;
/** A longer recording is a unit mistaken, or a lie. */
const MAX_DURATION_SECONDS = 1_000_000;
/** The least that each of these takes, in bits a second: a length that would make less of a file is not true. */
const LEAST_BITS_PER_SECOND: Readonly<Record<string, number>> = { mp3: 8000, wav: 8000, flac: 1000 };
const EARLIEST_YEAR = 1980;
const LATEST_YEAR = 2100;

/** The library's numbers for the kinds of tracks. */
const VIDEO_TRACK = 1;
const AUDIO_TRACK = 2;

type Found = Pick<IAudioMetadata, 'format' | 'common'>;
type Defined<Facts> = { [Key in keyof Facts]: Facts[Key] | undefined };

/** Picks what is worth showing, and leaves out what cannot be true. */
export function factsOf(
  { format, common }: Found,
  file: { format: string; sizeBytes?: number | undefined },
): MediaFacts {
  const tracks = format.trackInfo ?? [];
  const durationSeconds = durationOf({ format, common }, file);
  const picture = pictureOf(tracks.find(({ type }) => type === VIDEO_TRACK));
  return known<MediaFacts>({
    durationSeconds,
    sound: soundOf(format, file.format, picture !== undefined),
    picture,
    title: tagOf(common.title),
    artist: tagOf(common.artist),
    album: tagOf(common.album),
    date: dateOf(common.date ?? common.year) ?? dateOf(format.creationTime),
  });
}

function durationOf({ format }: Found, file: { format: string; sizeBytes?: number | undefined }): number | undefined {
  const longest = Math.max(0, ...(format.trackInfo ?? []).slice(0, 100).map(({ duration = 0 }) => duration));
  const seconds = within(format.duration ?? longest, 0, MAX_DURATION_SECONDS);
  if (seconds === undefined || seconds === 0) return undefined;
  const leastBits = LEAST_BITS_PER_SECOND[file.format];
  const isLie = leastBits !== undefined && file.sizeBytes !== undefined && file.sizeBytes * 8 < seconds * leastBits;
  return isLie ? undefined : seconds;
}

function soundOf(format: Found['format'], fileFormat: string, isVideo: boolean): SoundFacts | undefined {
  const track = format.trackInfo?.find(({ type }) => type === AUDIO_TRACK);
  if (isVideo && !track) return undefined;
  const { codec, lossless, bitrate, bitsPerSample, numberOfChannels, sampleRate } = format;
  const compressed = lossless !== true && !/pcm/i.test(codec ?? '');
  const sound = known<SoundFacts>({
    codec: codecName(track?.codecId) ?? codecName(codec) ?? codecName(fileFormat),
    bitsPerSecond: compressed ? within(track?.bitrate ?? bitrate, 100, 10_000_000) : undefined,
    bitsPerSample: compressed ? undefined : within(bitsPerSample, 1, 64),
    channels: isUntold(track, numberOfChannels) ? undefined : within(numberOfChannels, 1, 64),
    samplesPerSecond: within(sampleRate, 1000, 1_000_000),
  });
  // The codec alone may have been read off the file's type.
  return sound.channels === undefined && sound.samplesPerSecond === undefined ? undefined : sound;
}

/** MPEG-4 files give two channels for AAC, whether there are two or one. */
function isUntold(track: ITrackInfo | undefined, channels: number | undefined): boolean {
  return track?.codecId === 'mp4a' && channels === 2;
}

function pictureOf(track: ITrackInfo | undefined): PictureFacts | undefined {
  if (!track) return undefined;
  const { pixelWidth, pixelHeight, frameRate } = track.video ?? {};
  return known<PictureFacts>({
    codec: codecName(track.codecId) ?? codecName(track.codecName),
    width: within(pixelWidth, 1, 65_535),
    height: within(pixelHeight, 1, 65_535),
    framesPerSecond: within(frameRate, 0.1, 1000),
  });
}

function tagOf(value: unknown): string | undefined {
  // Cut before it is cleaned: a tag may have as many characters as the file has bytes.
  const text = typeof value === 'string' ? cleanText(value.slice(0, 10 * MAX_TAG_CHARACTERS)) : '';
  return shorten(text, MAX_TAG_CHARACTERS) || undefined;
}

/** Clocks that were never set give 1904 or 1970. */
function dateOf(value: unknown): string | undefined {
  const text = value instanceof Date ? isoOf(value) : String(value ?? '').slice(0, 10);
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)/.exec(text);
  const year = Number(match?.[1]);
  return match && year >= EARLIEST_YEAR && year <= LATEST_YEAR ? match[0] : undefined;
}

function isoOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function within(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

function known<Facts extends object>(facts: Defined<Facts>): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;
}
