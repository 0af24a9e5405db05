import type { InvocationStatus, SkillCard } from './cards/skill-card.ts';
import type { Deadline } from './deadline.ts';
import type { FileContent, Rendition } from './ml/ml-adapter.ts';
import type { QueuedInvocation } from './queued-invocation.ts';

/**
 * What the two halves ask of the world. `src/aws` and `src/box` answer it, on a laptop too, where they
 * speak to the emulators of `src/local`; contract suites hold every implementation to the same behaviour.
 */

/** Carries invocations from the quick half to the slow one, and back to it while a provider is at work. */
export interface InvocationQueue {
  /**
   * Resolves only once the queue has stored the invocation durably.
   *
   * @param delayMs until a worker may see it; at most `MAX_QUEUE_DELAY_MS`. @default 0
   */
  enqueue(queued: QueuedInvocation, delayMs?: number): Promise<void>;
}

/** SQS allows fifteen minutes. */
export const MAX_QUEUE_DELAY_MS = 900_000;

/** Seals what must not lie about in the open: tokens in the queue, findings in the table. */
export interface Sealer {
  /** @param boundTo opening needs the same text: what is sealed cannot be moved to another file or purpose. */
  seal(plain: Uint8Array, boundTo: string): Promise<Uint8Array>;
  /** @throws {UnreadableMessageError} when it was not sealed by us, for this use. */
  open(sealed: Uint8Array, boundTo: string): Promise<Uint8Array>;
}

/**
 * Knows how far each invocation has come, across all workers: one that nobody has claimed is in no
 * table; then it is in progress under a lease, given back, waiting for a provider's job, or done.
 */
export interface IdempotencyStore {
  /**
   * Takes an invocation for this worker, unless another has it, it is done, or it goes on in another message.
   *
   * @param leaseMs for how long; after it, another worker may take the invocation.
   * @param attemptsBefore of the message that asks: one older than what `wait` announced is superseded. @default 0
   */
  claim(key: string, leaseMs: number, attemptsBefore?: number): Promise<ClaimAnswer>;
  /**
   * Notes that a version of a file is being worked on.
   *
   * @returns when another version of it was last noted by anyone, in milliseconds since 1970; undefined when
   *   none was within a day.
   */
  seeVersion(fileKey: string, versionId: string): Promise<number | undefined>;
}

export type ClaimAnswer =
  /** `isFirst` unless a worker has had it before. */
  | { readonly outcome: 'claimed'; readonly claim: Claim; readonly isFirst: boolean }
  | { readonly outcome: 'in-progress'; readonly leaseEndsAtMs: number }
  | { readonly outcome: 'superseded' }
  | { readonly outcome: 'done' };

export interface Claim {
  /**
   * What `keep` has put away, by a worker before this one.
   *
   * @throws {UnreadableMessageError} when it cannot be opened any more.
   */
  kept(): Promise<string | undefined>;
  /** Puts away what must not be lost if the rest fails, sealed, until the invocation is done. Another worker's claim is left alone. */
  keep(text: string): Promise<void>;
  /** The invocation is done, for ever. */
  complete(): Promise<void>;
  /** Gives the invocation back, so that the next worker has it at once. */
  release(): Promise<void>;
  /** Gives it back until the message comes that had so many attempts before it; older ones are superseded from now on. */
  wait(attemptsBefore: number): Promise<void>;
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
  /**
   * Resolves when the file still is the version that the event names.
   *
   * @throws {OutdatedInvocationError} when it has a newer one, is in the trash, or is gone.
   * @throws {BoxApiError}
   */
  requireCurrent(deadline: Deadline): Promise<void>;
  /** A short-lived address of the original, without a token in it. */
  downloadUrl(deadline: Deadline): Promise<string>;
}

/** Writes the whole set of our cards of one file with its write token, in place of those written before. */
export interface CardWriter {
  /** Which of this very invocation's cards stand on the file: none, its progress note, its failure, or what it found. */
  standing(deadline: Deadline): Promise<'none' | 'processing' | 'failure' | 'found'>;
  write(
    status: InvocationStatus,
    cards: readonly SkillCard[],
    deadline: Deadline,
    options?: WriteOptions,
  ): Promise<void>;
}

export interface WriteOptions {
  /** How often Box is asked at most, the first time included; unless given, as often as is usual. */
  readonly tries?: number | undefined;
  /** Called before each of them, since much may happen while Box lets us wait; what it throws ends the write. */
  readonly beforeEachTry?: (() => Promise<void>) | undefined;
}

/** One JSON line per call. `fields` hold ids, counts and times; never file names, content or tokens. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Numbers about the work, for alarms and dashboards; in the field's usual units, named in each. */
export interface Metrics {
  /** @param reason splits a metric by kind, such as the reason of a refusal: one of a few words of ours, never from outside. */
  add(name: MetricName, value: number, reason?: string): void;
  /** Writes out what was added since the last time; called once at the end of each run of a function. */
  flush(): void;
}

export type MetricName =
  /** Requests at the public endpoint, whatever they were. */
  | 'Received'
  /** By reason: why a request was turned away. */
  | 'Refused'
  /** Signed invocations that were answered with `ignored`. */
  | 'Ignored'
  /** By reason: the outcome of a run of the slow half that ended the invocation. */
  | 'Processed'
  /** By reason: the class of the error that ended a run of the slow half. */
  | 'Failed'
  | 'CardsWritten'
  /** Milliseconds that adapters took, all of one file together. */
  | 'MlMilliseconds'
  /** Seconds from `created_at` to the last card. */
  | 'SecondsToCards'
  /** By reason (`box`, `sqs`, …): answers that told us to slow down. */
  | 'Throttled'
  /** By reason: what became of a dead letter. */
  | 'DeadLetters';
