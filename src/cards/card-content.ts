/**
 * What ML adapters return: findings in plain words and numbers, free of Box's card format.
 * `build-cards.ts` turns them into skill cards, and drops or bounds what Box would not show.
 */
export type CardContent = KeywordContent | TranscriptContent | TimelineContent | StatusContent;

/** A moment or a stretch of an audio or video file. */
export interface Appearance {
  readonly startSeconds: number;
  readonly endSeconds?: number | undefined;
}

/** Words or phrases, shown as pills. Box's title for it is "Topics" unless another is given. */
export interface KeywordContent {
  readonly kind: 'keyword';
  readonly title?: string | undefined;
  readonly durationSeconds?: number | undefined;
  readonly entries: readonly { readonly text: string; readonly appears?: readonly Appearance[] | undefined }[];
}

/** Lines of text, with times when they were spoken. Box's title is "Transcript" unless another is given. */
export interface TranscriptContent {
  readonly kind: 'transcript';
  readonly title?: string | undefined;
  readonly durationSeconds?: number | undefined;
  readonly entries: readonly { readonly text: string; readonly appears?: Appearance | undefined }[];
}

/** Things seen, each with a round picture and the stretches where it shows. Box's title is "Faces". */
export interface TimelineContent {
  readonly kind: 'timeline';
  readonly title?: string | undefined;
  readonly durationSeconds?: number | undefined;
  readonly entries: readonly {
    readonly text: string;
    readonly picture?: Picture | undefined;
    readonly appears?: readonly Appearance[] | undefined;
  }[];
}

/** One sentence for the person who opens the file, such as "Only the first 4 MB were read." */
export interface StatusContent {
  readonly kind: 'status';
  readonly message: string;
}

/** An encoded image (JPEG, PNG, WebP, …), or a part of it, that becomes a 45×45 thumbnail. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** The part to show, in fractions (0 to 1) of the image's width and height; absent: all of it. */
  readonly region?:
    | { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
    | undefined;
}
