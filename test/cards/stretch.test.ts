import { describe, expect, it } from '@jest/globals';
import { MAX_SECONDS } from '../../src/cards/card-limits.ts';
import { clampStretch, durationOf, stretchOf } from '../../src/cards/stretch.ts';

describe('stretchOf', () => {
  it.each([
    ['keeps fractions', { startSeconds: 1.5, endSeconds: 2.5 }, { start: 1.5, end: 2.5 }],
    ['needs no end', { startSeconds: 0 }, { start: 0, end: undefined }],
    ['takes the longest time', { startSeconds: MAX_SECONDS }, { start: MAX_SECONDS, end: undefined }],
    ['drops an end that is none', { startSeconds: 1, endSeconds: Number.NaN }, { start: 1, end: undefined }],
    ['drops an endless end', { startSeconds: 1, endSeconds: Number.POSITIVE_INFINITY }, { start: 1, end: undefined }],
    ['drops an end past all files', { startSeconds: 1, endSeconds: 1e308 }, { start: 1, end: undefined }],
    ['refuses a start past all files', { startSeconds: MAX_SECONDS + 1 }, undefined],
    ['refuses NaN', { startSeconds: Number.NaN, endSeconds: 1 }, undefined],
    ['refuses -Infinity', { startSeconds: Number.NEGATIVE_INFINITY, endSeconds: 1 }, undefined],
    ['refuses a number as text', { startSeconds: '1' }, undefined],
    ['refuses null', null, undefined],
    ['refuses an array', [1, 2], undefined],
  ])('%s', (_, value, stretch) => {
    expect(stretchOf(value)).toEqual(stretch);
  });
});

describe('durationOf', () => {
  const until9 = [
    { start: 1, end: 8.2 },
    { start: 3, end: undefined },
  ];

  it.each([
    ['rounds up', 10.1, until9, 11],
    ['is at least a second', 0.001, [], 1],
    ['is taken as given even where an end is later', 5, until9, 5],
    ['is the last end when it is not given', undefined, until9, 9],
    ['is a second past the last start without any end', undefined, [{ start: 4.9, end: undefined }], 5],
    ['is the last end when zero is given', 0, until9, 9],
    ['is the last end when a negative one is given', -3, until9, 9],
    ['is the last end when NaN is given', Number.NaN, until9, 9],
    ['is the last end when a text is given', '10', until9, 9],
    ['is the last end when it is past all files', 1e308, until9, 9],
    ['is at least a second with times before the start', undefined, [{ start: -9, end: -5 }], 1],
    ['never passes the longest', undefined, [{ start: MAX_SECONDS, end: undefined }], MAX_SECONDS],
    ['is unknown without times', undefined, [], undefined],
  ])('%s', (_, given, stretches, duration) => {
    expect(durationOf(given, stretches)).toBe(duration);
  });
});

describe('clampStretch', () => {
  it.each([
    ['covers whole seconds', { start: 1.9, end: 3.1 }, { start: 1, end: 4 }],
    ['moves a negative start to 0', { start: -5, end: 3 }, { start: 0, end: 3 }],
    ['moves an end after the file to its end', { start: 3, end: 99 }, { start: 3, end: 10 }],
    ['moves a start at the end before it', { start: 10, end: 12 }, { start: 9, end: 10 }],
    ['moves all before the file to its first second', { start: -9, end: -5 }, { start: 0, end: 1 }],
    ['makes a second of no length', { start: 4, end: 4 }, { start: 4, end: 5 }],
    ['makes a second of an end before its start', { start: 4, end: 2 }, { start: 4, end: 5 }],
    ['makes a second where no end is known', { start: 4.5, end: undefined }, { start: 4, end: 5 }],
  ])('%s', (_, stretch, appears) => {
    expect(clampStretch(stretch, 10)).toEqual(appears);
  });
});
