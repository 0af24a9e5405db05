import { type Finish, finished } from './finish.ts';
import type { LabelledPhoto } from './labelled-photo.ts';
import type { Part } from './part.ts';
import { type Cutout, cutouts } from './people.ts';
import type { RealPhoto } from './photo-list.ts';
import { random } from './rendering/random.ts';
import { type SceneWish, sceneOf } from './scene.ts';

export type SceneKind = 'one to three' | 'groups' | 'crowds';

const FINISHES: readonly Finish[] = ['plain', 'dark', 'grey', 'grainy', 'blurred', 'small'];

const GROUPS: readonly SceneWish[] = [
  ...FINISHES.map((finish) => ({ rows: 2, columns: 3, finish, fill: 0.95 })),
  { rows: 3, columns: 4, finish: 'plain', fill: 1 },
  { rows: 3, columns: 4, finish: 'dark', fill: 0.8 },
];
/** Faces of 50 and of 30 pixels, on 1600. */
const CROWDS: readonly SceneWish[] = [
  { rows: 5, columns: 8, finish: 'plain', fill: 0.7 },
  { rows: 6, columns: 10, finish: 'plain', fill: 0.5 },
];

/** Each person alone, in all finishes by turns, in threes, in groups and in crowds. */
export async function labelledScenes(
  part: Part,
  backgrounds: readonly RealPhoto[],
): Promise<Record<SceneKind, LabelledPhoto[]>> {
  const people = await cutouts(part);
  const background = (index: number) => backgrounds[index % backgrounds.length]?.bytes ?? new Uint8Array();
  const scenes = (wishes: readonly SceneWish[], who: (index: number) => readonly Cutout[], seed: number) =>
    Promise.all(
      wishes.map((wish, index) =>
        sceneOf(wish, { people: who(index), background: background(seed + index), seed: seed + index }),
      ),
    );
  const alone = people.map((_, index): SceneWish => {
    return { rows: 1, columns: 1, finish: FINISHES[index % FINISHES.length] ?? 'plain', fill: index % 2 ? 0.8 : 0.4 };
  });
  const threes = FINISHES.map((finish): SceneWish => ({ rows: 1, columns: 3, finish, fill: 0.8 }));
  return {
    'one to three': [
      ...(await scenes(alone, (index) => people.slice(index, index + 1), 100)),
      ...(await scenes(threes, () => people, 200)),
    ],
    groups: await scenes(GROUPS, () => people, 300),
    crowds: await scenes(CROWDS, () => people, 400),
  };
}

/** A real photo in all finishes. */
export async function inAllFinishes(photo: RealPhoto): Promise<LabelledPhoto[]> {
  return Promise.all(
    FINISHES.map(async (finish) => ({
      name: `${photo.name}, ${finish}`,
      bytes: await finished(photo.bytes, finish, random(500)),
      faces: photo.faces,
    })),
  );
}
