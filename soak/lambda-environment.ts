import { setTimeout as pause } from 'node:timers/promises';
import type { LambdaControls } from './programs/lambda.ts';
import { type Child, startChild } from './start-child.ts';

const PROGRAM = new URL('./programs/lambda.ts', import.meta.url);

export interface LambdaSettings {
  readonly name: string;
  /** The bundle. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly preload: string;
  readonly clockSkewMs: number;
  readonly timeoutMs: number;
  readonly onLine: (line: string, from: string) => void;
}

/** One environment of a function: a process that is started again when it has died. */
export class LambdaEnvironment implements AsyncDisposable {
  readonly #settings: LambdaSettings;
  #child: Promise<Child<LambdaControls>>;
  #starts = 0;
  #stopped = false;
  readonly #killed = new WeakSet<Child<LambdaControls>>();

  constructor(settings: LambdaSettings) {
    this.#settings = settings;
    this.#child = this.#start();
  }

  /** Which process it is by now: `process-2#3` is the third of the second environment. */
  get incarnation(): string {
    return `${this.#settings.name}#${this.#starts}`;
  }

  /** Rejects when the function throws, its time is over, or its process dies; after the last two there is a new one. */
  async invoke<Answer>(event: unknown): Promise<Answer> {
    const child = await this.#child;
    const { timeoutMs } = this.#settings;
    const stop = new AbortController();
    const tooLate = pause(timeoutMs, undefined, { signal: stop.signal }).then(() => {
      this.#kill(child);
      throw new TimeoutError();
    });
    tooLate.catch(() => {});
    try {
      return (await Promise.race([child.calls.invoke(event, timeoutMs), tooLate])) as Answer;
    } finally {
      stop.abort();
    }
  }

  async kill(): Promise<void> {
    this.#kill(await this.#child);
  }

  #kill(child: Child<LambdaControls>): void {
    // Whoever calls from now on gets the next process, and not the last breath of this one.
    this.#child = child.gone.then(() => this.#start());
    this.#child.catch(() => {});
    this.#killed.add(child);
    child.kill();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    await (await this.#child.catch(() => undefined))?.[Symbol.asyncDispose]();
  }

  async #start(): Promise<Child<LambdaControls>> {
    this.#starts += 1;
    const { file, env, preload, clockSkewMs, onLine } = this.#settings;
    const own = { SOAK_FUNCTION: file, SOAK_WORKER: this.incarnation, SOAK_CLOCK_SKEW_MS: String(clockSkewMs) };
    const from = this.incarnation;
    const named = (line: string) => onLine(line, from);
    const child = await startChild<LambdaControls>(PROGRAM, { env: { ...env, ...own }, preload, onLine: named });
    void child.gone.then(() => {
      if (this.#stopped || this.#killed.has(child)) return;
      this.#child = this.#start();
      this.#child.catch(() => {});
    });
    return child;
  }
}

/** The function took longer than Lambda lets it. */
export class TimeoutError extends Error {}
