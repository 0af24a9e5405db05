import { describe, expect, it } from '@jest/globals';
import { codecName } from '../../../src/ml/media/codec-name.ts';
import { readableDuration } from '../../../src/ml/media/readable-duration.ts';
import { recordingLines } from '../../../src/ml/media/recording-lines.ts';

describe('recordingLines', () => {
  it('says each fact in a short line', () => {
    const sound = { codec: 'AAC', bitsPerSecond: 127_600, channels: 2, samplesPerSecond: 44_100 };
    const picture = { codec: 'H.264', width: 1920, height: 1080, framesPerSecond: 30_000 / 1001 };
    expect(
      recordingLines({ durationSeconds: 724, sound, picture, title: 'T', artist: 'A', album: 'B', date: '2024-05-17' }),
    ).toEqual([
      '12 min 4 s',
      '1920 × 1080, 29.97 frames/s',
      'H.264 video',
      'AAC, 128 kbit/s',
      'Stereo, 44.1 kHz',
      'Title: T',
      'Artist: A',
      'Album: B',
      'Recorded 17 May 2024',
    ]);
  });

  it('says what is known, and no more', () => {
    expect(recordingLines({})).toEqual([]);
    expect(recordingLines({ sound: {}, picture: { width: 640 } })).toEqual([]);
    expect(recordingLines({ sound: { bitsPerSample: 16, channels: 6, samplesPerSecond: 11_025 } })).toEqual([
      '16 bit',
      '6 channels, 11.025 kHz',
    ]);
    expect(recordingLines({ date: '2024-05' })).toEqual(['Recorded May 2024']);
    expect(recordingLines({ date: '2024' })).toEqual(['Recorded 2024']);
  });
});

describe('readableDuration', () => {
  it.each([
    [0.4, 'Less than 1 s'],
    [1, '1 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [724, '12 min 4 s'],
    [3599.7, '1 h'],
    [3661, '1 h 1 min'],
    [7199, '2 h'],
    [36_000_000, '10,000 h'],
  ])('says %d s as %s', (seconds, text) => {
    expect(readableDuration(seconds)).toBe(text);
  });
});

describe('codecName', () => {
  it.each([
    ['avc1', 'H.264'],
    ['<hvc1>', 'H.265'],
    ['V_VP9', 'VP9'],
    ['V_MPEG4/ISO/AVC', 'H.264'],
    ['A_OPUS', 'Opus'],
    ['MPEG-4/AAC', 'AAC'],
    ['MPEG 1 Layer 3', 'MP3'],
    ['mp3', 'MP3'],
    ['flac', 'FLAC'],
    ['Vorbis I', 'Vorbis'],
    ['made up by a file', undefined],
    [undefined, undefined],
  ])('knows %s as %s', (given, name) => {
    expect(codecName(given)).toBe(name);
  });
});
