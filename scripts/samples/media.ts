import { writeFileSync } from 'node:fs';
import { encoded, HZ, mix, music, noise, type Sound, seeded, spoken } from '../../eval/speech/made-sound.ts';
import { makeRecordings } from '../../eval/speech/make-recordings.ts';

// Makes the sample recordings of events/files anew, and the labelled ones of eval/speech: by hand,
// `node scripts/samples/media.ts`, on a machine with the Debian packages flite, espeak-ng, sox, lame and ffmpeg.
// Nobody speaks in them but synthetic voices.

type Part = Sound | number;

/** One after the other; a number is a pause, in seconds. */
function inTurn(parts: readonly Part[]): Sound {
  const seconds = parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : part.length / HZ), 0);
  const sound = new Float32Array(Math.ceil(seconds * HZ));
  let at = 0;
  for (const part of parts) {
    if (typeof part !== 'number') mix(sound, part, at, 0.8);
    at += typeof part === 'number' ? part : part.length / HZ;
  }
  return sound;
}

function save(name: string, bytes: Buffer): void {
  writeFileSync(new URL(`../../events/files/${name}`, import.meta.url), bytes);
  console.log(`${name}: ${bytes.byteLength} bytes`);
}

const random = seeded(4);
const mp3 = (kbit: number, ...more: string[]) =>
  ['lame', '-m', 'm', '-b', String(kbit), '--resample', '16', ...more, 'IN', 'OUT'] as const;
const ffmpeg = (...options: string[]) =>
  [
    'ffmpeg',
    '-y',
    ...options,
    '-fflags',
    '+bitexact',
    '-flags:v',
    '+bitexact',
    '-flags:a',
    '+bitexact',
    'OUT',
  ] as const;

const interview = inTurn([
  music(4, 0.4, random),
  1,
  spoken('flite:slt', 'You have run this workshop for twenty years. What has changed most?'),
  1.5,
  spoken('flite:rms', 'The cloth. We used to sew cotton, and now nearly every sail is laminated.'),
  0.6,
  spoken('flite:rms', 'It keeps its shape, but nobody can mend it on board.'),
  2.5,
  spoken('flite:slt', 'And do you still make the old kind?'),
  1.2,
  spoken('flite:rms', 'Two or three a year.'),
  1.4,
  music(3, 0.4, random),
]);
mix(interview, noise(interview.length / HZ, 0.9, random), 0, 0.02);
const tags = [
  '--tt',
  'A visit to the sailmaker',
  '--ta',
  'Harbour Radio',
  '--tl',
  'Trades of the coast',
  '--ty',
  '2024',
];
save('interview.mp3', encoded(interview, 'mp3', mp3(32, ...tags)));

const note = inTurn([0.4, spoken('espeak:en-gb+m3', 'Please order eleven litres of green paint.'), 0.4]);
save('voice-note.wav', encoded(note, 'wav', ['sox', '-D', 'IN', '-r', '11025', '-b', '16', 'OUT']));

const memo = inTurn([
  0.8,
  spoken('flite:awb', 'The roof of the east wing was looked at today.'),
  1.3,
  spoken('flite:awb', 'Four tiles are broken.'),
  0.8,
]);
save(
  'roof-memo.m4a',
  encoded(memo, 'm4a', ffmpeg('-i', 'IN', '-c:a', 'aac', '-b:a', '32k', '-metadata', 'title=Roof, east wing')),
);
save('roof-memo.m4a.rendition.mp3', encoded(memo, 'mp3', mp3(24)));

const holding = music(6, 0.4, random);
save('hold-music.ogg', encoded(holding, 'ogg', ffmpeg('-i', 'IN', '-c:a', 'libvorbis', '-q:a', '0')));
save('hold-music.ogg.rendition.mp3', encoded(holding, 'mp3', mp3(24)));

const tour = inTurn([0.5, spoken('flite:slt', 'This is the new loading bay, seen from the gate.'), 0.5]);
const seconds = String(Math.floor(tour.length / HZ));
const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=12', '-i', 'IN', '-t', seconds];
const taken = ['-metadata', 'creation_time=2024-05-17T09:30:00Z', '-metadata', 'title=Loading bay'];
const film = [...picture, ...taken, '-pix_fmt', 'yuv420p'];
save(
  'loading-bay.mp4',
  encoded(tour, 'mp4', ffmpeg(...film, '-c:v', 'libx264', '-crf', '38', '-c:a', 'aac', '-b:a', '32k')),
);
save(
  'loading-bay.webm',
  encoded(tour, 'webm', ffmpeg(...film, '-c:v', 'libvpx-vp9', '-b:v', '60k', '-c:a', 'libopus', '-b:a', '24k')),
);

makeRecordings();
