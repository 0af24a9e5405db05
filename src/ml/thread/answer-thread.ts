import { parentPort, workerData } from 'node:worker_threads';
import { answerOf, type ThreadAnswer } from './thread-answer.ts';

/** The whole of a thread's script: takes the one input that the thread was started with, and sends back what comes of it. */
export function answerThread<In, Out>(work: (input: In) => Promise<Out>): void {
  const answer = async (): Promise<ThreadAnswer<Out>> => {
    try {
      return { output: await work(workerData as In) };
    } catch (error) {
      return answerOf(error);
    }
  };
  void answer().then((given) => parentPort?.postMessage(given));
}
