import { isClean, type Ledger } from './ledger.ts';
import type { Tally } from './sender.ts';

export interface SoakResult {
  readonly tally: Tally;
  readonly ledger: Ledger;
  readonly kills: number;
  readonly timeouts: number;
  readonly deadLetters: number;
  readonly redriven: number;
  readonly faults: Readonly<Record<string, number>>;
  /** What the functions logged about an invocation. */
  readonly logOf: (invocationId: string) => readonly string[];
  readonly printedLines: number;
  readonly queueMessages: number;
  readonly tokenSightings: readonly string[];
  readonly complaints: readonly string[];
  readonly crashes: readonly string[];
  readonly undrained: string | undefined;
  readonly seconds: { readonly load: number; readonly whole: number };
}

const SHOWN_LINES = 10;
/** With what the functions logged about them. */
const SHOWN_LOGS = 4;

/** Prints what became of everything that was sent. @returns whether nothing happened that must not. */
export function printLedger(result: SoakResult, print: (line: string) => void): boolean {
  const { tally, ledger, seconds } = result;
  const row = (what: string, count: number | string) => print(`  ${what.padEnd(52)}${String(count).padStart(8)}`);
  print('\nLEDGER');
  row('deliveries', tally.deliveries);
  for (const [answer, count] of Object.entries(tally.answers).toSorted()) row(`  answered ${answer}`, count);
  row('  of these, made again after 503 or no answer', tally.deliveredAgain);
  row('final cards: found', ledger.found);
  row('final cards: nothing to show', ledger.nothingFound);
  row('final cards: a failure that was due', ledger.failureCards);
  row('dropped: a newer version came', ledger.outdated);
  row('dropped: file in the trash or gone', ledger.vanished);
  row('invocations whose final cards were written once', ledger.writtenOnce);
  row('the same cards written again, for a reason', ledger.repeatedForAReason);
  row('paid calls to the provider', ledger.paidCalls);
  row('paid again: the one who had paid was killed', ledger.paidAgainAfterKill);
  row('dead letters reported', result.deadLetters);
  row('  of these, replayed', result.redriven);
  row('processes killed in the middle of their work', result.kills);
  row('functions that ran out of their time', result.timeouts);
  row(
    'faults',
    Object.values(result.faults).reduce((sum, count) => sum + count, 0),
  );
  for (const [fault, count] of Object.entries(result.faults).toSorted()) row(`  ${fault}`, count);
  row('lines printed and messages read, for tokens', result.printedLines + result.queueMessages);
  print('');

  const must: readonly (readonly [string, readonly string[]])[] = [
    ['double effects', ledger.doubleEffects],
    ['the same cards written again, for no reason', ledger.repeatedForNoReason],
    ['lost', ledger.lost],
    ['still on processing', ledger.stuck],
    ['other cards than were due', ledger.wrongCards],
    ['paid more than once', ledger.paidAgain],
    ['answers that the event did not deserve', tally.wrong],
    ['tokens in logs, messages or addresses', result.tokenSightings],
    ['cards that Box would not show properly', result.complaints],
    ['functions that crashed', result.crashes],
    ['queues not drained', result.undrained === undefined ? [] : [result.undrained]],
  ];
  for (const [what, lines] of must) row(`MUST BE 0: ${what}`, lines.length);
  for (const [what, lines] of must) {
    if (lines.length === 0) continue;
    print(`\n${what}:`);
    for (const [index, line] of lines.slice(0, SHOWN_LINES).entries()) {
      print(`  ${line}`);
      const ids = index < SHOWN_LOGS ? new Set(line.match(/\bs\d+v\d+\b/g)) : [];
      for (const id of ids) for (const logged of result.logOf(id)) print(`      ${id} ${logged}`);
    }
    if (lines.length > SHOWN_LINES) print(`  … and ${lines.length - SHOWN_LINES} more`);
  }
  const perSecond = (tally.deliveries / seconds.load).toFixed(1);
  print(`\n${seconds.load.toFixed(0)} s of load (${perSecond} events a second), ${seconds.whole.toFixed(0)} s in all`);
  const isGood = isClean(ledger) && must.every(([, lines]) => lines.length === 0);
  print(isGood ? 'Nothing lost, nothing double, nothing stuck.' : 'THE RUN HAS FAILED.');
  return isGood;
}
