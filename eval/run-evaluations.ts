import type { Evaluation } from './evaluation.ts';
import { meetsGoal } from './goal.ts';
import { scoreTable } from './score-table.ts';

/** An evaluation that is loaded when its turn comes: one that cannot even be loaded must not keep the others from running. */
export interface NamedEvaluation {
  readonly name: string;
  load(): Promise<Evaluation>;
}

/**
 * Runs evaluations one after the other, since they measure with all of the machine, and prints the table of each.
 *
 * @returns whether all ran and met all their goals.
 */
export async function runEvaluations(
  evaluations: readonly NamedEvaluation[],
  print: (text: string) => void,
): Promise<boolean> {
  let sound = true;
  for (const evaluation of evaluations) {
    print(`\n### ${evaluation.name}\n`);
    sound = (await runOne(evaluation, print)) && sound;
  }
  return sound;
}

async function runOne({ name, load }: NamedEvaluation, print: (text: string) => void): Promise<boolean> {
  try {
    const scores = await (await load()).run();
    if (scores.length === 0) throw new Error('It gave no scores.');
    print(scoreTable(scores));
    const missed = scores.filter((score) => meetsGoal(score) === false);
    for (const { measure, part } of missed) print(`\nMissed in ${name}: ${measure} (${part})`);
    return missed.length === 0;
  } catch (error) {
    print(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}
