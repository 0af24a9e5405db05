import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of everything made here. */
export const HZ = 16_000;

/** One sound, or a stretch of one, from -1 to 1 at `HZ`. */
export type Sound = Float32Array;

/** A voice of flite (`flite:slt`) or of espeak-ng (`espeak:en-gb+f3`). */
export type Voice = `${'flite' | 'espeak'}:${string}`;

/** Says a sentence, by the Debian packages `flite`, `espeak-ng` and `sox`; without the silence at both ends. */
export function spoken(voice: Voice, text: string): Sound {
  const [engine, name = ''] = voice.split(':');
  return inFolder((folder) => {
    const [said, converted] = [join(folder, 'said.wav'), join(folder, 'converted.wav')];
    if (engine === 'flite') execFileSync('flite', ['-voice', name, '-t', text, '-o', said]);
    else execFileSync('espeak-ng', ['-v', name, '-s', '155', '-w', said, text]);
    // Without dither, which would be another each time.
    execFileSync('sox', ['-D', said, '-r', String(HZ), '-b', '16', '-c', '1', converted, 'norm', '-3']);
    return withoutSilence(samplesIn(readFileSync(converted)));
  });
}

/** White noise put through a filter of one pole: 0 is white, near 1 a rumble. */
export function noise(seconds: number, softness: number, random: () => number): Sound {
  let last = 0;
  return scaled(
    Float32Array.from({ length: seconds * HZ }, () => {
      last = softness * last + (1 - softness) * (random() * 2 - 1);
      return last;
    }),
  );
}

/** Chords of decaying notes, one each `beatSeconds`. */
export function music(seconds: number, beatSeconds: number, random: () => number): Sound {
  const sound = new Float32Array(seconds * HZ);
  for (let start = 0; start < sound.length; start += Math.round(beatSeconds * HZ)) {
    const root = 110 * 2 ** (Math.floor(random() * 12) / 12);
    for (const interval of [0, 4, 7, 12]) pluck(sound, start, root * 2 ** (interval / 12));
  }
  return scaled(sound);
}

function pluck(sound: Sound, start: number, hertz: number): void {
  for (let at = 0; at < HZ * 1.5 && start + at < sound.length; at += 1) {
    const seconds = at / HZ;
    const overtones = [1, 2, 3, 4].map((n) => Math.sin(2 * Math.PI * hertz * n * seconds) / n ** 1.5);
    const value = overtones.reduce((sum, one) => sum + one, 0) * Math.exp(-3 * seconds);
    sound[start + at] = (sound[start + at] ?? 0) + value;
  }
}

/** Adds one sound to another, from a time on. */
export function mix(into: Sound, sound: Sound, startSeconds: number, gain: number): void {
  const start = Math.round(startSeconds * HZ);
  for (let at = 0; at < sound.length && start + at < into.length; at += 1) {
    into[start + at] = (into[start + at] ?? 0) + (sound[at] ?? 0) * gain;
  }
}

/** How strong a sound is, as the root of its mean square. */
export function strength(sound: Sound): number {
  return Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / Math.max(1, sound.length));
}

/** A WAV file of 16 bits, mono. */
export function wavOf(sound: Sound, hz = HZ): Buffer {
  const bytes = Buffer.alloc(44 + sound.length * 2);
  bytes.write('RIFF\0\0\0\0WAVEfmt ', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(hz, 24);
  bytes.writeUInt32LE(hz * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(sound.length * 2, 40);
  sound.forEach((value, at) => {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + at * 2);
  });
  return bytes;
}

/** Runs a command with the sound in a WAV file, whose path takes the place of `IN`, and reads the file at `OUT.<ending>`. */
export function encoded(sound: Sound, ending: string, [command, ...given]: readonly [string, ...string[]]): Buffer {
  return inFolder((folder) => {
    const [source, target] = [join(folder, 'source.wav'), join(folder, `target.${ending}`)];
    writeFileSync(source, wavOf(sound));
    execFileSync(
      command,
      given.map((part) => (part === 'IN' ? source : part === 'OUT' ? target : part)),
      { stdio: 'ignore' },
    );
    return readFileSync(target);
  });
}

/** Always the same numbers for the same seed, from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'made-sound-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function samplesIn(wav: Buffer): Sound {
  const from = wav.indexOf('data', 12, 'latin1') + 8;
  return Float32Array.from({ length: (wav.length - from) >> 1 }, (_, at) => wav.readInt16LE(from + at * 2) / 32_768);
}

/** Cuts off what is quieter than a hundredth of the loudest, in steps of 10 ms. */
function withoutSilence(sound: Sound): Sound {
  const step = HZ / 100;
  const loud = Array.from({ length: Math.floor(sound.length / step) }, (_, index) =>
    sound.subarray(index * step, (index + 1) * step).some((value) => Math.abs(value) > 0.01),
  );
  return sound.slice(loud.indexOf(true) * step, (loud.lastIndexOf(true) + 1) * step);
}

function scaled(sound: Sound): Sound {
  const loudest = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return sound.map((value) => value / loudest);
}
