import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textOf } from '../../../src/ml/subtitles/cue.ts';
import { cuesIn, MAX_CUE_CHARACTERS } from '../../../src/ml/subtitles/cues-in.ts';

function read(text: string, format = 'srt', most = 100): string[] {
  return cuesIn(text, format, most).cues.map((cue) => `${cue.startSeconds}-${cue.endSeconds ?? '?'} ${textOf(cue)}`);
}

const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\nand a half\n\n3\n00:00:05,000 --> 00:00:06,000\nThree\n';
const IN_SRT = ['1-2 One', '3-4 Two and a half', '5-6 Three'];

describe('cuesIn, of SubRip', () => {
  it.each([
    ['as it should be', SRT],
    ['with CR LF', SRT.replaceAll('\n', '\r\n')],
    ['with CR alone', SRT.replaceAll('\n', '\r')],
    ['without an end to its last line', SRT.trimEnd()],
    ['with a byte order mark', `\uFEFF${SRT}`],
    ['without numbers', SRT.replaceAll(/^\d$\n/gm, '')],
    ['with wrong numbers', SRT.replaceAll(/^\d$/gm, '7')],
    ['without empty lines', SRT.replaceAll('\n\n', '\n')],
    ['with spaces in the empty lines', SRT.replaceAll('\n\n', '\n  \n')],
    ['with empty lines in its texts', SRT.replaceAll('and', '\nand')],
    ['with points for commas', SRT.replaceAll(',000', '.000')],
  ])('reads a file %s', (_, text) => {
    expect(read(text)).toEqual(IN_SRT);
  });

  it('keeps a number that is said', () => {
    const text = '00:00:01,000 --> 00:00:02,000\nHow old are you?\n42\n\n00:00:03,000 --> 00:00:04,000\n43\n';
    expect(read(text)).toEqual(['1-2 How old are you? 42', '3-4 43']);
  });

  it('passes over a cue whose times make no sense, with its text', () => {
    expect(read(SRT.replace('00:00:03,000 -->', '00:00:3x,000 -->'))).toEqual([IN_SRT[0], IN_SRT[2]]);
  });

  it('passes over a cue without a text', () => {
    expect(read(SRT.replace('One', '<i> </i>'))).toEqual(IN_SRT.slice(1));
  });

  it('puts cues in the order of their time, those of one time in the order of the file', () => {
    const text = ['05,000 --> 00:00:06', '01,000 --> 00:00:02', '05,000 --> 00:00:05']
      .map((times, at) => `00:00:${times},000\n${at}th\n`)
      .join('\n');
    expect(read(text)).toEqual(['1-2 1th', '5-6 0th', '5-? 2th']);
  });

  it('says whether there are more cues than were asked for', () => {
    expect(cuesIn(SRT, 'srt', 3)).toMatchObject({ hasMore: false, cues: { length: 3 } });
    expect(cuesIn(SRT, 'srt', 2)).toMatchObject({ hasMore: true, cues: { length: 2 } });
  });

  it('cuts a cue at its limit and says so', () => {
    const cueOf = (text: string) => cuesIn(`00:00:01,000 --> 00:00:02,000\n${text}`, 'srt', 5);
    const longest = 'x'.repeat(MAX_CUE_CHARACTERS);
    expect(cueOf(longest)).toMatchObject({ hasCut: false, cues: [{ lines: [{ text: longest }] }] });
    expect(cueOf(`${longest}y`)).toMatchObject({ hasCut: true, cues: [{ lines: [{ text: longest }] }] });
  });
});

// Written after what https://www.w3.org/TR/webvtt1/ shows and demands, in words of our own.
const VTT = `WEBVTT - The harbour
Kind: captions
Language: en

NOTE
A comment, over
two lines

STYLE
::cue(b) { color: red }

REGION
id:fred
width:40%

opening
00:01.000 --> 00:03.500 line:63% position:72% align:start
<v Noor>The ferry
is late.

NOTE 00:02 said by somebody else

2 - Second title
00:00:03.000 --> 00:00:05.000 region:fred align:end
<v Emmanuel>It always is.
\t
So wait.

01:00:00.000 --> 01:00:01.000
An hour later
00:04.500 --> 00:05.500
No empty line before

00:70.000 --> 00:71.000
Not at all

last
00:06.000 --> 00:07.000

<i>an id that nobody reads</i>
`;

describe('cuesIn, of WebVTT', () => {
  it('reads cues with and without titles, hours and settings, and nothing else', () => {
    expect(read(VTT, 'vtt')).toEqual([
      '1-3.5 Noor: The ferry is late.',
      '3-5 Emmanuel: It always is. So wait.',
      '4.5-5.5 No empty line before',
      '3600-3601 An hour later',
    ]);
  });

  it('reads the same with CR LF', () => {
    expect(read(VTT.replaceAll('\n', '\r\n'), 'vtt')).toEqual(read(VTT, 'vtt'));
  });

  it('reads a cue right below the header', () => {
    expect(read('WEBVTT\n00:01.000 --> 00:02.000\nHello', 'vtt')).toEqual(['1-2 Hello']);
  });

  it('finds no cue in a header', () => {
    expect(read('WEBVTT - This file has no cues.\n\nNOTE\nNor here.', 'vtt')).toEqual([]);
  });
});

describe('cuesIn, of SubViewer', () => {
  it('reads times with a comma between them', () => {
    const text = '0:00:01.000,0:00:02.500\nOne[br]and a half\n\n0:00:03.000,0:00:04.000\nTwo --> three\n';
    expect(read(text, 'sbv')).toEqual(['1-2.5 One and a half', '3-4 Two --> three']);
  });
});

describe('cuesIn, of anything', () => {
  const unit = fc.constantFrom(
    ...[
      '00:00:01,000 --> 00:00:02,000',
      '00:03.000 --> 00:01.000',
      '-->',
      '1',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '<v A>',
      'x',
      ' ',
      '[br]',
    ],
  );

  it('gives cues in order, each with a start and something said', () => {
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 40 }),
        fc.constantFrom('srt', 'vtt', 'sbv'),
        fc.nat(4),
        (text, format, most) => {
          const { cues } = cuesIn(text, format, most);
          expect(cues.length).toBeLessThanOrEqual(most);
          let before = 0;
          for (const { startSeconds, endSeconds = startSeconds + 1, lines } of cues) {
            expect(startSeconds).toBeGreaterThanOrEqual(before);
            expect(endSeconds).toBeGreaterThan(startSeconds);
            expect(lines.length).toBeGreaterThan(0);
            before = startSeconds;
          }
        },
      ),
    );
  });

  it('gives back what was written as SubRip', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '語', ',', '.'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 9 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (cues, end) => {
          const text = cues
            .map((lines, at) => [at + 1, `00:00:0${at},000 --> 00:00:0${at},900`, ...lines, ''].join(end))
            .join(end);
          expect(cuesIn(text, 'srt', 9).cues.map(({ lines }) => lines.map((one) => one.text))).toEqual(cues);
        },
      ),
    );
  });
});
