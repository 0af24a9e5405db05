import { describe, expect, it } from '@jest/globals';
import { plainTextOf } from '../../../src/ml/text/plain-text-of.ts';

function blocksOf(text: string, extension: string): string[] {
  return plainTextOf(text, extension).blocks.map((block) => `${block.role}: ${block.text}`);
}

describe('plainTextOf', () => {
  it('joins wrapped lines, mends words broken at their end, and keeps list items apart', () => {
    const text = [
      'The harbour was closed to all traffic for three weeks in the win-',
      'ter, and the ferries went to the island of Merrow from the north-',
      'ern quay instead, which took twice the time it takes in the sum-',
      'mer months.',
      '- buy ropes',
      '- sell nets',
    ].join('\n');
    expect(blocksOf(text, 'txt')).toEqual([
      'prose: The harbour was closed to all traffic for three weeks in the winter, and the ferries went to the island of ' +
        'Merrow from the northern quay instead, which took twice the time it takes in the summer months.',
      'line: buy ropes',
      'line: sell nets',
    ]);
  });

  it('leaves out what stands on every page of extracted text', () => {
    const page = (number: number, text: string) => `Merrow plc    Confidential\n\n${text}\n\nPage ${number} of 3\f`;
    const text = page(1, 'First of all.') + page(2, 'Then the rest.') + page(3, 'At last the end.');
    expect(blocksOf(text, 'pdf')).toEqual(['line: First of all.', 'line: Then the rest.', 'line: At last the end.']);
  });

  it('reads Markdown without its marks, code and link addresses', () => {
    const text =
      '---\ntitle: x\n---\n# The *big* plan\n\nSee [the map](https://a.example/m) and `code`, **now** please, all of you here.\n\n' +
      '```js\nconst secret = 1;\n```\n\n- first item\n- [ ] second item\n\n| A cell | Another |\n|---|---|\n<!-- hidden\ncomment -->\n';
    expect(blocksOf(text, 'md')).toEqual([
      'heading: The big plan',
      'prose: See the map and code, now please, all of you here.',
      'line: first item',
      'line: second item',
      'line: A cell',
      'line: Another',
    ]);
  });

  it('reads HTML without scripts, and decodes its entities', () => {
    const text =
      '<title>T</title><script>var a = "<p>no</p>";</script><style>p{}</style><nav>Home</nav><h1>Fish &amp; chips</h1>' +
      '<p>Caf&eacute; <b>open</b> at 5&nbsp;pm.<p>Next';
    expect(blocksOf(text, 'html')).toEqual([
      'heading: T',
      'heading: Fish & chips',
      'prose: Café open at 5 pm.',
      'line: Next',
    ]);
  });

  it('reads the text of XML', () => {
    expect(blocksOf('<?xml version="1.0"?><a><b>One</b><b>Two</b></a>', 'xml')).toEqual(['line: One', 'line: Two']);
  });

  it('reads what is said in subtitles', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,500\n<i>Hello there.</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n[door closes]\nWho is it?\n';
    expect(blocksOf(text, 'srt')).toEqual(['prose: Hello there.  Who is it?']);
  });

  it('reads quoted cells of a table, with separators and line breaks inside', () => {
    const text =
      'Name;Remark\n"Miller; Sons";"He said ""no"" twice and then he went away for good,\nnever to be seen"\n';
    const plain = plainTextOf(text, 'csv');
    expect(plain.facts).toEqual(['Table', '1 row', '2 columns']);
    expect(plain.blocks[0]?.text).toBe('He said "no" twice and then he went away for good, never to be seen');
  });

  it('takes topics of JSON from its fields and repeated values, even when it is cut off', () => {
    const text =
      '[{"shelfCount": 3, "category": "Garden tools"}, {"shelfCount": 4, "category": "Garden tools"}, {"shelf';
    expect(plainTextOf(text, 'json').topics).toEqual(['Garden tools', 'shelf count', 'category']);
  });

  it('takes comments and compound names from code', () => {
    const text =
      '# Counts the visitors of the museum.\ndef count_museum_visitors(door_sensor):\n    return door_sensor.total\n';
    expect(blocksOf(text, 'py')).toEqual([
      'prose: Counts the visitors of the museum.',
      'line: museum visitors',
      'line: door sensor',
      'line: door sensor',
    ]);
  });

  it('tells the kinds of messages of a log once, and counts errors and warnings', () => {
    const text =
      '2025-01-01T10:00:00Z INFO request 1 done\n2025-01-01T10:00:01Z INFO request 2 done\n2025-01-01 10:00:02 ERROR disk full\n';
    expect(plainTextOf(text, 'log')).toMatchObject({ facts: ['Log', '3 lines', '1 × ERROR'] });
    expect(blocksOf(text, 'log')).toEqual(['line: request 1 done', 'line: disk full']);
  });
});
