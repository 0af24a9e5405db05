import { isGeneralNoun, isWeakNoun } from '../english-weak-words.ts';
import { singularOf } from '../singular-of.ts';
import type { Sentence } from '../text-model.ts';
import { type NameRun, nameRuns } from './name-runs.ts';
import { isNoSurname } from './no-surname.ts';
import { isOffice, SURE, signsOfPerson } from './signs-of-person.ts';

const TITLE =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Senator|Captain|Colonel|Sergeant|Inspector|Rev|Reverend|Mayor|President|Chancellor|Governor|Ambassador|Herr|Frau|Monsieur|Madame|Mme)\.?$/;
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
  const parts = title ? words.slice(1) : withoutOffices(words);
  const [first = '', ...rest] = parts;
  const last = rest.at(-1) ?? first;
  if (parts.length === 0 || parts.length > 4 || parts.some((part) => isNoName(part)) || /\d/.test(last))
    return undefined;
  if (title) return { text: parts.length === 1 ? words.join(' ') : parts.join(' '), score: SURE + 1 };
  if (rest.length === 0 || last.endsWith('.') || last.length < 2) return undefined;
  return { text: parts.join(' '), score: signsOfPerson(first, run, sentence) };
}

/** "Nurse Educator Paul Brennan" is Paul Brennan. */
function withoutOffices(words: readonly string[]): readonly string[] {
  const name = words.findIndex((word) => !isOffice(word));
  return name > 0 && words.length - name >= 2 ? words.slice(name) : words;
}

function isNoName(part: string): boolean {
  const noun = singularOf(part.toLowerCase());
  return isNoSurname(part) || isGeneralNoun(noun) || isWeakNoun(noun) || /^\p{Lu}{2,}$/u.test(part);
}

/** A first name or surname that the text also uses as a common word proves less: "Cross Compilation". */
function isSure(person: Person, lowerCase: ReadonlySet<string>): boolean {
  const [first = '', ...rest] = person.name.toLowerCase().split(' ');
  const common = rest.length > 0 && [first, rest.at(-1) ?? ''].some((word) => lowerCase.has(word));
  return person.score >= (common ? SURE + 0.5 : SURE);
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
