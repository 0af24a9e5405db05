import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { NewFile } from '../src/local/box-server/drive.ts';

const SAMPLE_FOLDER = fileURLToPath(new URL('../events/files/', import.meta.url));
/** Behind the name of a sample stands what Box would make of it: text, a picture, a sound track. */
const RENDITIONS = {
  '.extracted.txt': ['extracted_text'],
  '.rendition.jpg': ['jpg?dimensions=1024x1024&paged=false'],
  '.rendition.png': ['png?dimensions=2048x2048&paged=false', 'png?dimensions=1024x1024&paged=false'],
  '.rendition.mp3': ['mp3'],
  '.rendition.mp4': ['mp4'],
} as const;

/** What is in the folder of samples, without what Box would make of them. */
export async function sampleNames(): Promise<string[]> {
  const names = (await readdir(SAMPLE_FOLDER)).map((name) => {
    const suffix = Object.keys(RENDITIONS).find((ending) => name.endsWith(ending));
    return suffix ? name.slice(0, -suffix.length) : name;
  });
  return [...new Set(names)].sort();
}

/** What a sample file holds, and what the local Box gives out as its representations. */
export async function sampleContent(name: string): Promise<Omit<NewFile, 'name' | 'id'> | undefined> {
  const content = await read(name);
  const representations: NonNullable<NewFile['representations']> = {};
  for (const [suffix, keys] of Object.entries(RENDITIONS)) {
    const rendition = await read(name + suffix);
    for (const key of keys) if (rendition) representations[key] = { content: rendition };
  }
  if (!content && Object.keys(representations).length === 0) return undefined;
  return { content: content ?? new Uint8Array(), representations };
}

async function read(name: string): Promise<Uint8Array | undefined> {
  return readFile(SAMPLE_FOLDER + name).catch(() => undefined);
}
