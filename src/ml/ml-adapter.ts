import type { CardContent } from '../cards/card-content.ts';
import type { FileText } from './file-text.ts';
import type { FileType } from './file-type.ts';
import type { MlJob } from './ml-job.ts';

/**
 * The port of all machine learning: an adapter looks at one file and returns what it found.
 *
 * An adapter never sees a token, Box or AWS. It says in `reads` whether and in which rendition it
 * wants a file, gets that rendition in the form named by `as`, and returns card contents.
 * Several adapters may look at one file at the same time; those that read text look after all others, at
 * the text that the others have found.
 */
export type MlAdapter = FileAdapter | TextAdapter;

/** Looks at the file itself, or at a rendition of it. */
export type FileAdapter = BytesAdapter | StreamAdapter | UrlAdapter;

/** What an adapter that looks at files may find: contents for cards, and text for the adapters that read text. */
export type Found = CardContent | FileText;

interface FileAdapterBase {
  /** Shown to people when something is missing ("Text analysis found nothing."). */
  readonly name: string;
  readonly limits: FileAdapterLimits;
  /** Whether asking again costs nothing but time: its answer is not put away before all have answered. */
  readonly isFree?: boolean;
  /** The rendition of this file that the adapter reads, or `undefined` when it does not look at such files. */
  reads(file: FileFacts): Rendition | undefined;
  /**
   * Asks the provider for a job that `look` or an earlier `ask` has returned. Needed by adapters that return jobs.
   *
   * A retryable error leaves the job as it is, to be asked for later; any other ends it.
   */
  ask?(input: LookInput & { readonly job: string }): Promise<Found[] | MlJob>;
}

export interface AdapterLimits {
  /**
   * The longest that one `look` or `ask` may take; its `signal` aborts then, or earlier when the Lambda's time runs short.
   * Nothing can stop code that never awaits: long computations belong into pieces, or into a thread
   * (`thread/in-thread.ts`).
   */
  readonly timeoutMs: number;
}

export interface FileAdapterLimits extends AdapterLimits {
  /** The largest rendition that the adapter is given. A larger file gets a status card that names this limit. */
  readonly sizeBytes: number;
  /**
   * How many files it looks at at once in one worker; others wait their turn, unread. Counted for each adapter that
   * the configuration names. What does not stop when its signal aborts loses its turn all the same. @default no limit
   */
  readonly atOnce?: number;
}

/** Gets the rendition whole, in memory. */
export interface BytesAdapter<Given = Found[] | MlJob> extends FileAdapterBase {
  readonly as: 'bytes';
  look(input: LookInput & { readonly bytes: Uint8Array }): Promise<Given>;
}

/** Gets the rendition piece by piece; may stop early. Errors while reading come out of the iteration. */
export interface StreamAdapter<Given = Found[] | MlJob> extends FileAdapterBase {
  readonly as: 'stream';
  look(input: LookInput & { readonly content: FileContent }): Promise<Given>;
}

/** Gets a short-lived address of the original file, for a provider that fetches it itself. It holds no token of ours. */
export interface UrlAdapter<Given = Found[] | MlJob> extends FileAdapterBase {
  readonly as: 'url';
  look(input: LookInput & { readonly url: string }): Promise<Given>;
}

/** Gets the text that other adapters have found in the file, whatever the file is. Not asked where there is none. */
export interface TextAdapter {
  readonly name: string;
  readonly as: 'text';
  readonly limits: AdapterLimits;
  /** As in other adapters. */
  readonly isFree?: boolean;
  look(input: LookInput & { readonly text: FileText }): Promise<CardContent[]>;
}

/**
 * What every `look` gets.
 *
 * It returns the contents found, none if there is nothing to say, a job when the provider takes
 * longer than a Lambda may wait, or throws an `MlAdapterError`; when `signal` aborts it stops as soon as it can and throws the signal's reason.
 */
export interface LookInput {
  readonly file: FileFacts;
  readonly signal: AbortSignal;
}

/** What an adapter may know of the file itself. The name was chosen by a person: treat it as hostile. */
export interface FileFacts {
  readonly name: string;
  /** Lower case, without the dot; empty when the name has none. */
  readonly extension: string;
  /** Of the original, when Box said so. */
  readonly sizeBytes?: number | undefined;
  /** What the original is by its first bytes, whatever its name says. */
  readonly type: FileType;
}

/** The original, or a representation that Box makes of it on request. */
export type Rendition = 'original' | Representation;

export type Representation =
  | { readonly type: 'extracted_text' | 'pdf' | 'mp3' | 'mp4' }
  /** `dimensions` such as `1024x1024`; Box offers 32, 94, 160, 320, 1024 and 2048, and never enlarges. */
  | { readonly type: 'jpg' | 'png'; readonly dimensions: string };

export interface FileContent {
  /** As announced; the stream may be shorter or longer, but never longer than the adapter's limit. */
  readonly sizeBytes: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}
