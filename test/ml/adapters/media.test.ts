import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { UnusableFileError } from '../../../src/errors.ts';
import { extensionOf } from '../../../src/file-extension.ts';
import { mediaAdapter } from '../../../src/ml/adapters/media.ts';
import { fileTypeOf } from '../../../src/ml/file-type/file-type-of.ts';
import { type FileType, TELLING_BYTES } from '../../../src/ml/file-type.ts';
import { mlAdapterContract } from '../../contract/ml-adapter.contract.ts';

const FILES = new URL('../../../events/files/', import.meta.url);
const NEVER = new AbortController().signal;

function sample(name: string): Buffer {
  return readFileSync(new URL(name, FILES));
}

mlAdapterContract({
  name: 'mediaAdapter',
  adapter: () => mediaAdapter({ sizeBytes: 3_000_000 }),
  goodFiles: ['interview.mp3', 'loading-bay.mp4', 'loading-bay.webm'].map((name) => ({ name, bytes: sample(name) })),
  runs: 15,
});

interface Given {
  readonly type?: FileType;
  readonly sizeBytes?: number | undefined;
}

async function linesOf(name: string, bytes: Buffer = sample(name), given: Given = {}): Promise<string[]> {
  const sizeBytes = 'sizeBytes' in given ? given.sizeBytes : bytes.byteLength;
  const type = given.type ?? (await fileTypeOf(bytes.subarray(0, TELLING_BYTES), extensionOf(name)));
  async function* chunks() {
    for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  const contents = await mediaAdapter().look({
    file: { name, extension: extensionOf(name), type, sizeBytes },
    content: { sizeBytes, chunks: chunks() },
    signal: NEVER,
  });
  return contents.flatMap((content) => (content.kind === 'keyword' ? content.entries.map(({ text }) => text) : []));
}

/** What ffprobe says of the samples. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'interview.mp3': [
    '31 s',
    'MP3, 32 kbit/s',
    'Mono, 16 kHz',
    'Title: A visit to the sailmaker',
    'Artist: Harbour Radio',
    'Album: Trades of the coast',
    'Recorded 2024',
  ],
  'voice-note.wav': ['3 s', 'PCM, 16 bit', 'Mono, 11.025 kHz'],
  'roof-memo.m4a': ['6 s', 'AAC, 21 kbit/s', '16 kHz', 'Title: Roof, east wing'],
  'hold-music.ogg': ['6 s', 'Vorbis, 24 kbit/s', 'Mono, 16 kHz'],
  'loading-bay.mp4': [
    '3 s',
    '320 × 180',
    'H.264 video',
    'AAC, 31 kbit/s',
    '16 kHz',
    'Title: Loading bay',
    'Recorded 17 May 2024',
  ],
  'loading-bay.webm': ['3 s', '320 × 180, 12 frames/s', 'VP9 video', 'Opus', 'Mono, 16 kHz', 'Title: Loading bay'],
};

describe('mediaAdapter', () => {
  it.each(Object.entries(KNOWN))('says what %s says about itself', async (name, lines) => {
    expect(await linesOf(name)).toEqual(lines);
  });

  it('says the same where nobody knows the size, but for what is measured by it', async () => {
    for (const name of ['loading-bay.mp4', 'hold-music.ogg']) {
      expect(await linesOf(name, undefined, { sizeBytes: undefined })).toEqual(KNOWN[name]);
    }
  });

  it.each([
    ['audio', 'mp3', 'original'],
    ['audio', 'wma', 'original'],
    ['video', 'mov', 'original'],
    ['video', 'avi', undefined],
    ['audio', 'amr', undefined],
    ['text', 'mp3', undefined],
    ['image', 'mp4', undefined],
    ['audio', 'constructor', undefined],
  ] as const)('reads %s of the format %s as %s', (group, format, rendition) => {
    expect(mediaAdapter().reads({ name: 'a', extension: '', type: { group, format } })).toBe(rendition);
  });

  it('leaves out the length that an MP3 claims but cannot have', async () => {
    const lying = Buffer.from(sample('interview.mp3'));
    const xing = Math.max(lying.indexOf('Xing'), lying.indexOf('Info'));
    // The number of frames: some 40 hours.
    lying.writeUInt32BE(4_000_000, xing + 8);
    expect(await linesOf('long.mp3', lying)).not.toContainEqual(expect.stringMatching(/ h|min/));
  });

  it('counts the frames of an MP3 whose rate changes and whose header tells nothing', async () => {
    const [slow, fast] = [frames('roof-memo.m4a.rendition.mp3', 108), frames('interview.mp3', 144)];
    const changing = Buffer.concat(slow.flatMap((frame, index) => [frame, fast[index] ?? frame]));
    // 240 frames of 576 samples, at 16 kHz.
    expect(await linesOf('a.mp3', changing)).toContain('9 s');
    expect(await linesOf('a.mp3', changing, { sizeBytes: undefined })).toContain('9 s');
  });

  it('downloads no more than the beginning of an MP3 whose rate is constant', async () => {
    const bytes = Buffer.concat(Array(30).fill(sample('interview.mp3')));
    let readBytes = 0;
    async function* chunks() {
      for (; readBytes < bytes.byteLength; readBytes += 16_384) yield bytes.subarray(readBytes, readBytes + 16_384);
    }
    await mediaAdapter().look({
      file: { name: 'a.mp3', extension: 'mp3', type: { group: 'audio', format: 'mp3' } },
      content: { sizeBytes: bytes.byteLength, chunks: chunks() },
      signal: NEVER,
    });
    expect(readBytes).toBeLessThan(1_500_000);
  });

  it('believes the size of a WAV file, and not its header', async () => {
    const lying = Buffer.from(sample('voice-note.wav'));
    lying.writeUInt32LE(0x7fffffff, lying.indexOf('data') + 4);
    expect(await linesOf('a.wav', lying)).toEqual(KNOWN['voice-note.wav']);
  });

  it('says what there is of a film that is cut short behind its description', async () => {
    const webm = sample('loading-bay.webm');
    expect(await linesOf('a.webm', webm.subarray(0, webm.byteLength / 2))).toEqual(KNOWN['loading-bay.webm']);
  });

  it('says nothing of a film that is cut short before its description', async () => {
    expect(await linesOf('a.mp4', sample('loading-bay.mp4').subarray(0, 20_000))).toEqual([]);
  });

  it('says what there is of a recording that breaks off in what it says about itself', async () => {
    const head = sample('loading-bay.webm').subarray(0, 300);
    expect(await linesOf('a.webm', head)).toEqual(['3 s', 'Title: Loading bay']);
  });

  it('calls a recording unreadable that is none', async () => {
    const type = { group: 'audio', format: 'flac' } as const;
    await expect(linesOf('a.flac', Buffer.from('Not what it says.'), { type })).rejects.toThrow(UnusableFileError);
  });

  it.each([
    ['deep', (depth: number) => nested(depth)],
    ['wide', (count: number) => box('moov', Buffer.concat(Array(count).fill(box('udta'))))],
  ])('ends with a %s tree of boxes', async (_, tree) => {
    const bytes = Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0mp42')), tree(20_000)]);
    await linesOf('a.mp4', bytes).catch((error) => expect(error).toBeInstanceOf(UnusableFileError));
  });

  it('ends with what looks like the beginnings of a hundred thousand frames', async () => {
    const bytes = Buffer.alloc(100_000, 0xff);
    await linesOf('a.mp3', bytes, { type: { group: 'audio', format: 'mp3' } }).catch((error) =>
      expect(error).toBeInstanceOf(UnusableFileError),
    );
  });

  it('stops within a second when aborted in the middle of a file', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const page = sample('hold-music.ogg').subarray(0, 3000);
    let givenBytes = 0;
    async function* endless() {
      for (;;) {
        givenBytes += page.byteLength;
        yield page;
        await new Promise(setImmediate);
      }
    }
    const looking = mediaAdapter().look({
      file: { name: 'a.mp3', extension: 'mp3', type: { group: 'audio', format: 'mp3' } },
      content: { sizeBytes: undefined, chunks: endless() },
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(reason), 500);
    const startedMs = performance.now();
    await expect(looking).rejects.toBe(reason);
    expect(performance.now() - startedMs).toBeLessThan(1500);
    const then = givenBytes;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(givenBytes).toBeLessThanOrEqual(then + page.byteLength);
  });
});

/** Some frames of a sample of a constant rate, from behind its first, which tells of the others. */
function frames(name: string, frameBytes: number): Buffer[] {
  const bytes = sample(name);
  const first = bytes.indexOf(Buffer.from([0xff, 0xf3]));
  return Array.from({ length: 120 }, (_, at) =>
    bytes.subarray(first + (at + 2) * frameBytes, first + (at + 3) * frameBytes),
  );
}

function box(name: string, content: Uint8Array = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(content.byteLength + 8);
  header.write(name, 4, 'latin1');
  return Buffer.concat([header, content]);
}

function nested(depth: number): Buffer {
  const headers = Buffer.alloc(8 * depth);
  for (let level = 0; level < depth; level += 1) {
    headers.writeUInt32BE(8 * (depth - level), 8 * level);
    headers.write('moov', 8 * level + 4, 'latin1');
  }
  return headers;
}
