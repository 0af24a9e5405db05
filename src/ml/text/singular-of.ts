const IRREGULAR = new Map([
  ['children', 'child'],
  ['women', 'woman'],
  ['men', 'man'],
  ['feet', 'foot'],
  ['analyses', 'analysis'],
  ['crises', 'crisis'],
  ['criteria', 'criterion'],
  ['series', 'series'],
  ['species', 'species'],
  ['news', 'news'],
  ['lives', 'life'],
  ['shelves', 'shelf'],
  ['halves', 'half'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['caches', 'cache'],
]);

/** The singular of an English noun in lower case, good enough to count one word's forms as one. */
export function singularOf(noun: string): string {
  const irregular = IRREGULAR.get(noun);
  if (irregular) return irregular;
  if (noun.length < 4 || !noun.endsWith('s') || /(?:ss|us|is|ics)$/.test(noun)) return noun;
  if (/[^aeiou]ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(noun)) return noun.slice(0, -2);
  return noun.slice(0, -1);
}
