import type { Findings } from '../cards/card-draft.ts';
import { MlAdapterError, NoTurnError } from '../errors.ts';
import { isFinal } from '../is-final.ts';
import type { FileText } from '../ml/file-text.ts';
import type { FileType } from '../ml/file-type.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import { missing } from './missing.ts';
import { nextLookMs } from './next-look.ts';
import type { PendingJob } from './pending-job.ts';

/** How far the adapters have come with one file: what has been paid for, and must not be paid for again. */
export interface Progress {
  /** What the file is, so that it need not be opened again for that; absent before anyone has looked. */
  readonly type?: FileType | undefined;
  /** In the order of the adapters. */
  readonly answers: readonly Answer[];
  readonly jobs: readonly PendingJob[];
  /** Whether every adapter has answered, so that only the cards are still to be written. */
  readonly isComplete: boolean;
}

export interface Answer {
  /** The adapter's key. */
  readonly adapter: string;
  readonly findings: Findings;
  /** The text of the file that it found, for adapters that read text and have not answered yet. */
  readonly text?: FileText | undefined;
  /** It found text that could not be kept: whoever waits for that text has it looked for again. */
  readonly isTextLost?: boolean;
}

/** What became of one adapter's look. */
export type LookResult = Answer | PendingJob | { readonly adapter: string; readonly error: unknown };

export const NOTHING_YET: Progress = { answers: [], jobs: [], isComplete: false };

/**
 * What is to be kept of a look, and whether it goes on.
 *
 * When some adapters fail, what the others found counts, and a line tells what is missing. While a job is
 * under way, those whose error may pass have another try with the next look. Jobs are waited for as
 * long as the write token will live to see their end.
 *
 * @throws when there is nothing but errors: one worth a retry if there is one, else the first.
 */
export function progressAfter(results: readonly LookResult[], invocation: SkillInvocation, now: Date): Progress {
  const jobs = results.filter((result) => 'job' in result);
  const goesOn = jobs.length > 0 && nextLookMs(jobs, invocation, now) !== undefined;
  const ended = results.map((result) =>
    'job' in result && !goesOn ? { adapter: result.adapter, error: notInTime() } : result,
  );
  const errors = ended.flatMap((result) => ('error' in result ? [result.error] : []));
  if (errors.length === ended.length) {
    throw (jobs.length === 0 && errors.find((error) => !isFinal(error))) || errors[0];
  }
  const noTurn = errors.find((error) => error instanceof NoTurnError);
  if (noTurn && jobs.length === 0) throw noTurn;
  const again = errors.find((error) => !isFinal(error));
  // A text on no card is nothing to show anyone: where all that read it may succeed later, they are asked later.
  if (again && jobs.length === 0 && !ended.some((result) => 'findings' in result && isWorthShowing(result)))
    throw again;

  const answers = ended.flatMap((result): Answer[] => {
    // Nobody reads the text any more once all have answered.
    if ('findings' in result) return [goesOn ? result : { adapter: result.adapter, findings: result.findings }];
    if ('job' in result || (goesOn && !isFinal(result.error))) return [];
    return [{ adapter: result.adapter, findings: missing(result.adapter, result.error) }];
  });
  return { answers, jobs: goesOn ? jobs : [], isComplete: !goesOn };
}

/** What is to be kept while others are still looking. */
export function progressSoFar(results: readonly LookResult[]): Progress {
  const answers = results.filter((result) => 'findings' in result);
  return { answers, jobs: results.filter((result) => 'job' in result), isComplete: false };
}

function isWorthShowing({ findings, text }: Answer): boolean {
  return findings.total > 0 || text === undefined;
}

function notInTime(): MlAdapterError {
  return new MlAdapterError('It was not finished within the time that Box allows this skill.', false);
}
