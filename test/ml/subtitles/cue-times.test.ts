import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cueTimesOf } from '../../../src/ml/subtitles/cue-times.ts';

describe('cueTimesOf', () => {
  it.each([
    ['00:01:02,500 --> 00:01:04,000', 62.5, 64],
    ['00:01:02.500 --> 00:01:04.000', 62.5, 64],
    ['01:02.500 --> 01:04.000', 62.5, 64],
    ['0:01:02,5 --> 0:01:04,25', 62.5, 64.25],
    ['00:01:02 --> 00:01:04', 62, 64],
    ['  00:00:01,000   -->   00:00:02,000  ', 1, 2],
    ['00:00:01,000-->00:00:02,000', 1, 2],
    ['00:00:01.000 --> 00:00:02.000 line:63% position:72% align:start', 1, 2],
    ['00:00:01,000 --> 00:00:02,000 X1:100 X2:200 Y1:30 Y2:40', 1, 2],
    ['99:59:59,999 --> 100:00:01,000', 359_999.999, 360_001],
    ['123:00:00,000 --> 123:00:00,001', 442_800, 442_800.001],
    ['00:00:00.100 --> 00:00:00.300', 0.1, 0.3],
  ])('reads %j', (line, startSeconds, endSeconds) => {
    expect(cueTimesOf(line, 'srt')).toEqual({ startSeconds, endSeconds });
    expect(cueTimesOf(line, 'vtt')).toEqual({ startSeconds, endSeconds });
  });

  it.each([
    ['a cue that begins before the film', '-00:00:01,000 --> 00:00:02,000', { startSeconds: 0, endSeconds: 2 }],
    ['an end at the start', '00:00:05,000 --> 00:00:05,000', { startSeconds: 5, endSeconds: undefined }],
    ['an end before the start', '00:00:05,000 --> 00:00:04,000', { startSeconds: 5, endSeconds: undefined }],
    ['both at zero', '00:00:00,000 --> 00:00:00,000', { startSeconds: 0, endSeconds: undefined }],
  ])('makes the best of %s', (_, line, times) => {
    expect(cueTimesOf(line, 'srt')).toEqual(times);
  });

  it.each([
    '00:00:01,000 -->',
    '--> 00:00:01,000',
    '00:60:00,000 --> 00:61:00,000',
    '00:00:61,000 --> 00:00:62,000',
    '00:00:01,0000 --> 00:00:02,000',
    '00:00:01,000 --> 00:00:02,0005',
    '00:00:01,000 --> 12345:00:02,000',
    '00:00:xx,000 --> 00:00:02,000',
    '-00:00:05,000 --> -00:00:02,000',
    '-00:00:05,000 --> 00:00:00,000',
    'see page 3 --> there',
  ])('finds no sound times in %j', (line) => {
    expect(cueTimesOf(line, 'srt')).toBe('unsound');
  });

  it.each(['', '17', 'Good morning.', '0:00:01.000,0:00:02.000', '00:00:01,000 -> 00:00:02,000'])(
    'takes %j for no times',
    (line) => {
      expect(cueTimesOf(line, 'srt')).toBeUndefined();
    },
  );

  it('reads the times of SubViewer, which have a comma between them', () => {
    expect(cueTimesOf('0:00:01.250,0:00:04.000', 'sbv')).toEqual({ startSeconds: 1.25, endSeconds: 4 });
    expect(cueTimesOf('In 2024, 1:30 was late, 2:00 too.', 'sbv')).toBeUndefined();
    expect(cueTimesOf('00:00:01.000 --> 00:00:02.000', 'sbv')).toBeUndefined();
  });

  it('gives back the milliseconds that were written', () => {
    const time = fc.nat(99 * 3_600_000);
    fc.assert(
      fc.property(time, time, fc.constantFrom(',', '.'), (start, length, mark) => {
        const end = start + length + 1;
        const line = `${written(start, mark)} --> ${written(end, mark)}`;
        expect(cueTimesOf(line, 'srt')).toEqual({ startSeconds: start / 1000, endSeconds: end / 1000 });
      }),
    );
  });
});

function written(ms: number, mark: string): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const minutes = Math.floor(ms / 60_000) % 60;
  return `${two(ms / 3_600_000)}:${two(minutes)}:${two((ms / 1000) % 60)}${mark}${String(ms % 1000).padStart(3, '0')}`;
}
