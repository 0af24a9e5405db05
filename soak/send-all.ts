import { setTimeout as pause } from 'node:timers/promises';
import type { Story } from './plan.ts';
import { watchBacklog } from './queues.ts';
import type { Sender } from './sender.ts';
import { stormsOver } from './storms.ts';
import type { World } from './world.ts';

/** No more than this waits in the queue, and is under way: uploads do not all come at once. */
const BACKLOG = 250;

interface Load {
  readonly stories: readonly Story[];
  readonly sender: Sender;
  readonly withFaults: boolean;
  readonly say: (line: string) => void;
}

/** Plays all stories, as fast as the workers follow, while storms come and go. */
export async function sendAll(
  { aws, cloud, queueUrl }: World,
  { stories, sender, withFaults, say }: Load,
): Promise<void> {
  using backlog = watchBacklog(aws, queueUrl);
  const storms = stormsOver(cloud.setFaults);
  const playing = new Set<Promise<void>>();
  let saidAt = performance.now();
  for (const [index, story] of stories.entries()) {
    while (playing.size > BACKLOG || backlog.waiting() > BACKLOG) await pause(10);
    if (withFaults) storms.loadIsAt(index / stories.length);
    const played = sender.play(story).finally(() => playing.delete(played));
    playing.add(played);
    if (performance.now() - saidAt > 10_000) {
      saidAt = performance.now();
      say(`  ${index} of ${stories.length} files sent, ${backlog.waiting()} messages waiting`);
    }
    // So that uploads come one after the other, and not by hundreds at once.
    await pause(1);
  }
  await Promise.all(playing);
  await storms.over();
}
