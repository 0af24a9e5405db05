/** What is said at one time, as the file has it. */
export interface Cue {
  /** At least 0. */
  readonly startSeconds: number;
  /** After the start; absent where the file has no sound end. */
  readonly endSeconds?: number | undefined;
  /** At least one. */
  readonly lines: readonly CueLine[];
}

/** A line of a cue without any markup; never empty, whitespace collapsed. */
export interface CueLine {
  readonly text: string;
  /** Who says it, where the file marks that. */
  readonly speaker?: string | undefined;
}

/** A cue as a person reads it: its lines one after the other, behind the name of whoever begins to speak. */
export function textOf({ lines }: Cue): string {
  return lines
    .map(({ text, speaker }, at) => (speaker && speaker !== lines[at - 1]?.speaker ? `${speaker}: ${text}` : text))
    .join(' ');
}
