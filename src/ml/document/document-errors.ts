import { UnusableFileError } from '../../errors.ts';
import { readableSize } from '../../file-size.ts';

/** The file is not what it says it is, or only a part of it. */
export function damaged(cause?: unknown): UnusableFileError {
  return new UnusableFileError(
    'unreadable',
    'This document is damaged and cannot be read. Save it anew in the program that made it, and upload it again.',
    { cause },
  );
}

export function locked(): UnusableFileError {
  return new UnusableFileError(
    'unreadable',
    'This file is protected by a password. To have it looked at, upload a copy without one.',
  );
}

export function tooMuchInside(limitBytes: number): UnusableFileError {
  return new UnusableFileError(
    'too-large',
    `This document holds more than ${readableSize(limitBytes)} once unpacked, which is more than this skill reads.`,
  );
}

export function tooManyParts(limit: number): UnusableFileError {
  return new UnusableFileError(
    'too-large',
    `This document consists of more than ${limit.toLocaleString('en')} parts, which is more than this skill reads.`,
  );
}
