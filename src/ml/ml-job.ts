/**
 * Work that goes on at a provider after `look` has returned, such as the transcription of a film.
 *
 * No callback address is needed: the invocation goes back on the queue, and the adapter is asked
 * again later, until it answers with contents or the tokens' life is over.
 */
export interface MlJob {
  /** What the adapter needs to find its job again, such as the provider's id for it. No token, no key; at most `MAX_JOB_CHARACTERS`. */
  readonly job: string;
  /** When asking makes sense, counted from now. Unless given, the pauses grow from 15 seconds to 15 minutes. */
  readonly askAgainInMs?: number | undefined;
}

export const MAX_JOB_CHARACTERS = 10_000;

/** A job as it travels with its invocation. */
export interface JobInProgress {
  /** The name of the adapter that started it, or something like it where two have the same. */
  readonly adapter: string;
  readonly job: string;
  /** How often the provider was asked for it. */
  readonly asked: number;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
}
