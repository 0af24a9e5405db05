import { parseArgs } from 'node:util';
import { BUGS, type BugName } from './bugs.ts';

export interface SoakOptions {
  /** How many deliveries to make, the repeated ones that were planned included. */
  readonly events: number;
  /** The same seed makes the same plan and the same decisions. */
  readonly seed: string;
  /** A line of the product that is broken on purpose. */
  readonly bug: BugName | undefined;
  readonly withFaults: boolean;
  /** How far the workers' clocks are off, one half ahead and one half behind. */
  readonly skewSeconds: number;
  /** After it, everything is stopped and the run has failed. */
  readonly limitSeconds: number;
}

const QUICK_EVENTS = 1_000;
const EVENTS = 10_000;

/** @throws {Error} on what it does not know. */
export function soakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: 'string' },
      seed: { type: 'string' },
      quick: { type: 'boolean', default: false },
      bug: { type: 'string' },
      calm: { type: 'boolean', default: false },
      skew: { type: 'string', default: '4' },
      limit: { type: 'string', default: '570' },
    },
  });
  return {
    events: positive('events', values.events ?? String(values.quick ? QUICK_EVENTS : EVENTS)),
    seed: values.seed ?? String(Math.floor(Math.random() * 1e9)),
    bug: bugOf(values.bug),
    withFaults: !values.calm,
    skewSeconds: Number(values.skew),
    limitSeconds: positive('limit', values.limit),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value <= 0) throw new Error(`--${name} must be a whole number above 0.`);
  return value;
}

function bugOf(name: string | undefined): BugName | undefined {
  if (name === undefined || Object.hasOwn(BUGS, name)) return name as BugName | undefined;
  throw new Error(`--bug is one of ${Object.keys(BUGS).join(', ')}.`);
}
