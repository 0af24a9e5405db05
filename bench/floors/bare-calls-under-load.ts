import { type Cost, type Load, underLoad } from '../under-load.ts';
import { callBoxBare } from './box-calls-bare.ts';

interface Event extends Load {
  readonly boxUrl: string;
  readonly payload: string;
}

/** The three bare calls to Box, over and over. */
export async function handler({ boxUrl, payload, ...load }: Event): Promise<Cost> {
  return underLoad(load, () => callBoxBare(boxUrl, payload));
}
