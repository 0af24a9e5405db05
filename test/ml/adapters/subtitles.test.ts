import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { extensionOf } from '../../../src/file-extension.ts';
import { type SubtitlesOptions, subtitlesAdapter } from '../../../src/ml/adapters/subtitles.ts';
import { MAX_TEXT_CHARACTERS } from '../../../src/ml/file-text.ts';
import type { FileType } from '../../../src/ml/file-type.ts';
import { mlAdapterContract } from '../../contract/ml-adapter.contract.ts';

const FILES = new URL('../../../events/files/', import.meta.url);
const [BRIEFING, INTERVIEW, LECTURE] = [
  'safety-briefing.srt',
  'beekeeping-interview.vtt',
  'lecture-auto-captions.vtt',
] as const;
const SBV = '0:00:01.000,0:00:02.500\nGood evening.\n\n0:00:03.000,0:00:04.000\nThe news.\n';

function fileNamed(name: string): Uint8Array {
  return readFileSync(new URL(name, FILES));
}

mlAdapterContract({
  name: 'subtitlesAdapter',
  adapter: () => subtitlesAdapter({ sizeBytes: 1_000_000 }),
  goodFiles: [
    ...[BRIEFING, INTERVIEW, LECTURE].map((name) => ({ name, bytes: fileNamed(name) })),
    { name: 'news.sbv', bytes: Buffer.from(SBV) },
  ],
});

async function lookAt(content: string | Uint8Array, format = 'srt', options: SubtitlesOptions = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = { name: `a.${format}`, extension: format, type: { group: 'text', format } as const };
  return subtitlesAdapter(options).look({ file, bytes, signal: new AbortController().signal });
}

async function linesOf(name: string): Promise<string[]> {
  const [transcript] = await lookAt(fileNamed(name), extensionOf(name));
  if (transcript?.kind !== 'transcript') throw new Error('No transcript.');
  return transcript.entries.map(({ text, appears }) => `${appears?.startSeconds}-${appears?.endSeconds} ${text}`);
}

