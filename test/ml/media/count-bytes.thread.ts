import { drainPipe } from '../../../src/ml/media/byte-pipe.ts';
import type { Fed } from '../../../src/ml/media/in-fed-thread.ts';
import { answerThread } from '../../../src/ml/thread/answer-thread.ts';

/** Adds up what it is fed, up to a limit; or never ends. */
answerThread(async ({ pipe, limitBytes, isStuck }: Fed<{ limitBytes: number; isStuck: boolean }>) => {
  while (isStuck);
  let countedBytes = 0;
  let sum = 0;
  for (const piece of drainPipe(pipe)) {
    countedBytes += piece.byteLength;
    for (const byte of piece) sum += byte;
    if (countedBytes >= limitBytes) break;
  }
  return { countedBytes, sum };
});
