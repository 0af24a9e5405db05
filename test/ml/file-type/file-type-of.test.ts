import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { fileTypeByName, fileTypeOf } from '../../../src/ml/file-type/file-type-of.ts';

const typed = async (bytes: Uint8Array | string, extension: string) => {
  const { group, format } = await fileTypeOf(Buffer.from(bytes), extension);
  return `${group}/${format}`;
};
const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });

/** A local zip record, by the format's description. */
function zipped(name: string, content: string): Buffer {
  const data = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(data.byteLength, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), data]);
}

const WORD =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const COMPOUND = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 1)]);

describe('fileTypeOf', () => {
  it.each([
    ['plain words', 'txt', 'text/txt'],
    ['plain words', 'docx', 'text/txt'],
    ['plain words', '__proto__', 'text/txt'],
    ['# Tides', 'md', 'text/md'],
    ['<!doctype html><p>x', 'bin', 'text/html'],
    ['WEBVTT\n\n', 'txt', 'text/vtt'],
    ['1\r\n00:00:01,000 --> 00:00:02,000\r\nHello', 'txt', 'text/srt'],
    ['00:01 --> is no time of a subtitle', 'txt', 'text/txt'],
    ['<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="x">', 'xml', 'image/svg'],
    ['<?xml version="1.0"?><feed/>', 'svg', 'text/txt'],
    ['%PDF-1.7\n', 'jpg', 'document/pdf'],
    ['{\\rtf1', 'doc', 'document/rtf'],
    ['', 'pdf', 'empty/pdf'],
    ['\uFEFFwith a mark', 'txt', 'text/txt'],
  ])('tells text by what it begins with: %j, .%s', async (text, extension, expected) => {
    expect(await typed(text, extension)).toBe(expected);
  });

  it('tells pictures by their content, whatever they are called', async () => {
    expect(await typed(await picture().jpeg().toBuffer(), 'pdf')).toBe('image/jpg');
    expect(await typed(await picture().png().toBuffer(), 'txt')).toBe('image/png');
    expect(await typed(await picture().tiff().toBuffer(), '')).toBe('image/tif');
    expect(await typed(await picture().webp().toBuffer(), 'docx')).toBe('image/webp');
  });

  it('tells Word by what lies in the archive, and leaves other archives alone', async () => {
    expect(await typed(zipped('[Content_Types].xml', WORD), 'pdf')).toBe('document/docx');
    expect(await typed(zipped('notes.txt', 'x'), 'txt')).toBe('archive/zip');
    expect(await typed(zipped('notes.txt', 'x'), 'docx')).toBe('document/docx');
    expect(await typed(zipped('notes.txt', 'x'), 'xlsm')).toBe('document/xlsx');
  });

  it('tells old office files, and new ones under a password', async () => {
    expect(await typed(COMPOUND, 'xls')).toBe('document/xls');
    expect(await typed(COMPOUND, 'jpg')).toBe('document/doc');
    expect(await typed(COMPOUND, 'pptx')).toBe('document/encrypted-office');
    const encrypted = Buffer.concat([COMPOUND, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await typed(encrypted, 'xls')).toBe('document/encrypted-office');
  });

  it.each([
    ['m4a', 'audio/m4a'],
    ['mp4', 'video/mp4'],
    ['txt', 'video/mp4'],
  ])('takes the extension’s word for sound in a container of films: .%s', async (extension, expected) => {
    const start = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(12)]);
    expect(await typed(start, extension)).toBe(expected);
  });

  it.each([
    ['jpeg', 'image/jpg'],
    ['DWG', 'unknown/DWG'],
    ['dwg', 'document/dwg'],
    ['xyz', 'unknown/xyz'],
    ['constructor', 'unknown/constructor'],
    ['', 'unknown/'],
  ])('goes by the extension where the bytes say nothing: .%s', async (extension, expected) => {
    expect(await typed(Uint8Array.of(0, 1, 2, 0, 255, 254, 0, 9), extension)).toBe(expected);
  });

  it('says something of any bytes', async () => {
    const marks = fc.constantFrom('ffd8ff', '89504e470d0a1a0a', '504b0304', 'd0cf11e0', '494433', '1a45dfa3', '1f8b08');
    const bytes = fc
      .tuple(fc.option(marks, { nil: '' }), fc.uint8Array({ maxLength: 500 }))
      .map(([mark, rest]) => Buffer.concat([Buffer.from(mark, 'hex'), rest]));
    await fc.assert(
      fc.asyncProperty(bytes, fc.string({ maxLength: 8 }), async (content, extension) => {
        expect(await typed(content, extension)).toMatch(/^[a-z]+\//);
      }),
    );
  });
});

describe('fileTypeByName', () => {
  it.each([
    ['md', 'text/md'],
    ['svg', 'image/svg'],
    ['jpeg', 'image/jpg'],
    ['docm', 'document/docx'],
    ['mov', 'video/mov'],
    ['xyz', 'unknown/xyz'],
    ['__proto__', 'unknown/__proto__'],
  ])('goes by the extension: .%s', (extension, expected) => {
    const { group, format } = fileTypeByName(extension);
    expect(`${group}/${format}`).toBe(expected);
  });
});
