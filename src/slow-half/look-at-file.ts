import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { UnusableFileError } from '../errors.ts';
import { extensionOf } from '../file-extension.ts';
import { fileTypeByName } from '../ml/file-type/file-type-of.ts';
import type { FileType } from '../ml/file-type.ts';
import type { FileFacts, MlAdapter } from '../ml/ml-adapter.ts';
import type { Log, SourceFileReader } from '../ports.ts';
import type { SourceFile } from '../skill-invocation.ts';
import { type LookBoard, lookBoard } from './look-board.ts';
import { type FileLook, type FileMeans, fileResult, textResult } from './look-result.ts';
import type { LookResult, Progress } from './progress.ts';
import { renditionBytes } from './rendition-bytes.ts';
import { type SniffedFile, sniffedFile, typedFile } from './sniffed-file.ts';
import { textAmong } from './text-among.ts';
import { type Wish, wishOf } from './wish.ts';

interface Tools {
  readonly adapters: readonly MlAdapter[];
  readonly log: Log;
  readonly now: Clock;
  /** Told of what there is while some are still looking. */
  readonly soFar?: (looked: Pick<Looked, 'type' | 'results'>) => void;
}

interface Subject {
  readonly source: SourceFile;
  readonly reader: SourceFileReader;
  readonly deadline: Deadline;
}

export interface Looked {
  readonly type: FileType;
  /** In the order of the adapters. */
  readonly results: readonly LookResult[];
  /** What adapters took, all together. */
  readonly mlMs: number;
}

/**
 * Sees what a file is and lets every adapter that reads such files look at it, side by side; then lets
 * those that read text look at the text that was found.
 *
 * Those that have answered before are not asked again, and of those with a job under way the job alone is asked for.
 *
 * @throws {UnusableFileError} when no adapter reads such files; {OutdatedInvocationError} when the file has
 *   changed; what the reader throws when the file cannot be opened. What else adapters throw is among the results.
 */
export async function lookAtFile(tools: Tools, subject: Subject, before: Progress): Promise<Looked> {
  const { source, deadline } = subject;
  const extension = extensionOf(source.name);
  const known = before.type ?? (isTooLargeForAll(source, tools.adapters) ? fileTypeByName(extension) : undefined);
  await using opened = known
    ? typedFile(known, subject.reader)
    : await sniffedFile(subject.reader, extension, deadline);
  const { type, reader } = opened;
  const file: FileFacts = { name: source.name, extension, sizeBytes: source.sizeBytes, type };
  let mlMs = 0;
  const spent = (tookMs: number) => {
    mlMs += tookMs;
  };
  const soFar = (results: readonly LookResult[]) => tools.soFar?.({ type, results });
  const board = lookBoard({ ...tools, soFar }, before);
  const means = { ...tools, file, reader, deadline, spent };
  await lookAtContent(board, means, opened);
  await lookForLostText(board, means);
  await lookAtItsText(board, means);
  return { type, results: board.results(), mlMs };
}

/** Such a file is looked at in other renditions only, if at all: it is not opened for the sake of its first bytes. */
function isTooLargeForAll({ sizeBytes = 0 }: SourceFile, adapters: readonly MlAdapter[]): boolean {
  return adapters.every((adapter) => adapter.as === 'text' || sizeBytes > adapter.limits.sizeBytes);
}

type ContentMeans = Omit<FileMeans, 'bytes'>;

async function lookAtContent(board: LookBoard, means: ContentMeans, opened: SniffedFile): Promise<void> {
  const { file, log } = means;
  const looks = board.ofFiles.flatMap((one) => {
    const known = board.resultOf(one);
    const job = known && 'job' in known ? known : undefined;
    const wish = known ? undefined : wishOf(one, file, log);
    return known || wish ? [{ ...one, job, wish }] : [];
  });
  if (looks.length === 0) throw opened.refusal ?? new UnusableFileError('unsupported', notRead(file));
  if (!looks.some(({ wish }) => wish?.rendition === 'original')) await opened[Symbol.asyncDispose]();
  await lookSideBySide(board, looks, means);
}

/** Only now: while jobs are under way, nobody would read it, and it would have to be looked for at each of their rounds. */
async function lookForLostText(board: LookBoard, means: ContentMeans): Promise<void> {
  const { file, log } = means;
  if (isUnderWay(board) || board.ofText.every((one) => board.resultOf(one))) return;
  const lost = board.ofFiles.filter((one) => isTextLost(board.resultOf(one)));
  const looks = lost.map((one) => ({ ...one, job: undefined, wish: wishOf(one, file, log) }));
  await lookSideBySide(board, looks, means);
}

async function lookSideBySide(board: LookBoard, looks: readonly FileLook[], means: ContentMeans): Promise<void> {
  const unread: Wish[] = looks.flatMap(({ wish }) => wish ?? []);
  const bytes = renditionBytes(means.reader, unread, means.deadline);
  await board.all(
    looks.filter(({ job, wish }) => job || wish),
    (one) => fileResult(one, { ...means, bytes }),
  );
}

/** Once no more text can come: an adapter that reads text looks at all of it, and once. */
async function lookAtItsText(board: LookBoard, means: Parameters<typeof textResult>[2]): Promise<void> {
  const text = textAmong(board.results());
  if (text === undefined || isUnderWay(board)) return;
  board.keep();
  await board.all(
    board.ofText.filter((one) => !board.resultOf(one)),
    (one) => textResult(one, text, means),
  );
}

function isUnderWay(board: LookBoard): boolean {
  return board.results().some((result) => 'job' in result);
}

function isTextLost(result: LookResult | undefined): boolean {
  return result !== undefined && 'findings' in result && result.isTextLost === true;
}

function notRead({ extension, type }: FileFacts): string {
  if (type.group === 'archive') return 'This skill does not look into archives. Unpack it, and upload what is in it.';
  const isPlain = /^[a-z0-9]{1,12}$/.test(extension);
  return isPlain ? `This skill does not read .${extension} files.` : 'This skill does not read files of this type.';
}
