import { describe, expect, it } from '@jest/globals';
import { isPoor, sureCharacters } from '../../../src/ml/ocr/sure-characters.ts';
import { readLine } from './read-lines.ts';

describe('sureCharacters', () => {
  it('counts those of words that are sure', () => {
    expect(sureCharacters([readLine('five:75 doubtful:74.9'), readLine('surest:99')])).toBe(10);
    expect(sureCharacters([])).toBe(0);
  });
});

describe('isPoor', () => {
  it('tells pages of which less than half is sure', () => {
    expect(isPoor([readLine('sixsix:90 sixsix:20')])).toBe(false);
    expect(isPoor([readLine('sixsix:90 sevenup:20')])).toBe(true);
  });

  it('says nothing of a few characters', () => {
    expect(isPoor([readLine('elevenchars:20')])).toBe(false);
    expect(isPoor([readLine('twelve-chars:20')])).toBe(true);
    expect(isPoor([])).toBe(false);
  });
});
