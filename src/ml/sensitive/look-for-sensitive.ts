import type { KeywordContent } from '../../cards/card-content.ts';
import type { FileText } from '../file-text.ts';
import type { SensitiveCountry } from './countries.ts';
import { findSensitive } from './find-sensitive.ts';
import { findersFor } from './finders-for.ts';
import { sensitiveCard } from './sensitive-card.ts';
import type { SensitiveKind } from './sensitive-kind.ts';
import { tally } from './tally.ts';

interface Search {
  readonly kinds: readonly SensitiveKind[];
  readonly countries: readonly SensitiveCountry[];
  readonly signal: AbortSignal;
}

/** Counts the sensitive values of a text, and makes the card of it. */
export async function lookForSensitive(
  text: FileText,
  { kinds, countries, signal }: Search,
): Promise<KeywordContent[]> {
  const counts = tally();
  await findSensitive(text, findersFor(kinds, countries), { signal, found: (finding) => counts.add(finding) });
  return sensitiveCard(counts.counted());
}
