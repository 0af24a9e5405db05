import { UnusableFileError } from '../../errors.ts';
import { PieceReader } from '../media/piece-reader.ts';
import type { Pcm } from './pcm.ts';
import { sampleReader } from './sample-reader.ts';

/** Bytes of a header: more than any format needs. */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_CHUNKS_BEFORE_SOUND = 1000;
const MAX_CHANNELS = 64;
const LEAST_HZ = 4000;
const MOST_HZ = 384_000;
const EXTENSIBLE = 0xfffe;
const FRAMES_A_PIECE = 16_384;

/**
 * Decodes WAV files of plain samples (8 to 32 bits, floating point, µ-law, A-law), piece by piece. What comes after
 * the sound is not read.
 *
 * @throws {UnusableFileError} for other kinds of WAV files, and for what is none.
 */
export function* decodeWav(pieces: Iterable<Uint8Array>): Generator<Pcm> {
  const reader = new PieceReader(pieces);
  const { format, sizeBytes } = soundIn(reader);
  const { channels, samplesPerSecond, sampleBytes } = format;
  const read = sampleReader(format.encoding, sampleBytes);
  if (!read) throw unsupported();
  const frameBytes = channels * sampleBytes;
  for (let left = sizeBytes; left >= frameBytes; left -= FRAMES_A_PIECE * frameBytes) {
    const bytes = reader.take(Math.min(FRAMES_A_PIECE * frameBytes, left));
    const samples = new Float32Array(Math.floor(bytes.byteLength / frameBytes));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = 0; index < samples.length * channels; index += 1) {
      const at = Math.floor(index / channels);
      samples[at] = (samples[at] ?? 0) + read(view, index * sampleBytes) / channels;
    }
    if (samples.length > 0) yield { samples, samplesPerSecond };
    if (bytes.byteLength < FRAMES_A_PIECE * frameBytes) return;
  }
}

interface WavFormat {
  readonly encoding: number;
  readonly channels: number;
  readonly samplesPerSecond: number;
  readonly sampleBytes: number;
}

/** Reads up to where the sound begins. */
function soundIn(reader: PieceReader): { format: WavFormat; sizeBytes: number } {
  const riff = Buffer.from(reader.take(12)).toString('latin1');
  if (!/^(RIFF|RF64|BW64)....WAVE$/s.test(riff)) throw unreadable();
  let format: WavFormat | undefined;
  for (let chunks = 0; chunks < MAX_CHUNKS_BEFORE_SOUND; chunks += 1) {
    const header = Buffer.from(reader.take(8));
    if (header.byteLength < 8) break;
    const name = header.toString('latin1', 0, 4);
    const sizeBytes = header.readUInt32LE(4);
    if (name === 'data') {
      if (!format) break;
      // Nobody knew it when the header was written. Others say so by a size that no file has.
      return { format, sizeBytes: sizeBytes === 0 ? Number.POSITIVE_INFINITY : sizeBytes };
    }
    const paddedBytes = sizeBytes + (sizeBytes % 2);
    if (name === 'fmt ' && sizeBytes <= MAX_HEADER_BYTES) format = formatIn(Buffer.from(reader.take(paddedBytes)));
    else reader.skip(paddedBytes);
  }
  throw unreadable();
}

function formatIn(header: Buffer): WavFormat {
  if (header.byteLength < 16) throw unreadable();
  const given = header.readUInt16LE(0);
  const encoding = given === EXTENSIBLE && header.byteLength >= 26 ? header.readUInt16LE(24) : given;
  const channels = header.readUInt16LE(2);
  const samplesPerSecond = header.readUInt32LE(4);
  const sampleBytes = header.readUInt16LE(12) / channels;
  const isSound = channels >= 1 && channels <= MAX_CHANNELS && Number.isInteger(sampleBytes);
  if (!isSound || samplesPerSecond < LEAST_HZ || samplesPerSecond > MOST_HZ) throw unsupported();
  return { encoding, channels, samplesPerSecond, sampleBytes };
}

function unreadable(): UnusableFileError {
  return new UnusableFileError(
    'unreadable',
    'This WAV file could not be read: it may be damaged. Try to save it anew.',
  );
}

function unsupported(): UnusableFileError {
  return new UnusableFileError(
    'unsupported',
    'The sound in this WAV file is of a kind that this skill does not read. Saved as MP3, it can be listened to.',
  );
}
