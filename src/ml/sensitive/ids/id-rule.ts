import type { Label } from '../finding.ts';
import type { Naming } from '../naming.ts';

/** How the ids of one country are written, checked and named. */
export interface IdRule {
  readonly label: Label;
  /** Written forms: the source of a regular expression of bounded length, read without regard to case only where it says so. */
  readonly forms: string;
  /** @param bare digits and upper-case letters alone. */
  isValid(bare: string): boolean;
  /** Words that name it, of the languages of the country and English; with the flags `gi` or `g`. */
  readonly named: Naming;
  /** Written forms that are proof enough together with the check; absent: a word must name it always. */
  readonly standsAlone?: RegExp;
}
