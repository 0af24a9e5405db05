import type { SensitiveKind } from './sensitive-kind.ts';

/** One sensitive value in a text. */
export interface Finding extends Span {
  readonly kind: SensitiveKind;
  readonly label: Label;
  /** Equal for two ways of writing one value. It is counted by, and never shown. */
  readonly value: string;
  /** As much of it as may be shown, such as `•••• 4242`; absent: nothing. */
  readonly sample?: string;
}

/** Of UTF-16 code units in a piece of text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What it is called on the card, for one of it and for several. */
export interface Label {
  readonly one: string;
  readonly many: string;
}

/**
 * What looks like a sensitive value by its form, and passes the checks of its kind.
 *
 * Whether it is one depends on the words around where the form alone is too weak a proof.
 */
export interface Candidate extends Finding, Named {
  /** Its form and its checks are proof enough, unless something else is named right before it. */
  readonly standsAlone: boolean;
}

/** What the words around a value call it. */
export interface Named {
  /** Characters between it and the word that names it; Infinity where no word does. */
  readonly named: number;
  /** Something else is named there: it cannot belong to a list of such values either. */
  readonly isOther: boolean;
}
