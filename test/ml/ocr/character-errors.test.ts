import { describe, expect, it } from '@jest/globals';
import { characterErrors } from '../../../eval/ocr/character-errors.ts';

describe('characterErrors', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['Saturday', 'Sunday', 3],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['same', 'same', 0],
    ['one line\nand  more ', 'one line and more', 0],
    ['Café 😀', 'Cafe\u0301 😀', 0],
    ['left right', 'right left', 8],
  ])('counts what "%s" differs from "%s" in', (read, truth, errors) => {
    expect(characterErrors(read, truth).errors).toBe(errors);
  });

  it('counts characters as people see them, spaces once', () => {
    expect(characterErrors('', ' a\n\n😀 ').characters).toBe(3);
  });
});
