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
    found: () => ({ people: people.ranked(), organisations: organisations.ranked() }),
  };
}
