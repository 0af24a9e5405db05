import { Readable } from 'node:stream';
import type { IAudioMetadata } from 'music-metadata';
import { UnusableFileError } from '../../errors.ts';
import { factsOf } from './facts-of.ts';
import type { MediaFacts } from './media-facts.ts';
import { mediaType } from './media-type.ts';
import { withoutSoundAndPicture } from './without-sound-and-picture.ts';

export interface Recording {
  /** As in `FileType`. */
  readonly format: string;
  readonly sizeBytes?: number | undefined;
  readonly pieces: Iterable<Uint8Array>;
}

/** These are measured by their size, or their end is; of others only the part that describes them is read. */
const MEASURED_BY_SIZE = new Set(['mp3', 'aac', 'wav', 'flac', 'ogg', 'opus', 'ogv']);

/**
 * Reads what a recording says about itself. Of a file that breaks off, what was said up to there.
 *
 * @throws {UnusableFileError} when that is nothing.
 */
export async function readMediaFacts(recording: Recording): Promise<MediaFacts> {
  const { format, sizeBytes } = recording;
  const { metadata, error } = await parsed(recording);
  const facts = metadata ? factsOf(metadata, { format, sizeBytes }) : {};
  if (error !== undefined && Object.keys(facts).length === 0) {
    throw new UnusableFileError(
      'unreadable',
      'What this recording says about itself could not be read: the file may be damaged or cut short.',
      { cause: error },
    );
  }
  return facts;
}

async function parsed({ format, sizeBytes, pieces }: Recording): Promise<{ metadata?: Partly; error?: unknown }> {
  const { parseStream } = await import('music-metadata');
  let soFar: Partly | undefined;
  try {
    const told = MEASURED_BY_SIZE.has(format) && sizeBytes !== undefined ? { size: sizeBytes } : {};
    const stream = Readable.from(withoutSoundAndPicture(format, pieces), { objectMode: false });
    const metadata = await parseStream(
      stream,
      { mimeType: mediaType(format) ?? '', ...told },
      // Where nothing tells the length of an MP3 or Ogg file, all of it is read to find out.
      {
        duration: true,
        skipCovers: true,
        skipPostHeaders: true,
        observer: ({ metadata }) => (soFar = metadata as Partly),
      },
    );
    return { metadata };
  } catch (error) {
    return { error, ...(soFar && { metadata: soFar }) };
  }
}

type Partly = Pick<IAudioMetadata, 'format' | 'common'>;
