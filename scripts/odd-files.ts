import { deflateRawSync } from 'node:zlib';
import { hugePng } from './samples/odd/huge-png.ts';
import { landscape } from './samples/odd/landscape.ts';
import { lockedPdf, longPdf, pdfInItself, shortPdf } from './samples/odd/odd-pdfs.ts';
import {
  deepJson,
  endlessCaption,
  FOREIGN_TEXTS,
  HOSTILE_NAME,
  LONGEST_NAME,
  laughingSvg,
} from './samples/odd/odd-texts.ts';
import { bombOfManyParts, bombOfOnePart, bombThatLies } from './samples/odd/zip-bombs.ts';
import { zipOf, zipPart } from './samples/odd/zip-of.ts';

export interface OddFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** What its cards must say, as `readableCards` writes them. */
  readonly says: RegExp;
}

const ORCHARD = 'The orchard committee met on 4 March 2026. The orchard committee wants to plant forty apple trees.\n';

/** Files as nobody should send them, made anew each time: the worst of them should lie in no folder where a person might open them. */
export async function oddFiles(): Promise<OddFile[]> {
  return [...emptyAndHuge(), ...(await oddPictures()), ...misnamed(await landscape('png')), ...documents(), ...texts()];
}

function emptyAndHuge(): OddFile[] {
  return [
    odd('empty.pdf', '', /This file is empty/),
    odd('bomb-of-one-part.docx', bombOfOnePart(), /more than [\d.]+ [MG]B once unpacked/),
    odd('bomb-that-lies.docx', bombThatLies(), /document is damaged/),
    odd('bomb-of-many-parts.xlsx', bombOfManyParts(), /more than [\d.]+ [MG]B once unpacked|more than [\d,]+ parts/),
  ];
}

async function oddPictures(): Promise<OddFile[]> {
  const photo = await landscape('jpeg');
  return [
    odd('400-megapixels.png', hugePng(), /400 megapixels/),
    odd('truncated.jpg', photo.subarray(0, photo.byteLength * 0.4), /damaged or not complete/),
    odd('billion-laughs.svg', laughingSvg(), /Box can make no image of them/),
  ];
}

function misnamed(png: Uint8Array): OddFile[] {
  const noise = Uint8Array.from({ length: 40_000 }, (_, at) => (at * at * 31 + (at >> 3) * 17 + 7) & 255);
  return [
    odd('a-picture.pdf', png, /1200 × 800 pixels/),
    odd('a-document.jpg', shortPdf(), /orchard committee/),
    odd('a-text.docx', ORCHARD, /orchard committee/),
    odd('an-archive.txt', zipOf([zipPart('note.txt', ORCHARD)]), /does not look into archives/),
    odd('not-text-at-all.txt', deflateRawSync(noise), /Box finds no text in them/),
  ];
}

function documents(): OddFile[] {
  return [
    odd('a-thousand-pages.pdf', longPdf(), /^(?=[\s\S]*1,000 pages)[\s\S]*ferry berth/),
    odd('locked.pdf', lockedPdf(), /protected by a password/),
    odd('in-itself.pdf', pdfInItself(), /document is damaged/),
    odd('deep.json', deepJson(), /Topics: level/),
    odd('one-line.vtt', endlessCaption(), /Only the first 20,000 characters of each subtitle were read/),
  ];
}

function texts(): OddFile[] {
  const says = [
    /نظام الري[\s\S]*Arabic/,
    /אולם הקריאה[\s\S]*Hebrew/,
    /夏祭り[\s\S]*Japanese/,
    /社区图书馆[\s\S]*Chinese/,
  ];
  return [
    ...Object.entries(FOREIGN_TEXTS).map(([name, text], at) => odd(name, text, says[at] ?? /^$/)),
    odd(LONGEST_NAME, ORCHARD, /orchard committee/),
    odd(HOSTILE_NAME, ORCHARD, /orchard committee/),
  ];
}

function odd(name: string, content: string | Uint8Array, says: RegExp): OddFile {
  return { name, content: Buffer.from(content), says };
}
