import { isGeneralNoun, isWeakNoun } from '../english-weak-words.ts';
import { singularOf } from '../singular-of.ts';
import type { Sentence, Word } from '../text-model.ts';
import { isAmbiguousFirstName, isFirstName, isWordAsFirstName } from './first-names.ts';
import { type NameRun, nameRuns } from './name-runs.ts';
import { isNoSurname } from './no-surname.ts';

const TITLE =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Senator|Captain|Colonel|Sergeant|Inspector|Rev|Reverend|Mayor|President|Chancellor|Governor|Ambassador|Herr|Frau|Monsieur|Madame|Mme)\.?$/;
const SPEECH =
  /^(?:said|says|told|asked|added|explained|noted|argued|replied|wrote|warned|confirmed|presented|chaired|resigned|joined)$/;
const OFFICE =
  /^(?:chief|head|director|manager|chair|chairman|chairwoman|chairperson|president|vice|ceo|cfo|cto|coo|officer|founder|co-founder|partner|engineer|analyst|secretary|treasurer|spokesman|spokeswoman|spokesperson|professor|lecturer|minister|mayor|editor|author|lawyer|attorney|solicitor|consultant|architect|nurse|lead|owner|coordinator|controller|researcher|scientist|aged)$/;
const ROLE_LABEL =
  /^(?:present|attendees?|participants?|attended|apologies|chair|chairperson|author|authors|from|to|cc|by|contact|signed|name|owner|minutes|note-taker|facilitator|secretary|speaker|speakers|host)$/i;

interface Person {
  readonly name: string;
  score: number;
  count: number;
}

export interface PeopleCollector {
  add(sentence: Sentence): void;
  /** Full names, most often mentioned first. */
  ranked(): string[];
}

/** A name needs a sign that a person is meant: a known first name, a title, an office, or that the person says something. */
export function peopleCollector(): PeopleCollector {
  const people = new Map<string, Person>();
  const lowerCase = new Set<string>();
  return {
    add(sentence) {
      for (const { text } of sentence.words) {
        if (/^\p{Ll}/u.test(text) && lowerCase.size < 50_000) lowerCase.add(text);
      }
      for (const run of nameRuns(sentence.words)) {
        const name = personIn(run, sentence);
        if (!name) continue;
        const key = name.text.toLowerCase();
        const person = people.get(key) ?? { name: name.text, score: 0, count: 0 };
        person.score = Math.max(person.score, name.score);
        person.count += 1;
        if (people.size < 5000 || people.has(key)) people.set(key, person);
      }
    },
    ranked: () => ranked([...people.values()].filter((person) => isSure(person, lowerCase))),
  };
}

function personIn(run: NameRun, sentence: Sentence): { text: string; score: number } | undefined {
  const words = run.words.map((word) => word.text);
  const title = TITLE.test(words[0] ?? '');
  const parts = title ? words.slice(1) : words;
  const [first = '', ...rest] = parts;
  const last = rest.at(-1) ?? first;
  if (parts.length === 0 || parts.length > 4 || parts.some((part) => isNoSurname(part) || isGeneral(part)))
    return undefined;
  if (parts.some((part) => /^\p{Lu}{2,}$/u.test(part)) || /\d/.test(last)) return undefined;
  if (title) return { text: parts.length === 1 ? words.join(' ') : parts.join(' '), score: 3 };
  if (rest.length === 0 || last.endsWith('.') || last.length < 2) return undefined;
  return { text: parts.join(' '), score: signsOf(first, run, sentence) };
}

function isGeneral(part: string): boolean {
  const noun = singularOf(part.toLowerCase());
  return isGeneralNoun(noun) || isWeakNoun(noun);
}

/** 2 is enough. */
function signsOf(first: string, run: NameRun, sentence: Sentence): number {
  const initial = /^\p{Lu}\.$/u.test(first);
  let score = isFirstName(first) ? 2 : isAmbiguousFirstName(first) || initial ? 0.9 : 0;
  const before = sentence.words[run.start - 1];
  const after = sentence.words.slice(run.end, run.end + 5);
  if (isWordAsFirstName(first) && run.start > 0) score += 1.2;
  if (isSpeech(after[0]) || isSpeech(before)) score += 1.2;
  if (
    (after[0]?.text === ',' || after[0]?.text === '(') &&
    after.slice(1).some((word) => OFFICE.test(word.text.toLowerCase()))
  )
    score += 1.2;
  if (after[0]?.text === ',' && /^(?:\d\d|an?|who|whose)$/.test(after[1]?.text ?? '')) score += 1.2;
  if (labelled(sentence, run)) score += 1.2;
  if (sentence.role === 'heading') score *= 0.5;
  return score;
}

function isSpeech(word: Word | undefined): boolean {
  return word !== undefined && SPEECH.test(word.text);
}

/** "Attendees: A, B and C": the line begins with what these people are. */
function labelled(sentence: Sentence, run: NameRun): boolean {
  const colon = sentence.words.slice(0, 4).findIndex((word) => word.text === ':');
  return colon > 0 && run.start > colon && ROLE_LABEL.test(sentence.words[colon - 1]?.text ?? '');
}

/** A first name or surname that the text also uses as a common word proves less: "Cross Compilation". */
function isSure(person: Person, lowerCase: ReadonlySet<string>): boolean {
  const [first = '', ...rest] = person.name.toLowerCase().split(' ');
  const common = rest.length > 0 && [first, rest.at(-1) ?? ''].some((word) => lowerCase.has(word));
  return person.score >= (common ? 2.5 : 2);
}

function ranked(sure: readonly Person[]): string[] {
  const full = sure.filter((person) => person.name.includes(' ') && !TITLE.test(person.name.split(' ')[0] ?? ''));
  // "Dr Okafor" is listed only when no "Helen Okafor" is.
  const surnames = new Set(full.map((person) => surnameOf(person.name)));
  return sure
    .filter((person) => full.includes(person) || !surnames.has(surnameOf(person.name)))
    .sort((a, b) => b.count - a.count)
    .map((person) => person.name);
}

function surnameOf(name: string): string {
  return name.split(' ').at(-1) ?? name;
}
