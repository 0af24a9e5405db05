import type { Findings } from '../cards/card-draft.ts';
import { findingsOf } from '../cards/findings-of.ts';
import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { OutdatedInvocationError, SkillError, UnusableFileError } from '../errors.ts';
import { extensionOf } from '../file-extension.ts';
import type { FileFacts, MlAdapter } from '../ml/ml-adapter.ts';
import type { JobInProgress } from '../ml/ml-job.ts';
import type { Log, SourceFileReader } from '../ports.ts';
import type { SourceFile } from '../skill-invocation.ts';
import { askForJob } from './ask-for-job.ts';
import { lookOnce, type Wish } from './look-once.ts';
import { isJob, type PendingJob, pendingJob } from './pending-job.ts';
import type { Progress } from './progress.ts';
import { renditionBytes } from './rendition-bytes.ts';
import { sentenceFor } from './sentence-for.ts';

interface Tools {
  readonly adapters: readonly MlAdapter[];
  readonly log: Log;
  readonly now: Clock;
}

interface Subject {
  readonly source: SourceFile;
  readonly reader: SourceFileReader;
  readonly deadline: Deadline;
}

/** What lies before us when we look: nothing at the first time. */
type Before = Pick<Progress, 'answers' | 'jobs'>;

export interface Looked {
  /** In the order of the adapters, by their keys. */
  readonly answers: Readonly<Record<string, Findings>>;
  readonly jobs: readonly PendingJob[];
  /** What adapters took, all together. */
  readonly mlMs: number;
}

/**
 * Lets every adapter that reads this kind of file look at it, side by side; those that have answered
 * before are not asked again, and of those with a job under way the job alone is asked for.
 *
 * When some fail, what the others found is kept, and a status content tells what is missing. While a
 * job is under way, an adapter whose error may pass gets another try with the next look.
 *
 * @throws when all of them failed: an error worth a retry if there is one, else the first.
 */
export async function lookAtFile(tools: Tools, { source, reader, deadline }: Subject, before: Before): Promise<Looked> {
  const file: FileFacts = { name: source.name, extension: extensionOf(source.name), sizeBytes: source.sizeBytes };
  const looks = distinct(tools.adapters.flatMap((adapter) => wishOf(adapter, file, tools.log)));
  if (looks.length === 0) throw new UnusableFileError('unsupported', notRead(file));

  let mlMs = 0;
  const spent = (tookMs: number) => {
    mlMs += tookMs;
  };
  const unread = looks.filter(({ key }) => !before.answers[key] && !jobOf(before, key));
  const bytes = renditionBytes(reader, unread, deadline);
  const means = { file, reader, bytes, deadline, now: tools.now, log: tools.log, spent };
  const resultOf = async (wish: Wish): Promise<Result> => {
    const answer = before.answers[wish.key];
    if (answer) return { findings: answer };
    const job = jobOf(before, wish.key);
    const given = job ? await askForJob(wish.adapter, job, means) : await lookOnce(wish, means);
    if (isJob(given)) return { job: pendingJob(wish, given, job, tools.now()) };
    return { findings: await findingsOf(given, deadline.signal) };
  };
  const results = await Promise.allSettled(looks.map(resultOf));
  return { ...sorted(looks, results, tools.log), mlMs };
}

type Result = { readonly findings: Findings } | { readonly job: PendingJob };

function sorted(
  looks: readonly Wish[],
  results: readonly PromiseSettledResult<Result>[],
  log: Log,
): Omit<Looked, 'mlMs'> {
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const outdated = errors.find((error) => error instanceof OutdatedInvocationError);
  if (outdated) throw outdated;
  if (errors.length === results.length) throw errors.find(isWorthRetrying) ?? errors[0];

  const given = results.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  const jobs = given.flatMap((result) => (result && 'job' in result ? [result.job] : []));
  const answers: Record<string, Findings> = {};
  for (const [index, result] of results.entries()) {
    const key = looks[index]?.key ?? '';
    if (result.status === 'rejected') {
      log.warn('ML adapter failed', { adapter: key, ...errorFacts(result.reason) });
      const hasAnotherTry = jobs.length > 0 && isWorthRetrying(result.reason);
      if (!hasAnotherTry) answers[key] = missing(key, result.reason);
    } else if ('findings' in result.value) answers[key] = result.value.findings;
  }
  return { answers, jobs };
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

function jobOf({ jobs }: Before, key: string): JobInProgress | undefined {
  return jobs.find(({ adapter }) => adapter === key);
}

function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof SkillError) || error.retryable;
}

/** What stands on the cards in place of what an adapter could not find. */
export function missing(name: string, error: unknown): Findings {
  // Worth no line on a card when another adapter does read such files.
  if (error instanceof UnusableFileError && error.fault === 'unsupported') return { drafts: [], total: 0 };
  const why = error instanceof SkillError ? sentenceFor(error) : 'Something went wrong.';
  return { drafts: [{ kind: 'status', message: `${name} is missing here. ${why}` }], total: 1 };
}

function notRead({ extension }: FileFacts): string {
  const isPlain = /^[a-z0-9]{1,12}$/.test(extension);
  return isPlain ? `This skill does not read .${extension} files.` : 'This skill does not read files of this type.';
}
