import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MlAdapterError } from '../../../src/errors.ts';
import { type SpeechOptions, speechAdapter } from '../../../src/ml/adapters/speech.ts';
import type { Found } from '../../../src/ml/ml-adapter.ts';
import { mlAdapterContract } from '../../contract/ml-adapter.contract.ts';

const FILES = new URL('../../../events/files/', import.meta.url);
const [MB, NEVER] = [1024 * 1024, new AbortController().signal];

function sample(name: string): Buffer {
  return readFileSync(new URL(name, FILES));
}

mlAdapterContract({
  name: 'speechAdapter',
  adapter: () => speechAdapter({ sizeBytes: MB }),
  // Short, as each look compiles the engine anew.
  goodFiles: [{ name: 'voice-note.wav', bytes: sample('voice-note.wav').subarray(0, 30_000) }],
  runs: 3,
});

interface Given {
  readonly options?: SpeechOptions;
  readonly signal?: AbortSignal;
  readonly chunks?: AsyncIterable<Uint8Array>;
}

async function heard(
  name: string,
  bytes: Uint8Array,
  { options, signal = NEVER, chunks }: Given = {},
): Promise<Found[]> {
  const extension = name.split('.').at(-1) ?? '';
  async function* whole() {
    yield bytes;
  }
  return speechAdapter(options).look({
    file: { name, extension, type: { group: 'audio', format: extension }, sizeBytes: bytes.byteLength },
    content: { sizeBytes: bytes.byteLength, chunks: chunks ?? whole() },
    signal,
  });
}

function speechIn(contents: readonly Found[]): number[][] {
  const card = contents.find((content) => content.kind === 'timeline');
  return (card?.entries[0]?.appears ?? []).map(({ startSeconds, endSeconds = 0 }) => [startSeconds, endSeconds]);
}

describe('speechAdapter', () => {
  it('finds where somebody speaks in an interview, between music and pauses', async () => {
    const contents = await heard('interview.mp3', sample('interview.mp3'));
    // Put together by the script of the samples: four turns, two of them with a short pause within.
    const turns = [
      [5, 8.4],
      [9.9, 19.2],
      [21.7, 23.9],
      [25.1, 26.3],
    ];
    const found = speechIn(contents);
    expect(found.length).toBe(turns.length);
    for (const [index, [start = 0, end = 0]] of turns.entries()) {
      expect(Math.abs((found[index]?.[0] ?? 0) - start)).toBeLessThan(0.5);
      expect(Math.abs((found[index]?.[1] ?? 0) - end)).toBeLessThan(0.5);
    }
    expect(contents).toMatchObject([{ kind: 'timeline', title: expect.stringMatching(/^Speech \(5\d %\)$/) }]);
  });

  it('finds nothing in music', async () => {
    expect(await heard('hold-music.ogg', sample('hold-music.ogg.rendition.mp3'))).toEqual([]);
  });

  it('listens up to its limit, and says so', async () => {
    const contents = await heard('interview.mp3', sample('interview.mp3'), { options: { listenedSeconds: 7 } });
    expect(contents).toMatchObject([
      { durationSeconds: 7 },
      { kind: 'status', message: 'Only the first 7 s were listened to.' },
    ]);
  });

  it('listens to what there is of an MP3 that claims more, or is cut short', async () => {
    const lying = Buffer.from(sample('interview.mp3'));
    // The number of frames: an hour.
    lying.writeUInt32BE(100_000, Math.max(lying.indexOf('Xing'), lying.indexOf('Info')) + 8);
    const contents = await heard('a.mp3', lying.subarray(0, 50_000));
    expect(contents[0]).toMatchObject({ durationSeconds: expect.closeTo(12.5, 0) });
  });

  it.each([
    ['a.mp3', Buffer.from('No sound at all.')],
    ['a.wav', sample('voice-note.wav').subarray(0, 44)],
  ])('calls %s unreadable when there is no sound in it', async (name, bytes) => {
    await expect(heard(name, bytes)).rejects.toMatchObject({ fault: 'unreadable' });
  });

  it.each([
    ['audio', 'mp3', MB, 'original'],
    ['audio', 'mp3', 2 * MB, 'original'],
    ['audio', 'wav', MB, 'original'],
    ['audio', 'wav', undefined, 'original'],
    ['audio', 'wav', MB + 1, { type: 'mp3' }],
    ['audio', 'm4a', 10, { type: 'mp3' }],
    ['audio', 'constructor', 10, { type: 'mp3' }],
    ['video', 'mp4', 10, undefined],
    ['text', 'mp3', 10, undefined],
  ] as const)('reads %s of the format %s and of %s bytes as %j', (group, format, sizeBytes, rendition) => {
    const file = { name: 'a', extension: '', type: { group, format }, sizeBytes };
    expect(speechAdapter({ sizeBytes: MB }).reads(file)).toEqual(rendition);
  });

  it('looks at one file at a time, and says by its name what it does', () => {
    expect(speechAdapter().limits.atOnce).toBe(1);
    expect(speechAdapter().name).toBe('Speech detection');
    expect(speechAdapter({ modelFolder: '/opt/model' }).name).toBe('Speech recognition');
  });

  it('names the setting when there is no model in the folder, before it reads anything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-model-'));
    let isRead = false;
    async function* watched() {
      isRead = true;
      yield new Uint8Array(9);
    }
    const looking = heard('a.mp3', new Uint8Array(9), { options: { modelFolder: folder }, chunks: watched() });
    await expect(looking).rejects.toThrow(MlAdapterError);
    expect(isRead).toBe(false);
    await expect(looking).rejects.toMatchObject({ forPerson: expect.stringContaining('SPEECH_MODEL_DIR') });
    rmSync(folder, { recursive: true });
  });

  it('stops within a second when aborted in the middle of a recording', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const music = sample('hold-music.ogg.rendition.mp3');
    let givenBytes = 0;
    async function* endless() {
      for (;;) {
        givenBytes += music.byteLength;
        yield music;
        await new Promise(setImmediate);
      }
    }
    const looking = heard('a.mp3', music, { signal: controller.signal, chunks: endless() });
    setTimeout(() => controller.abort(reason), 1200);
    const startedMs = performance.now();
    await expect(looking).rejects.toBe(reason);
    expect(performance.now() - startedMs).toBeLessThan(2200);
    const then = givenBytes;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(givenBytes).toBeLessThanOrEqual(then + music.byteLength);
  });
});
