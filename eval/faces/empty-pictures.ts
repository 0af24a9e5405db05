import { readdir, readFile } from 'node:fs/promises';
import { TEXTLESS_PICTURES } from '../ocr/textless-pictures.ts';
import type { Part } from './part.ts';

/** Pages of text, patterns and noise, as the text recognition is evaluated on: nobody is to be found there. */
export async function emptyPictures(part: Part): Promise<Uint8Array[]> {
  const folder = new URL(`../ocr/pages/${part}/`, import.meta.url);
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const patterns = TEXTLESS_PICTURES.filter((picture) => picture.part === part);
  return [
    ...(await Promise.all(pages.map((name) => readFile(new URL(name, folder))))),
    ...(await Promise.all(patterns.map((picture) => picture.render()))),
  ];
}
