import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factsOf } from '../../../src/ml/media/facts-of.ts';

type Metadata = Parameters<typeof factsOf>[0];

function facts(format: object, common: object = {}, file: Parameters<typeof factsOf>[1] = { format: 'mp4' }) {
  return factsOf({ format, common } as Metadata, file);
}

describe('factsOf', () => {
  it('leaves out a length that the file is too small for', () => {
    // The least that MP3 knows is 8 kbit/s.
    expect(facts({ duration: 36_000 }, {}, { format: 'mp3', sizeBytes: 36_000_000 })).toEqual({
      durationSeconds: 36_000,
    });
    expect(facts({ duration: 36_000 }, {}, { format: 'mp3', sizeBytes: 35_999_999 })).toEqual({});
    expect(facts({ duration: 36_000 }, {}, { format: 'mp3' })).toEqual({ durationSeconds: 36_000 });
  });

  it.each([[0], [-5], [Number.NaN], [Number.POSITIVE_INFINITY], [1_000_001], ['12']])(
    'leaves out a length of %s',
    (duration) => {
      expect(facts({ duration })).toEqual({});
    },
  );

  it('takes the length of the longest track where the file gives none', () => {
    expect(facts({ trackInfo: [{ duration: 3 }, { duration: 8 }, {}] })).toEqual({ durationSeconds: 8 });
  });

  it.each([
    ['2024-05-17', '2024-05-17'],
    ['2024-05-17T09:30:00Z', '2024-05-17'],
    ['2024-05', '2024-05'],
    ['2024', '2024'],
    ['2024-13-01', '2024'],
    ['20240517', undefined],
    ['1970-01-01', undefined],
    ['2101', undefined],
    ['May 2024', undefined],
  ])('reads the date %s as %s', (date, expected) => {
    expect(facts({}, { date }).date).toBe(expected);
  });

  it('takes the clock of the recorder where no date is given, unless it was never set', () => {
    expect(facts({ creationTime: new Date('2023-02-01T23:00:00Z') }).date).toBe('2023-02-01');
    expect(facts({ creationTime: new Date(0) })).toEqual({});
    expect(facts({ creationTime: new Date(Number.NaN) })).toEqual({});
  });

  it('cleans and shortens tags', () => {
    expect(facts({}, { title: ' A\u202E\n B\0 ', artist: '\u200B', album: 'x'.repeat(1e6) })).toEqual({
      title: 'A B',
      album: `${'x'.repeat(99)}…`,
    });
  });

  it('does not believe the two channels that MPEG-4 gives for any AAC', () => {
    const track = { type: 2, codecId: 'mp4a' };
    const channels = (numberOfChannels: number) =>
      facts({ trackInfo: [track], numberOfChannels, sampleRate: 44_100 }).sound?.channels;
    expect(channels(2)).toBeUndefined();
    expect(channels(6)).toBe(6);
  });

  it('says nothing of the sound of a silent film', () => {
    const film = facts({
      trackInfo: [{ type: 1, codecId: 'avc1', video: { pixelWidth: 640, pixelHeight: 480 } }],
      sampleRate: 8000,
    });
    expect(film).toEqual({ picture: { codec: 'H.264', width: 640, height: 480 } });
  });

  it('gives sound facts for any metadata whatever', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(undefined));
    const track = fc.record({
      type: fc.constantFrom(1, 2, 17),
      codecId: fc.string(),
      bitrate: number,
      duration: fc.double(),
      video: fc.record({ pixelWidth: number, frameRate: number }),
    });
    const format = fc.record({
      duration: number,
      sampleRate: number,
      numberOfChannels: number,
      bitrate: number,
      codec: fc.string(),
      trackInfo: fc.array(track),
    });
    const common = fc.record({ title: fc.string(), date: fc.string() });
    const property = fc.property(format, common, (given, tags) => {
      expect(JSON.stringify(facts(given, tags))).not.toMatch(/:null|NaN|Infinity/);
    });
    fc.assert(property);
  });
});