describe('subtitlesAdapter', () => {
  it.each([
    ['text', 'srt', 'original'],
    ['text', 'vtt', 'original'],
    ['text', 'sbv', 'original'],
    ['text', 'txt', undefined],
    ['unknown', 'srt', undefined],
    ['text', '__proto__', undefined],
  ] as const)('answers for %s/%s with %s', (group, format, rendition) => {
    const type: FileType = { group, format };
    expect(subtitlesAdapter().reads({ name: 'film.srt', extension: 'srt', type })).toBe(rendition);
  });

  it('makes a transcript with times, and text of what is said', async () => {
    const found = await lookAt(
      '\uFEFF1\r\n00:00:01,500 --> 00:00:03,000\r\n- <i>Late?</i>\r\n- Always.\r\n\r\n2\r\n00:00:04,000 --> 00:00:03,000\r\nWell.',
    );
    expect(found).toEqual([
      {
        kind: 'transcript',
        durationSeconds: 3,
        entries: [
          { text: '- Late? - Always.', appears: { startSeconds: 1.5, endSeconds: 3 } },
          { text: 'Well.', appears: { startSeconds: 4 } },
        ],
      },
      { kind: 'text', text: 'Late? Always. Well.', format: 'txt' },
    ]);
  });

  it('says nothing of a duration where no end is known', async () => {
    const [transcript] = await lookAt('00:00:04,000 --> 00:00:03,000\nWell.');
    const entries = [{ text: 'Well.', appears: { startSeconds: 4 } }];
    expect(transcript).toStrictEqual({ kind: 'transcript', entries });
  });

  it('reads a briefing of eleven subtitles', async () => {
    const lines = await linesOf(BRIEFING);
    expect(lines).toHaveLength(11);
    expect(lines[1]).toBe('4.1-8.4 My name is Petra Lindgren, and I am the site manager here.');
    expect(lines[4]).toBe('19-23.3 - What if a buckle is worn? - Then you get a new harness from Omar Haddad.');
    expect(lines[9]).toBe('45.5-50.9 The next rescue exercise is on 3 June 2026, together with Carrow Fire & Rescue.');
  });

  it('reads an interview with the names of those who speak', async () => {
    const lines = await linesOf(INTERVIEW);
    expect(lines).toHaveLength(8);
    expect(lines[3]).toBe('10.5-12 Noor Achterberg: Two weeks!');
    expect(lines[6]).toBe(
      '21.9-28.4 Emmanuel Osei: They complain when the honey is sold out. A jar costs < £10, so it never lasts long.',
    );
    expect(lines.join()).not.toMatch(/opacity|intro|hum/);
  });

  it('reads each line of captions made by a machine once', async () => {
    expect(await linesOf(LECTURE)).toEqual([
      '0.08-2.4 today we look at tidal energy',
      '2.4-5.2 and why tidal turbines turn slowly',
      '5.2-8.48 water is eight hundred times heavier',
      '8.48-11.03 than air so slow tidal turbines suffice',
      '11.03-13 [Applause]',
    ]);
  });

  it('reads UTF-16 and Windows-1252', async () => {
    const text = '00:00:01,000 --> 00:00:02,000\nDéjà là, à Orléans';
    const expected = await lookAt(text);
    expect(await lookAt(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(expected);
    expect(await lookAt(Buffer.from(text, 'latin1'))).toEqual(expected);
  });

  it('hands on no text where nothing is said', async () => {
    const found = await lookAt('00:00:01,000 --> 00:00:02,000\n[music]');
    expect(found.map(({ kind }) => kind)).toEqual(['transcript']);
  });

  it.each([
    ['no cue', 'Just a few words.'],
    ['only cues that make no sense', '1\n00:99:01,000 --> 00:00:02,000\nHello'],
    ['only cues without a text', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>'],
    ['nothing', ''],
  ])('refuses a file with %s as unreadable', async (_, text) => {
    await expect(lookAt(text, 'vtt')).rejects.toMatchObject({
      name: 'UnusableFileError',
      fault: 'unreadable',
      forPerson: expect.stringContaining('No subtitles with times were found'),
    });
  });

  it('refuses a picture that is named like subtitles', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
    await expect(lookAt(png)).rejects.toMatchObject({ name: 'UnusableFileError', fault: 'unsupported' });
  });

  it('reads as many subtitles as it is told, and says when there are more', async () => {
    const cues = (count: number) =>
      Array.from(
        { length: count },
        (_, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},500\nNumber ${at}.\n`,
      ).join('\n');
    expect(await lookAt(cues(3), 'srt', { cues: 3 })).toHaveLength(2);
    const found = await lookAt(cues(4), 'srt', { cues: 3 });
    expect(found[0]).toMatchObject({ entries: { length: 3 } });
    expect(found.at(-1)).toEqual({ kind: 'status', message: 'Only the first 3 subtitles were read.' });
  });

  it('reads twenty thousand subtitles by default', async () => {
    const cue = '00:00:01,000 --> 00:00:02,000\na\n\n00:00:05,000 --> 00:00:06,000\nb\n\n';
    expect((await lookAt(cue.repeat(10_000))).at(-1)?.kind).toBe('text');
    const found = await lookAt(`${cue.repeat(10_000)}00:00:07,000 --> 00:00:08,000\nc`);
    expect(found.at(-1)).toEqual({ kind: 'status', message: 'Only the first 20,000 subtitles were read.' });
  });

  it('says when a subtitle is longer than any can be', async () => {
    const found = await lookAt(`00:00:01,000 --> 00:00:02,000\n${'word '.repeat(4001)}`);
    const message = 'Only the first 20,000 characters of each subtitle were read.';
    expect(found.at(-1)).toEqual({ kind: 'status', message });
  });

  it('hands on as much text as may be, and says when there is more', async () => {
    const cue = (_: unknown, at: number) => `00:00:01,000 --> 00:00:02,000\n${String(at).padEnd(9998, 'x')}\n\n`;
    const text = (count: number) => Array.from({ length: count }, cue).join('');
    const found = await lookAt(text(420));
    expect(found.map((one) => one.kind === 'text' && one.text.length)).toEqual([false, MAX_TEXT_CHARACTERS, false]);
    const message = 'Only the first 4,194,304 characters of what is said were analysed.';
    expect(found[2]).toEqual({ kind: 'status', message });
    expect(await lookAt(text(400))).toHaveLength(2);
  });
});

/** Texts made to hurt: each brings one pattern of ours to the brink of a match, over and over. */
const TIMES = '00:00:01,000 --> 00:00:02,000\n';
const HOSTILE: [what: string, unit: string, format: string][] = [
  ['empty lines', '\n', 'srt'],
  ['carriage returns', '\r', 'srt'],
  ['short lines', 'a\n', 'srt'],
  ['arrows', '-->\n', 'srt'],
  ['numbers', '1\n', 'srt'],
  ['empty cues', TIMES, 'srt'],
  ['cues at one time', `${TIMES}a\n`, 'srt'],
  ['open tags', '<a', 'srt'],
  ['open voices', '<v a', 'vtt'],
  ['voices', '<v a>b', 'vtt'],
  ['open styles', '{\\', 'srt'],
  ['references', '&#1;', 'srt'],
  ['brackets', '[', 'srt'],
  ['spaces', ' ', 'srt'],
  ['words on one line', 'word ', 'vtt'],
  ['times on one line', '0:00:01.000,', 'sbv'],
];

describe('the work of subtitlesAdapter', () => {
  it.each(HOSTILE)('grows with the length of a file of %s, not with its square (%j, .%s)', async (_, unit, format) => {
    const cpuMs = async (length: number) => {
      const bytes = Buffer.from(TIMES + unit.repeat(length / unit.length));
      const start = process.cpuUsage();
      await lookAt(bytes, format).catch(() => undefined);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    await cpuMs(200_000);
    const once = await cpuMs(200_000);
    // Eight times the file is 8 times the work when linear, 64 times when quadratic.
    expect(await cpuMs(1_600_000)).toBeLessThan(30 * (once + 15));
  });
});
