import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const SAMPLE_FOLDER = fileURLToPath(new URL('../events/files/', import.meta.url));
/** Behind the name of a document stands the text that Box would extract from it. */
export const EXTRACTED = '.extracted.txt';

/** What a sample file holds; for a document, what the local Box gives out as its extracted text. */
export async function sampleContent(name: string) {
  const [original, extracted] = await Promise.all([read(name), read(name + EXTRACTED)]);
  if (extracted) return { content: original ?? extracted, representations: { extracted_text: { content: extracted } } };
  return original && { content: original };
}

async function read(name: string): Promise<Uint8Array | undefined> {
  return readFile(SAMPLE_FOLDER + name).catch(() => undefined);
}
