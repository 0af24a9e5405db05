import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { ocrAdapter } from '../../../src/ml/adapters/ocr.ts';
import type { FileType } from '../../../src/ml/file-type.ts';
import type { FileFacts } from '../../../src/ml/ml-adapter.ts';
import { mlAdapterContract } from '../../contract/ml-adapter.contract.ts';
import { NOTE, NOTE_LINES, plainPicture } from '../ocr/a-picture.ts';

const fileNamed = (name: string) => readFileSync(new URL(`../../../events/files/${name}`, import.meta.url));

mlAdapterContract({
  name: 'ocrAdapter',
  adapter: () => ocrAdapter(),
  goodFiles: [
    { name: 'note.png', bytes: NOTE },
    { name: 'receipt-photo.jpg', bytes: fileNamed('receipt-photo.jpg') },
  ],
  runs: 25,
});

const facts = (group: FileType['group'], format: string): FileFacts => ({
  name: `file.${format}`,
  extension: format,
  type: { group, format },
});

function lookAt(bytes: Uint8Array) {
  return ocrAdapter().look({ file: facts('image', 'png'), bytes, signal: new AbortController().signal });
}

describe('ocrAdapter', () => {
  it.each(['jpg', 'png', 'webp', 'gif'])('opens %s as it is', (format) => {
    expect(ocrAdapter().reads(facts('image', format))).toBe('original');
  });

  it.each(['tif', 'heic', 'avif', 'bmp', 'psd', 'svg', 'cr2'])('reads %s as Box draws it', (format) => {
    expect(ocrAdapter().reads(facts('image', format))).toEqual({ type: 'png', dimensions: '2048x2048' });
  });

  it.each(['document', 'text', 'video', 'unknown'] as const)('leaves a %s alone, whatever its name', (group) => {
    expect(ocrAdapter().reads(facts(group, 'png'))).toBeUndefined();
  });

  it('shows the lines and the numbers, and hands the text on', async () => {
    expect(await lookAt(NOTE)).toEqual([
      { kind: 'transcript', title: 'Recognised text', entries: NOTE_LINES.map((text) => ({ text })) },
      { kind: 'keyword', title: 'Numbers', entries: [{ text: 'Booking no. 48213' }] },
      { kind: 'text', text: NOTE_LINES.join('\n') },
    ]);
  });

  it('reads the sample of a scan', async () => {
    const [card, numbers] = await lookAt(fileNamed('scanned-letter.png'));
    const lines = card?.kind === 'transcript' ? card.entries.map(({ text }) => text) : [];
    expect(lines).toContain('Dear Mr Ashgrove,');
    expect(lines).toContain(
      'cracked in the frost. Please close all taps for an hour and see whether the small red star on the',
    );
    expect(numbers).toMatchObject({
      title: 'Numbers',
      entries: [
        { text: 'Customer number 77-30418' },
        { text: 'Meter number WM 5509 2316' },
        { text: 'Our reference TWW/25/0192' },
      ],
    });
  });

  it('finds nothing on an image without text', async () => {
    expect(await lookAt(await plainPicture(500, 400, 'olive'))).toEqual([]);
  });

  it('shows three words, and takes two for nothing', async () => {
    const upTo = (width: number) => sharp(NOTE).extract({ left: 0, top: 0, width, height: 120 }).png().toBuffer();
    expect(await lookAt(await upTo(380))).toMatchObject([
      { entries: [{ text: 'The ferry leaves' }] },
      { kind: 'text' },
    ]);
    expect(await lookAt(await upTo(230))).toEqual([]);
  });

  it('says of a file that was cut short that it cannot be opened', async () => {
    await expect(lookAt(fileNamed('receipt-photo.jpg').subarray(0, 20_000))).rejects.toMatchObject({
      name: 'UnusableFileError',
      fault: 'unreadable',
    });
  });

  it('names the setting when a language has no data', async () => {
    const { look } = ocrAdapter({ languages: ['eng', 'deu'] });
    const looking = look({ file: facts('image', 'png'), bytes: NOTE, signal: new AbortController().signal });
    await expect(looking).rejects.toMatchObject({
      name: 'MlAdapterError',
      forPerson: expect.stringMatching(/"deu".*`languageFolder`/),
    });
  });
});
