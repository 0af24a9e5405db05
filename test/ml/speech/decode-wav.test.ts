import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UnusableFileError } from '../../../src/errors.ts';
import { decodeWav } from '../../../src/ml/speech/decode-wav.ts';

interface WavParts {
  readonly encoding?: number;
  readonly channels?: number;
  readonly hz?: number;
  readonly bits?: number;
  /** What the header says; the sound's own size unless given. */
  readonly claimedBytes?: number;
  readonly before?: Buffer;
  readonly sound: Buffer;
}

function wav({ encoding = 1, channels = 1, hz = 8000, bits = 16, claimedBytes, before, sound }: WavParts): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(encoding, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(hz, 4);
  format.writeUInt16LE((bits / 8) * channels, 12);
  format.writeUInt16LE(bits, 14);
  const riff = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  return Buffer.concat([riff, before ?? Buffer.alloc(0), chunk('fmt ', format), chunk('data', sound, claimedBytes)]);
}

function chunk(name: string, content: Buffer, claimedBytes = content.byteLength): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32LE(claimedBytes, 4);
  return Buffer.concat([header, content]);
}

function decoded(...pieces: readonly Uint8Array[]): { samples: number[]; hz: number | undefined } {
  const pcm = [...decodeWav(pieces)];
  return { samples: pcm.flatMap(({ samples }) => [...samples]), hz: pcm[0]?.samplesPerSecond };
}

function hex(digits: string): Buffer {
  return Buffer.from(digits.replaceAll(' ', ''), 'hex');
}

