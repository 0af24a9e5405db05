import type { PhotoFindings, PhotoSizes } from '../../src/ml/photo/find-in-photo.ts';
import { countObjects } from '../../src/ml/photo/objects/count-objects.ts';
import { OBJECT_LABELS } from '../../src/ml/photo/objects/object-labels.ts';
import { openPhoto } from '../../src/ml/photo/open-photo.ts';
import { photoSizes } from '../../src/ml/photo/photo-sizes.ts';
import { inThread } from '../../src/ml/thread/in-thread.ts';
import type { Evaluation, Score } from '../evaluation.ts';
import { emptyPictures } from './empty-pictures.ts';
import type { LabelledPhoto } from './labelled-photo.ts';
import { inAllFinishes, labelledScenes } from './labelled-scenes.ts';
import { type FaceMatch, matchFaces } from './match-faces.ts';
import type { Part } from './part.ts';
import { type RealPhoto, realPhotos } from './photo-list.ts';

const FINDER = new URL('../../src/ml/photo/find-in-photo.thread.ts', import.meta.url);
const NEVER = new AbortController().signal;

/** Faces found and false in put-together and in real photos, and things named in real ones. */
export const evaluation: Evaluation = {
  name: 'Photos: faces and objects',
  async run() {
    return [...(await scoresOf('tuned')), ...(await scoresOf('held'))];
  },
};

async function scoresOf(part: Part): Promise<Score[]> {
  const photos = await realPhotos(part);
  const withPeople = photos.filter(({ faces }) => faces.length > 0);
  const without = photos.filter(({ faces }) => faces.length === 0);
  const scenes = await labelledScenes(part, without);
  const real = (await Promise.all(withPeople.map(inAllFinishes))).flat();
  const rows: Score[] = [];
  const wrong: number[] = [];
  for (const [kind, list] of Object.entries({ ...scenes, 'real photos': real })) {
    const matches = await matchesIn(list);
    const [found, missed] = [sum(matches, 'found'), sum(matches, 'missed')];
    wrong.push(...matches.map((match) => match.wrong));
    rows.push(percentage(part, `Faces found, ${kind}`, found, found + missed));
  }
  const wrongWithout = (await matchesIn(without)).map((match) => match.wrong);
  return [
    ...rows,
    { part, measure: 'Wrong faces in a photo of people', value: mean(wrong) },
    { part, measure: 'Wrong faces in a photo without people', value: mean(wrongWithout) },
    ...(await objectScores(part, photos)),
    ...(await emptyScores(part)),
  ];
}

async function matchesIn(photos: readonly LabelledPhoto[]): Promise<FaceMatch[]> {
  const matches: FaceMatch[] = [];
  for (const { bytes, faces } of photos) {
    matches.push(matchFaces(faces, (await look(bytes)).faces));
  }
  return matches;
}

async function look(bytes: Uint8Array): Promise<PhotoFindings> {
  const { pixels } = await openPhoto(bytes, 50);
  const sizes = await photoSizes(pixels, { faces: true, objects: true });
  // In a thread for each photo, as the skill does: the engine never gives its memory back.
  return inThread<PhotoSizes, PhotoFindings>(FINDER, sizes, { signal: NEVER });
}

/** On what shows nobody and nothing, whatever is found is wrong. */
async function emptyScores(part: Part): Promise<Score[]> {
  let [faces, objects] = [0, 0];
  for (const bytes of await emptyPictures(part)) {
    const found = await look(bytes);
    faces += found.faces.length;
    objects += found.objects.length;
  }
  return [
    { part, measure: 'Wrong faces on pages, patterns and noise, together', value: faces, goal: { atMost: 0 } },
    { part, measure: 'Wrong objects on pages, patterns and noise, together', value: objects },
  ];
}

/** By kind, not by number: a photo of three cows that says "cow" is right. */
async function objectScores(part: Part, photos: readonly RealPhoto[]): Promise<Score[]> {
  let [right, said, shown] = [0, 0, 0];
  for (const { bytes, objects } of photos) {
    const kinds = countObjects((await look(bytes)).objects, 0).map(kindOf);
    right += kinds.filter((kind) => objects.includes(kind)).length;
    said += kinds.length;
    shown += objects.length;
  }
  return [
    percentage(part, 'Kinds of objects, precision', right, said),
    percentage(part, 'Kinds of objects, recall', right, shown),
  ];
}

/** "3 people" is of the kind "person". */
function kindOf(text: string): string {
  const several = text.replace(/^\d+ /, '');
  return OBJECT_LABELS.find((label) => label.several === several)?.one ?? text;
}

function percentage(part: Part, measure: string, count: number, total: number): Score {
  return { part, measure, value: (100 * count) / total, unit: '%' };
}

function sum(matches: readonly FaceMatch[], part: keyof FaceMatch): number {
  return matches.reduce((total, match) => total + match[part], 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
