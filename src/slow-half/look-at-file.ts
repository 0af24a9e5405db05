import { findingsOf } from '../cards/findings-of.ts';
import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { OutdatedInvocationError, UnusableFileError } from '../errors.ts';
import { extensionOf } from '../file-extension.ts';
import type { FileFacts, MlAdapter } from '../ml/ml-adapter.ts';
import type { Log, SourceFileReader } from '../ports.ts';
import type { SourceFile } from '../skill-invocation.ts';
import { askForJob } from './ask-for-job.ts';
import { lookOnce, type Wish } from './look-once.ts';
import { isJob, type PendingJob, pendingJob } from './pending-job.ts';
import type { LookResult, Progress } from './progress.ts';
import { renditionBytes } from './rendition-bytes.ts';

interface Tools {
  readonly adapters: readonly MlAdapter[];
  readonly log: Log;
  readonly now: Clock;
  /** Told of the results there are, whenever an adapter has answered while others are still looking. */
  readonly soFar?: (results: readonly LookResult[]) => void;
}

interface Subject {
  readonly source: SourceFile;
  readonly reader: SourceFileReader;
  readonly deadline: Deadline;
}

export interface Looked {
  /** In the order of the adapters. */
  readonly results: readonly LookResult[];
  /** What adapters took, all together. */
  readonly mlMs: number;
}

/**
 * Lets every adapter that reads this kind of file look at it, side by side; those that have answered
 * before are not asked again, and of those with a job under way the job alone is asked for.
 *
 * @throws {UnusableFileError} when no adapter reads such files; {OutdatedInvocationError} when the file has
 *   changed. What else adapters throw is among the results.
 */
export async function lookAtFile(
  tools: Tools,
  { source, reader, deadline }: Subject,
  before: Progress,
): Promise<Looked> {
  const file: FileFacts = { name: source.name, extension: extensionOf(source.name), sizeBytes: source.sizeBytes };
  const looks = distinct(tools.adapters.flatMap((adapter) => wishOf(adapter, file, tools.log)));
  if (looks.length === 0) throw new UnusableFileError('unsupported', notRead(file));

  let mlMs = 0;
  const spent = (tookMs: number) => {
    mlMs += tookMs;
  };
  const answered = new Map(before.answers.map((answer) => [answer.adapter, answer]));
  const jobs = new Map(before.jobs.map((job) => [job.adapter, job]));
  const unread = looks.filter(({ key }) => !answered.has(key) && !jobs.has(key));
  const means = { ...tools, file, reader, bytes: renditionBytes(reader, unread, deadline), deadline, spent };
  const results: (LookResult | undefined)[] = looks.map(({ key }) => answered.get(key) ?? jobs.get(key));

  let looking = looks.length;
  const lookOf = async (wish: Wish, place: number): Promise<void> => {
    const result = answered.get(wish.key) ?? (await resultOf(wish, jobs.get(wish.key), means));
    results[place] = result;
    looking -= 1;
    if ('error' in result) tools.log.warn('ML adapter failed', { adapter: wish.key, ...errorFacts(result.error) });
    else if (looking > 0) tools.soFar?.(results.filter((known) => known !== undefined));
  };
  await Promise.all(looks.map(lookOf));
  const all = results.filter((result) => result !== undefined);
  const outdated = all.find((result) => 'error' in result && result.error instanceof OutdatedInvocationError);
  if (outdated && 'error' in outdated) throw outdated.error;
  return { results: all, mlMs };
}

type Means = Parameters<typeof lookOnce>[1] & Parameters<typeof askForJob>[2];

async function resultOf(wish: Wish, job: PendingJob | undefined, means: Means): Promise<LookResult> {
  const { adapter, key } = wish;
  try {
    const given = job ? await askForJob(adapter, job, means) : await lookOnce(wish, means);
    if (isJob(given)) return pendingJob(wish, given, job, means.now());
    return { adapter: key, findings: await findingsOf(given, means.deadline.signal) };
  } catch (error) {
    return { adapter: key, error };
  }
}

/** An adapter that cannot even say whether it reads a file must not keep the others from it. */
function wishOf(adapter: MlAdapter, file: FileFacts, log: Log): Wish[] {
  try {
    const rendition = adapter.reads(file);
    return rendition === undefined ? [] : [{ adapter, rendition, key: adapter.name }];
  } catch (error) {
    log.error('ML adapter does not say what it reads', { adapter: adapter.name, ...errorFacts(error) });
    return [];
  }
}

/** Two adapters of one name must not be given each other's answers. */
function distinct(looks: readonly Wish[]): Wish[] {
  return looks.map((look, index) => {
    const namesakes = looks.slice(0, index).filter(({ key }) => key === look.key).length;
    return namesakes === 0 ? look : { ...look, key: `${look.key} (${namesakes + 1})` };
  });
}

function notRead({ extension }: FileFacts): string {
  const isPlain = /^[a-z0-9]{1,12}$/.test(extension);
  return isPlain ? `This skill does not read .${extension} files.` : 'This skill does not read files of this type.';
}
