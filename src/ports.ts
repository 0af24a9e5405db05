import type { InvocationStatus, SkillCard } from './cards/skill-card.ts';
import type { Deadline } from './deadline.ts';
import type { FileContent, Rendition } from './ml/ml-adapter.ts';
import type { Secret } from './secret.ts';
import type { SkillInvocation } from './skill-invocation.ts';

/**
 * What the two halves ask of the world. `src/aws` and `src/box` answer it, on a laptop too, where they
 * speak to the emulators of `src/local`; contract suites hold every implementation to the same behaviour.
 */

/** Carries invocations from the quick half to the slow one. */
export interface InvocationQueue {
  /** Resolves only once the queue has stored the invocation durably. */
  enqueue(invocation: SkillInvocation): Promise<void>;
}

/** Seals small secrets for the one place where they are written down: the queue message. */
export interface TokenSealer {
  /** @param boundTo opening needs the same text: a sealed token cannot be moved to another file or purpose. */
  seal(plain: Secret, boundTo: string): Promise<string>;
  /** @throws {UnreadableMessageError} when it was not sealed by us, for this use. */
  open(sealed: string, boundTo: string): Promise<Secret>;
}

/** Knows which invocations are being worked on and which are done, across all workers. */
export interface IdempotencyStore {
  /**
   * Takes an invocation for this worker, unless another has it or it is done.
   *
   * @param leaseMs for how long; after it, another worker may take the invocation.
   */
  claim(key: string, leaseMs: number): Promise<ClaimAnswer>;
}

export type ClaimAnswer =
  | { readonly outcome: 'claimed'; readonly claim: Claim }
  | { readonly outcome: 'in-progress'; readonly leaseEndsAtMs: number }
  | { readonly outcome: 'done' };

export interface Claim {
  /** The work is done: nobody gets this invocation again while its tokens live. */
  complete(): Promise<void>;
  /** The work is not done; the next worker may have it at once. Does nothing when the lease was lost. */
  release(): Promise<void>;
}

/** Reads one file with its read token. */
export interface SourceFileReader {
  /**
   * Opens the file, pinned to the invocation's version, or a representation of it.
   *
   * @param limitBytes reading ends in an error past it, whatever size was announced.
   * @throws {UnusableFileError} when it is larger than that, or Box makes no such representation.
   * @throws {BoxApiError}
   */
  open(rendition: Rendition, limitBytes: number, deadline: Deadline): Promise<FileContent>;
  /** A short-lived address of the original, without a token in it. */
  downloadUrl(deadline: Deadline): Promise<string>;
}

/** Writes the whole set of our cards of one file with its write token, in place of those written before. */
export interface CardWriter {
  write(status: InvocationStatus, cards: readonly SkillCard[], deadline: Deadline): Promise<void>;
}

/** One JSON line per call. `fields` hold ids, counts and times; never file names, content or tokens. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
