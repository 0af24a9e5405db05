import type { Sentence, Word } from '../text-model.ts';
import { isAmbiguousFirstName, isFirstName, isWordAsFirstName } from './first-names.ts';
import type { NameRun } from './name-runs.ts';

const SPEECH =
  /^(?:said|says|told|asked|added|explained|noted|argued|replied|wrote|warned|confirmed|presented|chaired|resigned|joined)$/;
const OFFICE =
  /^(?:chief|head|director|manager|chair|chairman|chairwoman|chairperson|president|vice|ceo|cfo|cto|coo|officer|founder|co-founder|partner|engineer|analyst|secretary|treasurer|spokesman|spokeswoman|spokesperson|professor|lecturer|minister|mayor|editor|author|lawyer|attorney|solicitor|consultant|architect|nurse|lead|owner|coordinator|controller|researcher|scientist|educator|deputy|senior|junior|chef|coach|aged)$/;
const ROLE_LABEL =
  /^(?:present|attendees?|participants?|attended|apologies|chair|chairperson|author|authors|from|to|cc|by|contact|signed|name|owner|minutes|note-taker|facilitator|secretary|speaker|speakers|host)$/i;

/** From this score on, a run of capitalised words is taken for a person. */
export const SURE = 2;

/**
 * How much speaks for a person.
 *
 * A first name that is nothing else suffices; one that is also a word or a place ("Grace", "Jordan")
 * needs one more sign, and a name that we do not know needs two.
 */
export function signsOfPerson(first: string, run: NameRun, sentence: Sentence): number {
  const before = sentence.words[run.start - 1];
  const after = sentence.words.slice(run.end, run.end + 5);
  const signs = [
    isWordAsFirstName(first) && run.start > 0,
    isSpeech(after[0]) || isSpeech(before),
    /^[,(]$/.test(after[0]?.text ?? '') && after.slice(1).some((word) => isOffice(word.text)),
    after[0]?.text === ',' && /^(?:\d\d|an?|who|whose)$/.test(after[1]?.text ?? ''),
    isLabelled(sentence, run),
  ];
  const score = scoreOfFirstName(first) + 1.2 * signs.filter((sign) => sign).length;
  // In a heading every word has a capital.
  return sentence.role === 'heading' ? score / 2 : score;
}

function scoreOfFirstName(first: string): number {
  if (isFirstName(first)) return SURE;
  return isAmbiguousFirstName(first) || /^\p{Lu}\.$/u.test(first) ? 0.9 : 0;
}

export function isOffice(word: string): boolean {
  return OFFICE.test(word.toLowerCase());
}

function isSpeech(word: Word | undefined): boolean {
  return word !== undefined && SPEECH.test(word.text);
}

/** "Attendees: A, B and C": the line begins with what these people are. */
function isLabelled(sentence: Sentence, run: NameRun): boolean {
  const colon = sentence.words.slice(0, 4).findIndex((word) => word.text === ':');
  return colon > 0 && run.start > colon && ROLE_LABEL.test(sentence.words[colon - 1]?.text ?? '');
}
