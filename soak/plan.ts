import { chosen, type Decide } from './random.ts';

/** What happens to one file, from its upload to the events that Box sends about it. */
export interface Story {
  readonly id: string;
  readonly kind: StoryKind;
  readonly extension: 'txt' | 'mov' | 'both';
  /** What the provider makes of it. */
  readonly fate: 'found' | 'nothing' | 'hopeless' | 'doomed';
  /** How often Box delivers each event of it, and how much later than the time before, in milliseconds. */
  readonly deliveriesAfterMs: readonly number[];
  /** Between the two versions of a file; in which order their events come. */
  readonly gapMs: number;
  readonly order: 'in-order' | 'reversed' | 'second-uploaded-later';
}

const KINDS = {
  plain: 560,
  /** Delivered again: at the same moment, a moment later, or after it is done. */
  duplicate: 90,
  /** Two versions in quick succession. */
  versions: 60,
  /** In the trash, or gone, before anyone looks. */
  vanished: 20,
  /** Box refuses every write while there are faults. */
  unwritable: 3,
  // From here on nothing is ever to be written.
  'wrong-key': 20,
  altered: 20,
  stale: 20,
  future: 15,
  'no-timestamp': 5,
  malformed: 40,
  folder: 20,
  'ignored-type': 20,
  'expired-token': 20,
  'not-post': 5,
  'foreign-skill': 15,
};
export type StoryKind = keyof typeof KINDS;

/** As many stories as make so many deliveries, or a few more. */
export function storiesFor(events: number, decide: Decide): Story[] {
  const stories: Story[] = [];
  for (let planned = 0; planned < events; ) {
    const story = storyNumbered(stories.length + 1, decide);
    stories.push(story);
    planned += story.deliveriesAfterMs.length * (story.kind === 'versions' ? 2 : 1);
  }
  return stories;
}

function storyNumbered(number: number, decide: Decide): Story {
  const id = `s${number}`;
  const kind = chosen(KINDS, decide('kind', id));
  return {
    id,
    kind,
    extension: chosen({ txt: 75, mov: 17, both: 8 }, decide('extension', id)),
    fate: chosen(
      kind === 'plain'
        ? { found: 95.7, nothing: 2, hopeless: 1.5, doomed: 0.8 }
        : { found: 1, nothing: 0, hopeless: 0, doomed: 0 },
      decide('fate', id),
    ),
    deliveriesAfterMs: kind === 'duplicate' ? [0, ...furtherDeliveries(id, decide)] : [0],
    gapMs: decide('gap', id) < 0.3 ? 0 : decide('gap', id) * 800,
    order: chosen({ 'in-order': 1, reversed: 1, 'second-uploaded-later': 2 }, decide('order', id)),
  };
}

function furtherDeliveries(id: string, decide: Decide): number[] {
  const count = 1 + Math.floor(decide('copies', id) * 3);
  return Array.from({ length: count }, (_, nth) => {
    const when = chosen({ together: 4, soon: 3, later: 3 }, decide('when', id, nth));
    const much = decide('after', id, nth);
    return when === 'together' ? 0 : when === 'soon' ? much * 300 : 2_000 + much * 8_000;
  });
}
