import { answerThread } from '../thread/answer-thread.ts';
import { drainPipe } from './byte-pipe.ts';
import type { Fed } from './in-fed-thread.ts';
import type { MediaFacts } from './media-facts.ts';
import { type Recording, readMediaFacts } from './read-media-facts.ts';

answerThread(
  async ({ pipe, format, sizeBytes }: Fed<Omit<Recording, 'pieces'>>): Promise<MediaFacts> =>
    readMediaFacts({ format, sizeBytes, pieces: drainPipe(pipe) }),
);
