import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { UnusableFileError } from '../../../src/errors.ts';
import { decodeText } from '../../../src/ml/text/decode-text.ts';

function utf16(text: string, endian: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return endian === 'le' ? bytes : bytes.swap16();
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('Größe 日本 naïve')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFGröße 日本 naïve')],
    ['UTF-16 LE with a mark', utf16('Größe 日本 naïve', 'le', true)],
    ['UTF-16 BE with a mark', utf16('Größe 日本 naïve', 'be', true)],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe('Größe 日本 naïve');
  });

  it.each(['le', 'be'] as const)('reads UTF-16 %s without a mark by its zero bytes', (endian) => {
    expect(decodeText(utf16('A plain sentence.', endian, false))).toBe('A plain sentence.');
  });

  it('reads Windows-1252 where it is no UTF-8', () => {
    expect(decodeText(Buffer.from('Caf\xe9 \x80 5, d\xe9j\xe0 vu', 'latin1'))).toBe('Café € 5, déjà vu');
  });

  it('forgives a broken byte in good UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('é'.repeat(20)), Uint8Array.of(0xff), Buffer.from('ü')]);
    expect(decodeText(bytes)).toBe(`${'é'.repeat(20)} ü`);
  });

  it('reads sound UTF-8 as such although a character in it was lost before', () => {
    const text = '日本語 \uFFFD';
    expect(decodeText(Buffer.from(text))).toBe(text);
  });

  it('leaves out a character that is cut in two at the end', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, cut) => {
        const plain = text.replaceAll('\0', '').replaceAll('\uFEFF', '');
        const bytes = Buffer.from(`日本語 ${plain}`);
        const end = 10 + (cut % (bytes.byteLength - 9));
        expect(`日本語 ${plain}`.startsWith(decodeText(bytes.subarray(0, end)))).toBe(true);
      }),
    );
  });

  it.each([
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d)],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['an RTF', Buffer.from('{\\rtf1\\ansi hello}')],
    ['control characters', Buffer.from('\x01\x02\x03\x04 abc')],
  ])('refuses %s as unsupported', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ fault: 'unsupported' }));
  });

  it('refuses an alphabet it cannot tell, and says what helps', () => {
    const windows1251 = Uint8Array.from({ length: 60 }, (_, at) => 0xc0 + ((at * 7) % 64));
    expect(() => decodeText(windows1251)).toThrow(
      expect.objectContaining({ fault: 'unreadable', forPerson: expect.stringContaining('UTF-8') }),
    );
  });

  it('turns any bytes into well-formed text or our error', async () => {
    await fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(decodeText(bytes).isWellFormed()).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UnusableFileError);
        }
      }),
    );
  });
});
