import type { StatusContent } from './card-content.ts';
import type { Appears, DataKind } from './skill-card.ts';

/** A card before its pictures are made and Box's envelope is put round it. */
export type CardDraft = DataDraft | StatusContent;

export interface DataDraft {
  readonly kind: DataKind;
  /** Cleaned; undefined for Box's own title. */
  readonly title: string | undefined;
  /** Whole seconds. */
  readonly duration: number | undefined;
  readonly entries: readonly DraftEntry[];
  /** How many entries there would be without limits. */
  readonly total: number;
}

export interface DraftEntry {
  readonly text: string;
  readonly appears: readonly Appears[];
  /** Unchecked; `thumbnail` reads it. */
  readonly picture?: unknown;
}
