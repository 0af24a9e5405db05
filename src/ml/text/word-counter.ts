/** Chinese, Japanese, Thai and the like are written without spaces and counted in characters. */
const WITHOUT_SPACES = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my']);

export interface WordCounter {
  readonly unit: 'words' | 'characters';
  add(text: string): void;
  count(): number;
}

export function wordCounter(language: string): WordCounter {
  const unit = isWithoutSpaces(language) ? 'characters' : 'words';
  const pattern = unit === 'words' ? /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu : /[\p{L}\p{N}]/gu;
  let count = 0;
  return {
    unit,
    add(text) {
      count += text.match(pattern)?.length ?? 0;
    },
    count: () => count,
  };
}

export function isWithoutSpaces(language: string): boolean {
  return WITHOUT_SPACES.has(language);
}
