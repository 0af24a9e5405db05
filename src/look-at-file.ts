import type { CardContent } from './cards/card-content.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { errorFacts } from './error-facts.ts';
import { MlAdapterError, NewerVersionError, OutOfTimeError, SkillError, UnusableFileError } from './errors.ts';
import { extensionOf } from './file-extension.ts';
import { tooLarge } from './file-size.ts';
import type { FileFacts, MlAdapter, Rendition } from './ml/ml-adapter.ts';
import type { Clock, Log, SourceFileReader } from './ports.ts';
import { type RenditionBytes, renditionBytes } from './rendition-bytes.ts';
import { sentenceFor } from './sentence-for.ts';
import type { SourceFile } from './skill-invocation.ts';

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

/**
 * Lets every adapter that reads this kind of file look at it, side by side.
 *
 * When some fail, what the others found is kept, and a status content tells what is missing.
 *
 * @returns contents in the order of the adapters.
 * @throws when all of them failed: an error worth a retry if there is one, else the first.
 */
export async function lookAtFile(tools: Tools, { source, reader, deadline }: Subject): Promise<CardContent[]> {
  const file: FileFacts = { name: source.name, extension: extensionOf(source.name), sizeBytes: source.sizeBytes };
  const looks = tools.adapters.flatMap((adapter) => {
    const rendition = adapter.reads(file);
    return rendition === undefined ? [] : [{ adapter, rendition }];
  });
  if (looks.length === 0) throw new UnusableFileError('unsupported', notRead(file));

  const bytes = renditionBytes(reader, looks, deadline);
  const results = await Promise.allSettled(
    looks.map((look) => lookOnce({ ...look, file, reader, bytes, deadline, now: tools.now })),
  );
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const newer = errors.find((error) => error instanceof NewerVersionError);
  if (newer) throw newer;
  if (errors.length === results.length) throw errors.find(isWorthRetrying) ?? errors[0];

  return results.flatMap((result, index): readonly CardContent[] => {
    if (result.status === 'fulfilled') return result.value;
    const name = looks[index]?.adapter.name ?? '';
    tools.log.warn('ML adapter failed', { adapter: name, ...errorFacts(result.reason) });
    return [{ kind: 'status', message: missing(name, result.reason) }];
  });
}

interface Look {
  readonly adapter: MlAdapter;
  readonly rendition: Rendition;
  readonly file: FileFacts;
  readonly reader: SourceFileReader;
  readonly bytes: RenditionBytes;
  readonly deadline: Deadline;
  readonly now: Clock;
}

async function lookOnce({ adapter, rendition, file, reader, bytes, deadline, now }: Look): Promise<CardContent[]> {
  const { sizeBytes: limitBytes, timeoutMs } = adapter.limits;
  if (rendition === 'original' && file.sizeBytes !== undefined && file.sizeBytes > limitBytes) {
    throw tooLarge(file.sizeBytes, limitBytes);
  }
  using limit = startDeadline(timeoutMs, now, deadline);
  const input = { file, signal: limit.signal };
  const look = async (): Promise<CardContent[]> => {
    switch (adapter.as) {
      case 'bytes':
        return adapter.look({ ...input, bytes: await bytes(rendition, limitBytes) });
      case 'stream':
        return adapter.look({ ...input, content: await reader.open(rendition, limitBytes, limit) });
      case 'url':
        return adapter.look({ ...input, url: await reader.downloadUrl(limit) });
    }
  };
  try {
    return await Promise.race([look(), rejectionOn(limit.signal)]);
  } catch (error) {
    const ownTimeIsOver = error instanceof OutOfTimeError && !deadline.signal.aborted;
    if (!ownTimeIsOver) throw error;
    throw new MlAdapterError(`It took longer than ${timeoutMs / 1000} seconds and was stopped.`, false, {
      cause: error,
    });
  }
}

/** An adapter that does not heed its signal must not hold up the others. */
function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof SkillError) || error.retryable;
}

function missing(name: string, error: unknown): string {
  const why = error instanceof SkillError ? sentenceFor(error) : 'Something went wrong.';
  return `${name} is missing here. ${why}`;
}

function notRead({ extension }: FileFacts): string {
  const isPlain = /^[a-z0-9]{1,12}$/.test(extension);
  return isPlain ? `This skill does not read .${extension} files.` : 'This skill does not read files of this type.';
}
