import type { CardContent } from '../cards/card-content.ts';
import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { NewerVersionError, SkillError, UnusableFileError } from '../errors.ts';
import { extensionOf } from '../file-extension.ts';
import type { FileFacts, MlAdapter } from '../ml/ml-adapter.ts';
import type { Log, SourceFileReader } from '../ports.ts';
import type { SourceFile } from '../skill-invocation.ts';
import { lookOnce, type Wish } from './look-once.ts';
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
  const looks = tools.adapters.flatMap((adapter) => wishOf(adapter, file, tools.log));
  if (looks.length === 0) throw new UnusableFileError('unsupported', notRead(file));

  const bytes = renditionBytes(reader, looks, deadline);
  const results = await Promise.allSettled(
    looks.map((wish) => lookOnce(wish, { file, reader, bytes, deadline, now: tools.now })),
  );

  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const newer = errors.find((error) => error instanceof NewerVersionError);
  if (newer) throw newer;
  if (errors.length === results.length) throw errors.find(isWorthRetrying) ?? errors[0];

  return results.flatMap((result, index): readonly CardContent[] => {
    if (result.status === 'fulfilled') return result.value;
    const name = looks[index]?.adapter.name ?? '';
    tools.log.warn('ML adapter failed', { adapter: name, ...errorFacts(result.reason) });
    return isUnsupported(result.reason) ? [] : [{ kind: 'status', message: missing(name, result.reason) }];
  });
}

/** An adapter that cannot even say whether it reads a file must not keep the others from it. */
function wishOf(adapter: MlAdapter, file: FileFacts, log: Log): Wish[] {
  try {
    const rendition = adapter.reads(file);
    return rendition === undefined ? [] : [{ adapter, rendition }];
  } catch (error) {
    log.error('ML adapter does not say what it reads', { adapter: adapter.name, ...errorFacts(error) });
    return [];
  }
}

/** Worth no line on a card when another adapter does read such files. */
function isUnsupported(error: unknown): boolean {
  return error instanceof UnusableFileError && error.fault === 'unsupported';
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
