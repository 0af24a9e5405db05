import { setTimeout as pause } from 'node:timers/promises';
import type { AwsFaultRule } from './servers/cloud.ts';

/** All through the load, a few calls in a hundred. */
export const WEATHER: readonly AwsFaultRule[] = [
  { target: 'AmazonSQS.SendMessage', rate: 0.02, effects: { throttle: 2, fail: 1, 'hang-up': 1, 'lose-answer': 2 } },
  { target: 'AmazonSQS.', rate: 0.01, effects: { throttle: 2, fail: 1, 'hang-up': 1, 'lose-answer': 1 } },
  { target: 'DynamoDB_', rate: 0.03, effects: { throttle: 4, fail: 1, 'hang-up': 1, 'lose-answer': 2 } },
  { target: 'TrentService.', rate: 0.3, effects: { throttle: 2, fail: 1, 'hang-up': 1 } },
  { target: 'secretsmanager.', rate: 0.3, effects: { throttle: 2, fail: 1, 'hang-up': 1 } },
];

interface Storm {
  /** Of the load, from 0 to 1. */
  readonly at: number;
  readonly name: string;
  readonly lastsMs: number;
  readonly rules: readonly AwsFaultRule[];
}

/** Now and then, one of the services is as good as gone for a while. */
export const STORMS: readonly Storm[] = [
  {
    at: 0.15,
    name: 'queue refuses',
    lastsMs: 4_000,
    rules: [{ target: 'AmazonSQS.', rate: 1, effects: { 'hang-up': 1, fail: 1 } }],
  },
  {
    at: 0.35,
    name: 'table throttles',
    lastsMs: 4_000,
    rules: [{ target: 'DynamoDB_', rate: 0.85, effects: { throttle: 1 } }],
  },
  {
    at: 0.5,
    name: 'KMS throttles',
    lastsMs: 5_000,
    rules: [{ target: 'TrentService.', rate: 0.95, effects: { throttle: 1 } }],
  },
  {
    at: 0.65,
    name: 'queue hangs',
    lastsMs: 4_000,
    rules: [{ target: 'AmazonSQS.', rate: 1, effects: { 'stay-silent': 1 } }],
  },
  {
    at: 0.8,
    name: 'table hangs up',
    lastsMs: 3_000,
    rules: [{ target: 'DynamoDB_', rate: 0.6, effects: { 'hang-up': 1, 'lose-answer': 1 } }],
  },
];

/** Lets each storm break once, when the load has come so far. */
export function stormsOver(setFaults: (rules: readonly AwsFaultRule[]) => Promise<void>) {
  const coming = [...STORMS];
  let calm = Promise.resolve();
  return {
    loadIsAt(share: number): void {
      const storm = coming[0];
      if (storm === undefined || share < storm.at) return;
      coming.shift();
      calm = calm.then(async () => {
        await setFaults([...storm.rules, ...WEATHER]);
        await pause(storm.lastsMs);
        await setFaults(WEATHER);
      });
    },
    over: () => calm,
  };
}
