import type { Findings } from '../cards/card-draft.ts';
import { SkillError, UnusableFileError } from '../errors.ts';
import { sentenceFor } from './sentence-for.ts';

/** What stands on the cards in place of what an adapter could not find. */
export function missing(name: string, error: unknown): Findings {
  // Worth no line on a card when another adapter does read such files.
  if (error instanceof UnusableFileError && error.fault === 'unsupported') return { drafts: [], total: 0 };
  const why = error instanceof SkillError ? sentenceFor(error) : 'Something went wrong.';
  return { drafts: [{ kind: 'status', message: `${name} is missing here. ${why}` }], total: 1 };
}
