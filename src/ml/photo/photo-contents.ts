import type { CardContent, Picture } from '../../cards/card-content.ts';

export interface PhotoParts {
  /** Of the photo itself: camera, date, size, place. */
  readonly facts: readonly string[];
  /** One for each face that is shown. */
  readonly facePictures: readonly Picture[];
  /** How many faces were found. */
  readonly faces: number;
  readonly objects: readonly string[];
}

/** One card for each part that there is something to say of. */
export function photoContents({ facts, facePictures, faces, objects }: PhotoParts): CardContent[] {
  const contents: CardContent[] = [];
  if (facePictures.length > 0) {
    const entries = facePictures.map((picture, index) => ({ text: `Face ${index + 1}`, picture }));
    contents.push({ kind: 'timeline', entries });
  }
  if (objects.length > 0) contents.push({ kind: 'keyword', title: 'Objects', entries: entriesOf(objects) });
  if (facts.length > 0) contents.push({ kind: 'keyword', title: 'About this photo', entries: entriesOf(facts) });
  if (faces > facePictures.length) {
    contents.push({
      kind: 'status',
      message: `Only the ${facePictures.length} largest of ${faces} faces in this photo are shown.`,
    });
  }
  return contents;
}

function entriesOf(texts: readonly string[]) {
  return texts.map((text) => ({ text }));
}
