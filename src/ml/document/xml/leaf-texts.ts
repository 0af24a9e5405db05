import { readXml } from './read-xml.ts';

const MAX_CHARACTERS = 2000;

/**
 * The texts of the elements that are asked for, each by the first element of its name that has one: a document's properties.
 *
 * @param names without prefixes.
 */
export async function leafTexts(
  chunks: AsyncIterable<Uint8Array> | undefined,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  let current: string | undefined;
  if (!chunks) return texts;
  await readXml(chunks, {
    open(name) {
      current = names.includes(name) && !texts.get(name)?.trim() ? name : undefined;
    },
    close() {
      current = undefined;
    },
    text(text) {
      if (current !== undefined) texts.set(current, ((texts.get(current) ?? '') + text).slice(0, MAX_CHARACTERS));
    },
  });
  return texts;
}
