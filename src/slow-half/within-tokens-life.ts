import { MlAdapterError } from '../errors.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import { type Looked, missing } from './look-at-file.ts';
import { nextLookMs } from './next-look.ts';
import type { Progress } from './progress.ts';

/**
 * Goes on waiting for jobs as long as the write token will live to see their end; then takes what
 * there is, with a line on the cards for each job that was not finished in time.
 *
 * @throws {MlAdapterError} when there is nothing else.
 */
export function withinTokensLife(looked: Omit<Looked, 'mlMs'>, invocation: SkillInvocation, now: Date): Progress {
  const { answers, jobs } = looked;
  if (jobs.length > 0 && nextLookMs(jobs, invocation, now) !== undefined) return { answers, jobs, isComplete: false };
  const tooLate = new MlAdapterError('It was not finished within the time that Box allows this skill.', false);
  if (jobs.length > 0 && Object.keys(answers).length === 0) throw tooLate;
  const unfinished = jobs.map(({ adapter }) => [adapter, missing(adapter, tooLate)]);
  return { answers: { ...answers, ...Object.fromEntries(unfinished) }, jobs: [], isComplete: true };
}
