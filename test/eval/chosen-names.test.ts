import { describe, expect, it } from '@jest/globals';
import { chosenNames } from '../../eval/chosen-names.ts';

describe('chosenNames', () => {
  it('chooses all when none is asked for', () => {
    expect(chosenNames([], ['ocr', 'text'])).toEqual(['ocr', 'text']);
  });

  it('chooses those asked for, each once', () => {
    expect(chosenNames(['text', 'ocr', 'text'], ['ocr', 'photo', 'text'])).toEqual(['text', 'ocr']);
  });

  it('refuses a name that it does not know, and says which there are', () => {
    expect(() => chosenNames(['../src', 'text'], ['ocr', 'text'])).toThrow(
      'There is no evaluation named ../src; there are ocr, text.',
    );
  });
});
