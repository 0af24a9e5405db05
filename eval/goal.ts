import type { Goal, Score } from './evaluation.ts';

/** Whether a score is as good as was asked for; undefined where nothing was. A value that is no number meets no goal. */
export function meetsGoal({ value, goal }: Score): boolean | undefined {
  if (!isGoal(goal)) return undefined;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = goal;
  return value >= atLeast && value <= atMost;
}

export function isGoal(goal: Goal | undefined): goal is Goal {
  return goal?.atLeast !== undefined || goal?.atMost !== undefined;
}
