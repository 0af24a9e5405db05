import { invocationFrom } from '../invocation-from.ts';
import { type SlowHalfSettings, slowHalf } from '../slow-half.ts';
import { type Cost, type Load, underLoad } from '../under-load.ts';

interface Event extends Load, SlowHalfSettings {
  readonly payload: string;
}

/** The slow half, over and over. */
export async function handler({ payload, events, inFlight, ...settings }: Event): Promise<Cost> {
  const processOne = slowHalf(settings);
  const invocation = invocationFrom(payload);
  return underLoad({ events, inFlight }, () => processOne(invocation));
}
