import type { KeywordContent } from '../../cards/card-content.ts';
import type { Tallied } from './tally.ts';

/** The card: how many of what, with a sample or two of which only the mask is known. None where nothing was found. */
export function sensitiveCard(counted: readonly Tallied[]): KeywordContent[] {
  if (counted.length === 0) return [];
  return [{ kind: 'keyword', title: 'Sensitive data', entries: counted.map((one) => ({ text: entryOf(one) })) }];
}

/** `2 payment cards (•••• 4242, •••• 1881)`, `12 e-mail addresses (j•••@example.org, m•••@example.org, …)` */
function entryOf({ label, count, isMore, samples }: Tallied): string {
  const number = `${isMore ? 'more than ' : ''}${count.toLocaleString('en-GB')}`;
  const name = count === 1 ? label.one : label.many;
  if (samples.length === 0) return `${number} ${name}`;
  return `${number} ${name} (${samples.join(', ')}${count > samples.length ? ', …' : ''})`;
}