describe('decodeWav', () => {
  // The values of µ-law and A-law are those of ITU-T G.711.
  it.each([
    ['8 bits', { bits: 8, sound: hex('00 80 c0') }, [-1, 0, 0.5]],
    ['16 bits', { bits: 16, sound: hex('0080 0000 0040') }, [-1, 0, 0.5]],
    ['24 bits', { bits: 24, sound: hex('000080 000000 000040 ffffff') }, [-1, 0, 0.5, -1 / 8_388_608]],
    ['32 bits', { bits: 32, sound: hex('00000080 00000000 00000040') }, [-1, 0, 0.5]],
    ['floating point', { encoding: 3, bits: 32, sound: hex('000080bf 00000000 0000003f') }, [-1, 0, 0.5]],
    ['double precision', { encoding: 3, bits: 64, sound: hex('000000000000f0bf 000000000000e03f') }, [-1, 0.5]],
    ['µ-law', { encoding: 7, bits: 8, sound: hex('00 80 ff 7f') }, [-32_124 / 32_768, 32_124 / 32_768, 0, 0]],
    [
      'A-law',
      { encoding: 6, bits: 8, sound: hex('d5 55 aa 2a') },
      [8 / 32_768, -8 / 32_768, 32_256 / 32_768, -32_256 / 32_768],
    ],
    ['two channels', { channels: 2, sound: hex('0040 00c0 0040 0040') }, [0, 0.5]],
  ])('reads %s', (_, parts, samples) => {
    expect(decoded(wav(parts))).toEqual({ samples: samples.map(Math.fround), hz: 8000 });
  });

  it('reads the encoding of an extensible header', () => {
    const format = Buffer.concat([
      hex('feff 0100 401f0000 007d0000 0400 2000 1600 2000 00000000 0300'),
      Buffer.alloc(14),
    ]);
    const bytes = Buffer.concat([
      Buffer.from('RIFF\0\0\0\0WAVE'),
      chunk('fmt ', format),
      chunk('data', hex('0000003f')),
    ]);
    expect(decoded(bytes)).toEqual({ samples: [0.5], hz: 8000 });
  });

  it('makes silence of what is no number, and bounds what is too loud', () => {
    const sound = hex('0000c07f 0000807f 000080ff 00000040');
    expect(decoded(wav({ encoding: 3, bits: 32, sound })).samples).toEqual([0, 1, -1, 1]);
  });

  it.each([0, 0xffffffff])('reads to the end where the header gives %d as the size', (claimedBytes) => {
    expect(decoded(wav({ claimedBytes, sound: hex('0040 0040 00') })).samples).toEqual([0.5, 0.5]);
  });

  it('reads what there is of the size that the header claims, and nothing behind it', () => {
    expect(decoded(wav({ claimedBytes: 0x7ffffff0, sound: hex('0040 0040') })).samples).toEqual([0.5, 0.5]);
    for (const count of [1, 20_000]) {
      const tagged = Buffer.concat([wav({ sound: Buffer.alloc(2 * count) }), chunk('LIST', Buffer.alloc(100_000))]);
      expect(decoded(tagged).samples.length).toBe(count);
    }
  });

  it('skips what comes before the sound, of whatever size', () => {
    const before = Buffer.concat([chunk('JUNK', Buffer.alloc(100_001)), Buffer.alloc(1)]);
    expect(decoded(wav({ before, sound: hex('0040') })).samples).toEqual([0.5]);
  });

  it.each([
    ['compressed sound', wav({ encoding: 2, bits: 8, sound: hex('00') })],
    ['40 bits', wav({ bits: 40, sound: Buffer.alloc(5) })],
    ['an extensible header that is cut off', wav({ encoding: 0xfffe, sound: hex('0000') })],
    ['no channels', wav({ channels: 0, sound: hex('0000') })],
    ['65 channels', wav({ channels: 65, sound: hex('0000') })],
    ['3999 samples a second', wav({ hz: 3999, sound: hex('0000') })],
    ['384,001 samples a second', wav({ hz: 384_001, sound: hex('0000') })],
  ])('refuses %s', (_, bytes) => {
    expect(() => decoded(bytes)).toThrow(expect.objectContaining({ fault: 'unsupported' }));
  });

  it.each([
    ['64 channels', wav({ channels: 64, sound: Buffer.alloc(128) })],
    ['4000 samples a second', wav({ hz: 4000, sound: hex('0000') })],
    ['384,000 samples a second', wav({ hz: 384_000, sound: hex('0000') })],
  ])('reads %s', (_, bytes) => {
    expect(decoded(bytes).samples).toEqual([0]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['another kind of file', Buffer.from('RIFF\0\0\0\0AVI fmt ')],
    ['sound without a format', Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), chunk('data', hex('0040'))])],
    ['a format that is cut off', Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), chunk('fmt ', hex('0100'))])],
    [
      'a thousand chunks without sound',
      Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), Buffer.alloc(8008, 'JUNK\0\0\0\0')]),
    ],
  ])('calls %s unreadable', (_, bytes) => {
    expect(() => decoded(bytes)).toThrow(expect.objectContaining({ fault: 'unreadable' }));
  });

  it('gives sound of a bounded loudness, or its own error, for any bytes in any pieces', () => {
    const head = wav({ encoding: 3, bits: 32, sound: Buffer.alloc(0), claimedBytes: 0 });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 200 }).map((sound) => Buffer.concat([head, sound])),
      fc.tuple(fc.nat({ max: 43 }), fc.nat({ max: 255 })).map(([at, value]) => {
        const damaged = Buffer.concat([head, Buffer.alloc(100, 1)]);
        damaged[at] = value;
        return damaged;
      }),
    );
    const property = fc.property(bytes, fc.integer({ min: 1, max: 60 }), (all, size) => {
      const pieces = Array.from({ length: Math.ceil(all.byteLength / size) }, (_, at) =>
        all.subarray(at * size, (at + 1) * size),
      );
      try {
        const { samples } = decoded(...pieces);
        expect(samples.every((value) => value >= -1 && value <= 1)).toBe(true);
        expect(samples).toEqual(decoded(all).samples);
      } catch (error) {
        expect(error).toBeInstanceOf(UnusableFileError);
      }
    });
    fc.assert(property);
  });
});
