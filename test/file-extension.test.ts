import { describe, expect, it } from '@jest/globals';
import { extensionOf } from '../src/file-extension.ts';

describe('extensionOf', () => {
  it.each([
    ['report.md', 'md'],
    ['REPORT.MD', 'md'],
    ['archive.tar.gz', 'gz'],
    ['.profile.txt', 'txt'],
    ['a b.txt', 'txt'],
    ['日本.txt', 'txt'],
    ['README', ''],
    ['.bashrc', ''],
    ['ends with.', ''],
    ['.', ''],
    ['..', ''],
    ['', ''],
  ])('of %j is %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
