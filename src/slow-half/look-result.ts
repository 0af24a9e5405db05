import { findingsOf } from '../cards/findings-of.ts';
import type { FileText } from '../ml/file-text.ts';
import type { FileAdapter, TextAdapter } from '../ml/ml-adapter.ts';
import { askForJob } from './ask-for-job.ts';
import type { KeyedAdapter } from './look-board.ts';
import { inOwnTime, lookOnce } from './look-once.ts';
import { isJob, type PendingJob, pendingJob } from './pending-job.ts';
import type { LookResult } from './progress.ts';
import { textOf } from './text-among.ts';
import type { Wish } from './wish.ts';

export type FileMeans = Parameters<typeof lookOnce>[1] & Parameters<typeof askForJob>[2] & TextMeans;
type TextMeans = Parameters<typeof inOwnTime>[1] & Pick<Parameters<typeof askForJob>[2], 'file'>;

/** A file adapter that is to look, or to ask for its job. */
export interface FileLook extends KeyedAdapter<FileAdapter> {
  readonly wish: Wish | undefined;
  readonly job: PendingJob | undefined;
}

/** What comes of one adapter's look at the file; never rejects. */
export async function fileResult({ adapter, key, wish, job }: FileLook, means: FileMeans): Promise<LookResult> {
  try {
    const given = wish ? await lookOnce(wish, means) : job && (await askForJob(adapter, job, means));
    if (isJob(given)) return pendingJob({ adapter, key }, given, job, means.now());
    const findings = await findingsOf(given ?? [], means.deadline.signal);
    const text = textOf(given);
    return { adapter: key, findings, ...(text && { text }) };
  } catch (error) {
    return { adapter: key, error };
  }
}

/** What comes of one adapter's look at the text of the file; never rejects. */
export async function textResult(
  { adapter, key }: KeyedAdapter<TextAdapter>,
  text: FileText,
  means: TextMeans,
): Promise<LookResult> {
  const { file, deadline } = means;
  try {
    const given = await inOwnTime(adapter.limits.timeoutMs, means, (signal) => adapter.look({ file, signal, text }));
    return { adapter: key, findings: await findingsOf(given, deadline.signal) };
  } catch (error) {
    return { adapter: key, error };
  }
}
