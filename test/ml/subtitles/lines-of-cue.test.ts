import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOfCue } from '../../../src/ml/subtitles/lines-of-cue.ts';

function textsOf(raw: string): string[] {
  return linesOfCue(raw).map(({ text }) => text);
}

describe('linesOfCue', () => {
  it.each([
    ['italics', 'The <i>Northern Star</i> sails at noon.', 'The Northern Star sails at noon.'],
    ['classes', '<c.yellow.bg_blue>Mind</c> the gap', 'Mind the gap'],
    ['languages', 'He said <lang en-GB>cheerio</lang> and left', 'He said cheerio and left'],
    ['the times of words', 'One<00:00:01.500> two<01:00:02.000><c> three</c>', 'One two three'],
    ['readings above words', '<ruby>漢字<rt>かんじ</rt></ruby>を読む', '漢字を読む'],
    ['fonts', '<font color="#ffff00" face=\'Arial\'>Run!</font>', 'Run!'],
    ['tags in capitals', '<B>Stop</B>', 'Stop'],
    ['tags over two lines', '<font\ncolor="red">Run!</font>', 'Run!'],
    ['empty tags', 'a<>b</>c', 'abc'],
    ['positions of SubStation', '{\\an8}{\\i1}Up here{\\i0}', 'Up here'],
    ['hard spaces of SubStation', 'ten\\hmetres', 'ten metres'],
    ['whitespace', ' \t so \u00A0 it  goes ', 'so it goes'],
  ])('leaves out %s', (_, raw, text) => {
    expect(textsOf(raw)).toEqual([text]);
  });

  it.each([
    ['I <3 you', 'I <3 you'],
    ['2 < 3 and 5 > 4', '2 < 3 and 5 > 4'],
    ['{not a style}', '{not a style}'],
    ['a<b', 'a<b'],
    ['C:\\new', 'C:\\new'],
  ])('keeps what only looks like markup: %j', (raw, text) => {
    expect(textsOf(raw)).toEqual([text]);
  });

  it.each([
    ['Salt &amp; pepper', 'Salt & pepper'],
    ['1 &lt; 2 &gt; 0', '1 < 2 > 0'],
    ['&lt;i&gt;', '<i>'],
    ['&amp;lt;', '&lt;'],
    ['&quot;So&quot; it&apos;s &#39;on&#x27;', "\"So\" it's 'on'"],
    ['a&nbsp;b', 'a b'],
    ['caf&#233; &#x1F41D;', 'café 🐝'],
    ['&#0;a&#xD800;b&#x110000;c&#10;d&#x85;', 'a b c d'],
    ['&unknown; & alone', '&unknown; & alone'],
    ['\u05E9\u05DC\u05D5\u05DD&rlm;!', '\u05E9\u05DC\u05D5\u05DD\u200F!'],
  ])('decodes %j once', (raw, text) => {
    expect(textsOf(raw)).toEqual([text]);
  });

  it.each([['one\ntwo'], ['one\r\ntwo'], ['one\rtwo'], ['one\\Ntwo'], ['one[br]two'], ['\n one \n\n two\n']])(
    'breaks %j into two lines',
    (raw) => {
      expect(textsOf(raw)).toEqual(['one', 'two']);
    },
  );

  it.each(['', ' \n ', '<i></i>', '&nbsp;', '\u200B\u200E', '{\\an8}'])('finds nothing in %j', (raw) => {
    expect(linesOfCue(raw)).toEqual([]);
  });

  it('names who speaks, until another does', () => {
    expect(linesOfCue('<v Noor>Hello.\nAll well?\n<v.loud.far Emmanuel Osei>Yes!</v> (a door)')).toEqual([
      { speaker: 'Noor', text: 'Hello.' },
      { speaker: 'Noor', text: 'All well?' },
      { speaker: 'Emmanuel Osei', text: 'Yes!' },
      { text: '(a door)' },
    ]);
  });

  it.each([
    ['<v Tom &amp; Ada>Hi', 'Tom & Ada'],
    ['<v\tMary  Ann >Hi', 'Mary Ann'],
    ['<v >Hi', undefined],
    ['<v>Hi', undefined],
    ['<video Mary>Hi', undefined],
  ])('reads the name in %j', (raw, speaker) => {
    expect(linesOfCue(raw)).toEqual([{ text: 'Hi', ...(speaker && { speaker }) }]);
  });

  it('puts all that goes beyond twenty lines into the last', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);
    expect(textsOf(lines(20).join('\n'))).toEqual(lines(20));
    expect(textsOf(lines(22).join('\n'))).toEqual([...lines(19), 'line 20 line 21 line 22']);
    const voices = lines(22).map((line) => `<v ${line}>${line}</v>`);
    expect(textsOf(voices.join('\n'))).toEqual([...lines(19), 'line 20 line 21 line 22']);
  });

  it('gives lines with something to see on each, whatever the text', () => {
    const unit = fc.constantFrom(
      '<',
      '>',
      'v ',
      'i',
      '&',
      '#',
      'x',
      '1',
      ';',
      '\n',
      '\r',
      ' ',
      '{',
      '\\',
      '}',
      'é',
      '\uD83D',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 60 }), fc.string({ unit: 'binary' })), (raw) => {
        for (const { text, speaker = 'x' } of linesOfCue(raw)) {
          for (const shown of [text, speaker]) {
            expect(shown).toBe(shown.trim());
            expect(shown).not.toMatch(/[\n\r\t]|^$/);
            expect(shown.isWellFormed()).toBe(true);
          }
        }
      }),
    );
  });
});
