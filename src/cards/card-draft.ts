import type { StatusContent } from './card-content.ts';
import type { Appears, DataKind } from './skill-card.ts';

/**
 * What one adapter found, cleaned and bounded, with its pictures made small: all that its cards need,
 * and nothing that cannot be written down as JSON and read again.
 */
export interface Findings {
  /** At most `MAX_CARDS`. */
  readonly drafts: readonly CardDraft[];
  /** How many drafts there would be without that limit. */
  readonly total: number;
}

/** A card before Box's envelope is put round it. */
export type CardDraft = DataDraft | StatusContent;

export interface DataDraft {
  readonly kind: DataKind;
  /** Cleaned; absent for Box's own title. */
  readonly title?: string | undefined;
  /** Whole seconds. */
  readonly duration?: number | undefined;
  readonly entries: readonly DraftEntry[];
  /** How many entries there would be without limits. */
  readonly total: number;
}

export interface DraftEntry {
  readonly text: string;
  readonly appears: readonly Appears[];
  /** Unchecked, until `findingsOf` has made the thumbnail of it. */
  readonly picture?: unknown;
  /** A data URI. */
  readonly thumbnail?: string | undefined;
}
