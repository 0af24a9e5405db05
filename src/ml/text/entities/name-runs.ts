import type { Word } from '../text-model.ts';

/** Capitalised words in a row, with the particles and initials of names between them. */
export interface NameRun {
  readonly words: readonly Word[];
  /** Position of the first word in the sentence; `end` is one past the last. */
  readonly start: number;
  readonly end: number;
}

const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|la|le|bin|ibn|al|el|ter|ten|zu|af|av|y)$/;
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
/** Capitalised at the start of a sentence only; no name begins with them. */
const NOT_IN_NAMES = new Set(
  (
    'A An The This That These Those It He She They We You I His Her Their Our Your My Its In On At By For From With To Of ' +
    'As If When While Where After Before Since During Until Although Though Because However Therefore Meanwhile Moreover ' +
    'And But Or So Yet Not No Yes Also Both Each Every All Any Some Many Most Few Several Other Another Such There Here ' +
    'What Who Why How Which Whose Then Thus Now Today Yesterday Tomorrow Once Under Over Between Among Through Without ' +
    'Within Dear Hi Hello Hey Thanks Thank Please Regards Sincerely Kind Best Let Last Next New First Second Third ' +
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September ' +
    'October November December According Despite Following Including Per Re Subject Cc Bcc Sent Date Time Agenda Minutes ' +
    'Action Actions Owner Note Notes See Page Section Figure Table Chapter Appendix Project Meeting'
  ).split(' '),
);

export function* nameRuns(words: readonly Word[]): Generator<NameRun> {
  let start = -1;
  for (let at = 0; at <= words.length; at += 1) {
    const word = words[at];
    if (word?.text === '&' && start >= 0 && CAPITALISED.test(words[at + 1]?.text ?? '')) continue;
    const named =
      word !== undefined && word.role !== 'punctuation' && CAPITALISED.test(word.text) && !NOT_IN_NAMES.has(word.text);
    if (named) {
      if (start < 0) start = at;
    } else if (start >= 0 && !(word && goesOn(words, at))) {
      yield { words: words.slice(start, at), start, end: at };
      start = -1;
    }
  }
}

/** A particle goes on when a capitalised word follows, perhaps after another particle ("van der Berg"). */
function goesOn(words: readonly Word[], at: number): boolean {
  let next = at;
  while (next < at + 3 && PARTICLE.test(words[next]?.text ?? '')) next += 1;
  return next > at && CAPITALISED.test(words[next]?.text ?? '');
}
