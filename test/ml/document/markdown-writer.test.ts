import { describe, expect, it } from '@jest/globals';
import { markdownWriter } from '../../../src/ml/document/markdown-writer.ts';

describe('markdownWriter', () => {
  it('parts blocks by an empty line, and keeps lists and tables together', () => {
    const writer = markdownWriter();
    writer.heading('Title', 1);
    writer.paragraph(' one\n two ');
    writer.listItem('a');
    writer.listItem('b');
    writer.row(['c', 'd']);
    writer.row(['e', '']);
    writer.paragraph('end');
    expect(writer.text()).toBe('# Title\n\none two\n\n- a\n- b\n\n| c | d |\n| e |  |\n\nend');
  });

  it('writes nothing for what is empty', () => {
    const writer = markdownWriter();
    writer.heading(' ', 1);
    writer.paragraph('\n');
    writer.listItem('');
    writer.row(['', ' ']);
    expect(writer.text()).toBe('');
  });

  it.each([
    [0, '# a'],
    [6, '###### a'],
    [9, '###### a'],
  ])('writes a heading of level %d as %j', (level, text) => {
    const writer = markdownWriter();
    writer.heading('a', level);
    expect(writer.text()).toBe(text);
  });

  it.each(['# no heading', '| no table', '--- no rule', '```no code'])('keeps %j a paragraph', (text) => {
    const writer = markdownWriter();
    writer.paragraph(text);
    expect(writer.text()).toBe(`\\${text}`);
  });

  it('takes a row with one cell, or with a long one, for paragraphs', () => {
    const writer = markdownWriter();
    writer.row(['alone']);
    writer.row(['short', 'a'.repeat(201)]);
    writer.row(['short', 'b'.repeat(200)]);
    expect(writer.text()).toBe(`alone\n\nshort\n\n${'a'.repeat(201)}\n\n| short | ${'b'.repeat(200)} |`);
  });

  it('takes as many characters as its limit, and says when there were more', () => {
    const writer = markdownWriter(10);
    writer.paragraph('abcd');
    writer.paragraph('efgh');
    expect([writer.text(), writer.isFull]).toEqual(['abcd\n\nefgh', false]);
    writer.paragraph('i');
    expect([writer.text(), writer.isFull]).toEqual(['abcd\n\nefgh', true]);
  });

  it('cuts no character in two', () => {
    const writer = markdownWriter(2);
    writer.paragraph('a😀');
    expect(writer.text().isWellFormed()).toBe(true);
    expect(writer.isFull).toBe(true);
  });
});
