import type { Sentence } from '../text-model.ts';
import { organisationCollector } from './organisations.ts';
import { peopleCollector } from './people.ts';

/** Finds the people and organisations named in English sentences. */
export interface NameFinder {
  add(sentence: Sentence): void;
  found(): { people: string[]; organisations: string[] };
}

export function englishNames(): NameFinder {
  const people = peopleCollector();
  const organisations = organisationCollector();
  return {
    add(sentence) {
      organisations.add(sentence);
      people.add(sentence);
    },
    found() {
      const named = organisations.ranked();
      // "Institute for Urban Mobility" is no home of a Mr Mobility.
      const inside = (person: string) => named.some((name) => name.includes(person));
      return { people: people.ranked().filter((person) => !inside(person)), organisations: named };
    },
  };
}
