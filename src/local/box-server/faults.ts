import type { JournalEntry } from './journal.ts';

/** A way in which Box, or the network before it, lets a request down. */
export type FaultEffect =
  /** Another answer. With `persists` the request is carried out all the same, as Box says of its 503. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      /** A string is sent as it is, anything else as JSON; Box's error shape unless given. */
      readonly body?: unknown;
      readonly persists?: boolean;
    }
  /** The proper answer, late. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The proper answer's head, that many bytes of its body, and then a closed connection. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The same, but then silence on an open connection. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** A TCP reset in place of an answer. */
  | { readonly kind: 'reset'; readonly persists?: boolean }
  /** HTTP 202 with an empty body, as for a file that was uploaded a moment ago. */
  | { readonly kind: 'not-ready'; readonly retryAfterSeconds: number }
  /** The proper answer under a false `Content-Length`. */
  | { readonly kind: 'lying-length'; readonly contentLength: number };

export interface Fault {
  readonly method?: string;
  /** Tested against the path, without the query. */
  readonly path?: RegExp;
  readonly host?: JournalEntry['host'];
  /** How many requests it strikes. @default 1 */
  readonly times?: number;
  /** How many matching requests it lets pass first. @default 0 */
  readonly skip?: number;
  readonly with: FaultEffect;
}

/** Keeps the faults that were asked for, and hands each out as often as was said, oldest first. */
export class Faults {
  readonly #waiting: { readonly fault: Fault; times: number; skip: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, times: fault.times ?? 1, skip: fault.skip ?? 0 });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  take(entry: Pick<JournalEntry, 'method' | 'path' | 'host'>): FaultEffect | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.times <= 0 || !strikes(waiting.fault, entry)) continue;
      if (waiting.skip > 0) {
        waiting.skip -= 1;
        continue;
      }
      waiting.times -= 1;
      return waiting.fault.with;
    }
    return undefined;
  }
}

function strikes(fault: Fault, entry: Pick<JournalEntry, 'method' | 'path' | 'host'>): boolean {
  return (
    (fault.method === undefined || fault.method.toUpperCase() === entry.method) &&
    // `search` and not `test`, which would remember where a global expression stopped.
    (fault.path === undefined || entry.path.search(fault.path) !== -1) &&
    (fault.host === undefined || fault.host === entry.host)
  );
}
