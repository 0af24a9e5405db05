/**
 * Box's card JSON, in the one form that its API schema accepts and its web app shows: data cards
 * always have `entries` and never a `status`, status cards the other way round.
 *
 * @see https://developer.box.com/reference/resources/skill-cards-metadata/
 */
export type SkillCard = DataSkillCard | StatusSkillCard;
export type DataSkillCard = KeywordSkillCard | TranscriptSkillCard | TimelineSkillCard;
export type DataKind = DataSkillCard['skill_card_type'];

type KeywordSkillCard = DataCard<'keyword', TextEntry>;
type TranscriptSkillCard = DataCard<'transcript', TextEntry>;
type TimelineSkillCard = DataCard<'timeline', ImageEntry>;

export interface StatusSkillCard extends CardEnvelope {
  readonly skill_card_type: 'status';
  readonly status: { readonly code: InvocationStatus; readonly message: string };
}

/** Box's words for how far an invocation has come; its web app shows our message for each of them. */
export type InvocationStatus = 'invoked' | 'processing' | 'success' | 'transient_failure' | 'permanent_failure';

/** What marks every card as the work of one invocation. */
export interface CardStamp {
  readonly skillId: string;
  readonly invocationId: string;
  readonly createdAt: Date;
}

/** Box's app shows its own, translated title for the five `skills_…` codes, and `message` for any other. */
export interface CardTitle {
  readonly code: string;
  readonly message: string;
}

/** A stretch of the file in whole seconds; `end` is later than `start`. */
export interface Appears {
  readonly start: number;
  readonly end: number;
}

export interface TextEntry {
  readonly type: 'text';
  readonly text: string;
  /** On a transcript exactly one, or the web app shows no time. */
  readonly appears?: readonly Appears[];
}

export interface ImageEntry {
  readonly type: 'image';
  readonly text: string;
  /** A data URI: the viewer of a card must not be sent to an address that an adapter chose. */
  readonly image_url: string;
  readonly appears?: readonly Appears[];
}

interface CardEnvelope {
  readonly type: 'skill_card';
  /** RFC 3339. */
  readonly created_at: string;
  readonly skill_card_title: CardTitle;
  readonly skill: { readonly type: 'service'; readonly id: string };
  readonly invocation: { readonly type: 'skill_invocation'; readonly id: string };
}

interface DataCard<Kind extends string, Entry> extends CardEnvelope {
  readonly skill_card_type: Kind;
  /** Length of the file in whole seconds, at least 1; without it the web app draws no marks. */
  readonly duration?: number;
  readonly entries: readonly Entry[];
}
