/** One and several of a thing, in words. */
export interface ObjectLabel {
  readonly one: string;
  readonly several: string;
}

export const PERSON = labelOf('person/people');

const ANIMALS = labels('bird, cat, dog, horse, sheep/sheep, cow, elephant, bear, zebra, giraffe');

/** The 80 kinds of things of the COCO pictures, in the order of their numbers; irregular plurals after a slash. */
export const OBJECT_LABELS: readonly ObjectLabel[] = [
  PERSON,
  ...labels('bicycle, car, motorcycle, aeroplane, bus/buses, train, lorry/lorries, boat'),
  ...labels('traffic light, fire hydrant, stop sign, parking meter, bench/benches'),
  ...ANIMALS,
  ...labels('backpack, umbrella, handbag, tie, suitcase'),
  ...labels('frisbee, pair of skis/pairs of skis, snowboard, ball, kite, baseball bat, baseball glove'),
  ...labels('skateboard, surfboard, tennis racket, bottle, wine glass/wine glasses, cup'),
  ...labels('fork, knife/knives, spoon, bowl, banana, apple, sandwich/sandwiches, orange'),
  ...labels('broccoli/broccoli, carrot, hot dog, pizza, doughnut, cake'),
  ...labels('chair, sofa, potted plant, bed, table, toilet, television, laptop, computer mouse/computer mice'),
  ...labels('remote control, keyboard, mobile phone, microwave, oven, toaster, sink, refrigerator'),
  ...labels('book, clock, vase, pair of scissors/pairs of scissors, teddy bear, hairdryer, toothbrush/toothbrushes'),
];

/** @param kind its place in `OBJECT_LABELS`. */
export function isAnimal(kind: number): boolean {
  const label = OBJECT_LABELS[kind];
  return label !== undefined && ANIMALS.includes(label);
}

function labels(list: string): ObjectLabel[] {
  return list.split(', ').map(labelOf);
}

function labelOf(entry: string): ObjectLabel {
  const [one = '', several = `${one}s`] = entry.split('/');
  return { one, several };
}
