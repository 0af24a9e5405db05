const BROKEN_WORD = /\p{L}[-\u2010\u00AD]$/u;
/** Written without spaces between words. Korean is not among them. */
const CLOSE_SET = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Two lines of a paragraph as one text: a word broken at the end of the first is put together again. */
export function joinLines(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  if (BROKEN_WORD.test(first.slice(-3)) && /^\p{Ll}/u.test(second)) return withoutHyphen(first, second) + second;
  if (CLOSE_SET.test(first.slice(-1)) && CLOSE_SET.test(second.slice(0, 1))) return first + second;
  return `${first} ${second}`;
}

/** "well-" + "known-ish" keeps its hyphen: a word that has another one was written with them. */
function withoutHyphen(first: string, second: string): string {
  const [nextWord = ''] = second.slice(0, 50).split(' ');
  return /\p{L}-\p{L}/u.test(nextWord) ? first : first.slice(0, -1);
}
