import { callBoxBare } from './box-calls-bare.ts';

/** All of Box's part in the work on one file, and nothing else. */
export async function handler({ boxUrl, payload }: { boxUrl: string; payload: string }) {
  await callBoxBare(boxUrl, payload);
  return { batchItemFailures: [] };
}
