import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_ELEMENTS } from '../../../src/ml/media/matroska-facts.ts';
import { MAX_BOXES } from '../../../src/ml/media/mpeg4-facts.ts';
import {
  MAX_CHUNKS,
  MAX_FACT_BYTES,
  MAX_MATROSKA_BYTES,
  withoutSoundAndPicture,
} from '../../../src/ml/media/without-sound-and-picture.ts';

/** A box of MPEG-4; `claimedBytes` in place of its true size. */
function box(name: string, content: Uint8Array | string = '', claimedBytes?: number): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(claimedBytes ?? bytes.byteLength + 8);
  header.write(name, 4, 'latin1');
  return Buffer.concat([header, bytes]);
}

function largeBox(name: string, sizeBytes: bigint): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(sizeBytes);
  return Buffer.concat([box(name, '', 1), size]);
}

function hex(digits: string): Buffer {
  return Buffer.from(digits.replaceAll(' ', ''), 'hex');
}

function kept(format: string, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...withoutSoundAndPicture(format, parts)]);
}

const [FTYP, MOOV, MDAT] = [box('ftyp', 'isom'), box('moov', 'tracks'), box('mdat', 'sound'.repeat(1000))];

describe('withoutSoundAndPicture', () => {
  it('leaves out the media data of an MPEG-4 file that is described behind it', () => {
    expect(kept('mp4', FTYP, box('free', 'x'), MDAT, MOOV)).toEqual(Buffer.concat([FTYP, MOOV]));
  });

  it('reads no further than to the media data when the description came before', () => {
    let readBytes = 0;
    function* counted() {
      for (const part of [FTYP, MOOV, MDAT.subarray(0, 8), MDAT.subarray(8)]) {
        readBytes += part.byteLength;
        yield part;
      }
    }
    expect(Buffer.concat([...withoutSoundAndPicture('m4a', counted())])).toEqual(Buffer.concat([FTYP, MOOV]));
    expect(readBytes).toBe(FTYP.byteLength + MOOV.byteLength + 8);
  });

  it('reads a film of fragments to its end', () => {
    const fragment = box('moof', 'run');
    const film = [FTYP, MOOV, fragment, MDAT, fragment, MDAT];
    expect(kept('mp4', ...film)).toEqual(Buffer.concat([FTYP, MOOV, fragment, fragment]));
  });

  it('skips media data whose size takes 64 bits, or that goes on to the end', () => {
    const [wide, open] = [largeBox('mdat', 1016n), box('mdat', 'sound', 0)];
    expect(kept('mp4', FTYP, wide, Buffer.alloc(1000), MOOV)).toEqual(Buffer.concat([FTYP, MOOV]));
    expect(kept('mp4', FTYP, open, MOOV)).toEqual(FTYP);
  });

  it.each([
    ['a box smaller than its header', box('moov', '', 7)],
    ['a wide box smaller than its header', largeBox('moov', 15n)],
    ['a header that is cut off', Buffer.from([0, 0, 0])],
    ['a wide header that is cut off', largeBox('moov', 100n).subarray(0, 12)],
  ])('ends at %s', (_, bytes) => {
    expect(kept('mp4', FTYP, bytes)).toEqual(FTYP);
  });

  it('skips a box of exabytes to the end', () => {
    expect(kept('mp4', FTYP, largeBox('free', 2n ** 62n), Buffer.alloc(100), MOOV)).toEqual(FTYP);
  });

  it('passes on so many bytes and no more', () => {
    const half = box('udta', new Uint8Array(MAX_FACT_BYTES / 2 - 8));
    expect(kept('mp4', half, half).byteLength).toBe(MAX_FACT_BYTES);
    const more = box('udta', new Uint8Array(MAX_FACT_BYTES / 2 + 100));
    expect(kept('mp4', half, more).byteLength).toBe(MAX_FACT_BYTES);
    const tags = Buffer.concat([hex('1254c367 ff'), new Uint8Array(MAX_MATROSKA_BYTES)]);
    expect(kept('mkv', tags).byteLength).toBe(MAX_MATROSKA_BYTES);
    expect(kept('mkv', tags.subarray(0, -5)).byteLength).toBe(MAX_MATROSKA_BYTES);
    expect(kept('mkv', tags.subarray(0, -6)).byteLength).toBe(MAX_MATROSKA_BYTES - 1);
  });

  it('looks at so many boxes and no more', () => {
    const boxes = Array.from({ length: MAX_BOXES + 5 }, () => box('udta'));
    expect(kept('mp4', Buffer.concat(boxes.slice(0, MAX_BOXES))).byteLength).toBe(8 * MAX_BOXES);
    expect(kept('mp4', Buffer.concat(boxes)).byteLength).toBe(8 * MAX_BOXES);
  });

  it('takes the data handlers out of a QuickTime movie, and only those', () => {
    const movie = (inner: string) =>
      box('moov', box('trak', box('mdia', Buffer.concat([box('hdlr', 'vide'), box('minf', box(inner, 'url '))]))));
    expect(kept('mov', movie('hdlr'))).toEqual(movie('free'));
    expect(kept('mp4', movie('hdlr'))).toEqual(movie('hdlr'));
    // Boxes that go nowhere, or on past the end, end the search.
    for (const broken of [
      box('moov', new Uint8Array(100)),
      box('moov', box('trak', '', 4)),
      box('moov', box('trak', '', 99)),
    ]) {
      expect(kept('mov', broken)).toEqual(broken);
    }
    const elsewhere = box('moov', box('minf', box('hdlr', 'x')));
    expect(kept('mov', elsewhere)).toEqual(elsewhere);
  });

  it('ends a Matroska file at its first cluster, and leaves out what is not about sound and picture', () => {
    const [ebml, info] = [hex('1a45dfa3 84 01020304'), hex('1549a966 82 01ff')];
    const [index, cover] = [hex('114d9b74 83 010203'), hex('1941a469 4005 0102030405')];
    const cluster = hex('1f43b675 01ffffffffffffff e7');
    for (const size of ['01ffffffffffffff', '0100000000000123', '84']) {
      const segment = hex(`18538067${size}`);
      const whole = [ebml, segment, index, info, cover, info, cluster, Buffer.alloc(500)];
      // The segment's size no longer holds, as some of it is left out.
      expect(kept('webm', ...whole)).toEqual(Buffer.concat([ebml, hex('18538067 01ffffffffffffff'), info, info]));
    }
  });

  it('looks at so many elements of Matroska, and chunks of WAV, and no more', () => {
    const elements = (count: number) => Buffer.alloc(5 * count, hex('1549a966 80'));
    expect(kept('mkv', elements(MAX_ELEMENTS)).byteLength).toBe(5 * MAX_ELEMENTS);
    expect(kept('mkv', elements(MAX_ELEMENTS + 1)).byteLength).toBe(5 * MAX_ELEMENTS);
    const chunks = (count: number) =>
      Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), Buffer.alloc(8 * count, 'LIST\0\0\0\0')]);
    expect(kept('wav', chunks(MAX_CHUNKS)).byteLength).toBe(12 + 8 * MAX_CHUNKS);
    expect(kept('wav', chunks(MAX_CHUNKS + 1)).byteLength).toBe(12 + 8 * MAX_CHUNKS);
  });

  it('passes on to the end what is of unknown length in a Matroska file', () => {
    const open = Buffer.concat([hex('1549a966 ff'), Buffer.alloc(300, 1)]);
    expect(kept('mkv', open)).toEqual(open);
  });

  it('ends a Matroska file at a size that begins with no number', () => {
    expect(kept('mkv', Buffer.from('1549a96600000000', 'hex'))).toEqual(Buffer.alloc(0));
  });

  it('ends a WAV file where its sound begins', () => {
    const head = Buffer.from('RIFF\0\0\0\0WAVEfmt \x03\0\0\0abcdLIST\x02\0\0\0xydata\xff\xff\xff\xff', 'latin1');
    expect(kept('wav', head, Buffer.alloc(5000))).toEqual(head);
  });

  it('passes on what it does not know, whole', () => {
    expect(kept('mp3', MDAT, MOOV)).toEqual(Buffer.concat([MDAT, MOOV]));
  });

  it('gives the same however the bytes are cut, for any bytes', () => {
    const boxes = fc.constantFrom(FTYP, MOOV, MDAT, box('moof'), largeBox('mdat', 30n), box('free', 'abc'));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(boxes).map((parts) => Buffer.concat(parts)),
    );
    const property = fc.property(
      fc.constantFrom('mp4', 'mov', 'webm', 'wav'),
      bytes,
      fc.integer({ min: 1, max: 50 }),
      (format, all, size) => {
        const parts = Array.from({ length: Math.ceil(all.byteLength / size) }, (_, at) =>
          all.subarray(at * size, (at + 1) * size),
        );
        expect(kept(format, ...parts)).toEqual(kept(format, all));
      },
    );
    fc.assert(property);
  });
});
