import { describe, expect, it } from '@jest/globals';
import { UnusableFileError } from '../src/errors.ts';
import { readableSize, tooLarge } from '../src/file-size.ts';

const KB = 1024;
const MB = 1024 * KB;
const GB = 1024 * MB;
const TB = 1024 * GB;

describe('readableSize', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 bytes'],
    [812, '812 bytes'],
    [1023, '1023 bytes'],
    [KB, '1 kB'],
    [1.5 * KB, '1.5 kB'],
    [9.94 * KB, '9.9 kB'],
    [9.96 * KB, '10 kB'],
    [10.4 * KB, '10 kB'],
    [1023 * KB, '1023 kB'],
    [MB - 1, '1 MB'],
    [MB, '1 MB'],
    [212 * MB, '212 MB'],
    [GB - 1, '1 GB'],
    [1.5 * GB, '1.5 GB'],
    [TB, '1 TB'],
    [2000 * TB, '2000 TB'],
  ])('of %d is %s', (sizeBytes, text) => {
    expect(readableSize(sizeBytes)).toBe(text);
  });
});

describe('tooLarge', () => {
  it.each([
    ['the size of the file', 212 * MB, 'This file is 212 MB; this skill reads files up to 50 MB.'],
    [
      'the limit alone when the size is unknown',
      undefined,
      'This file is larger than the 50 MB that this skill reads.',
    ],
    ['the limit alone when both read alike', 50 * MB + 1, 'This file is larger than the 50 MB that this skill reads.'],
  ])('tells %s', (_, sizeBytes, sentence) => {
    const error = tooLarge(sizeBytes, 50 * MB);
    expect(error).toBeInstanceOf(UnusableFileError);
    expect(error).toMatchObject({ fault: 'too-large', retryable: false, forPerson: sentence });
  });
});
