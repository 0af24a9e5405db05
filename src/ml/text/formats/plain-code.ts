import type { Block, PlainText } from '../text-model.ts';
import { languageOfCode } from './language-of-code.ts';
import { wordsOfIdentifier } from './words-of-identifier.ts';

const HASH_COMMENTS =
  /^(?:py|pyi|rb|sh|bash|zsh|fish|pl|pm|r|jl|ex|exs|tf|hcl|nim|ps1|cmake|make|mk|dockerfile|graphql)$/;
const DASH_COMMENTS = /^(?:sql|lua|hs|elm|vhdl)$/;
/** Said in every program, about nothing in particular. */
const COMMONPLACE = new Set(
  'get set is has to of on for from new make create init test main self this string number boolean int list array map object type value key item data args params options result error index length size count name id'.split(
    ' ',
  ),
);

/** What source code is about: its comments, and the compound names in it, which say more than keywords. */
export function plainCode(text: string, extension: string): PlainText {
  const { code, comments } = separated(text, extension);
  const lines = text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
  return {
    nature: 'code',
    blocks: [...comments, ...namesIn(code)],
    topics: [],
    facts: [
      `${languageOfCode(extension)} source code`,
      `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}`,
    ],
  };
}

/** "getUserName" is about the user: what every program says goes from both ends. */
function withoutCommonplace(words: string[]): string[] {
  const first = words.findIndex((word) => !COMMONPLACE.has(word));
  const last = words.findLastIndex((word) => !COMMONPLACE.has(word));
  return first < 0 ? [] : words.slice(first, last + 1);
}

/** One block for each occurrence, so that the names used most weigh most; at most a few of each. */
function namesIn(code: string): Block[] {
  const counts = new Map<string, number>();
  for (const identifier of code.match(/\p{L}[\p{L}\p{N}_]*/gu) ?? []) {
    const words = withoutCommonplace(wordsOfIdentifier(identifier).filter((word) => word.length > 1));
    if (words.length < 2 || words.length > 5) continue;
    const phrase = words.join(' ');
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts].flatMap(([text, count]) =>
    Array.from({ length: Math.min(count, 5) }, () => ({ text, role: 'line' as const })),
  );
}

interface Separated {
  readonly code: string;
  readonly comments: Block[];
}

/** Line by line, by the marks of the language; a mark inside a string may fool it, and does little harm. */
function separated(text: string, extension: string): Separated {
  const mark = HASH_COMMENTS.test(extension) ? '#' : DASH_COMMENTS.test(extension) ? '--' : '//';
  const code: string[] = [];
  const comments: Block[] = [];
  let run: string[] = [];
  let inside = false;
  const close = () => {
    const comment = run.join(' ').replaceAll(/\s+/g, ' ').trim();
    if (
      /\p{L}{2,} \p{L}/u.test(comment) &&
      !/copyright|licen[cs]e|eslint|biome|pylint|prettier/i.test(comment.slice(0, 200))
    ) {
      comments.push({ text: comment, role: 'prose' });
    }
    run = [];
  };
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    const opens = !inside && mark === '//' && trimmed.startsWith('/*');
    if (inside || opens) {
      run.push(trimmed.replace(/^\/?\*{1,3}\/?/, '').replace(/\*\/.{0,200}$/, ''));
      inside = !trimmed.includes('*/');
      if (!inside) close();
    } else if (trimmed.startsWith(mark)) {
      run.push(trimmed.slice(mark.length).replace(/^[/#!-]{1,3}/, ''));
    } else {
      close();
      code.push(line);
    }
  }
  close();
  return { code: code.join('\n'), comments };
}
