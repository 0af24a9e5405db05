import type { Death } from './event-source.ts';
import type { StoryKind } from './plan.ts';
import { invocationOfMark } from './sender.ts';
import type { WriteRecord } from './servers/box.ts';
import type { PaidCall } from './servers/provider.ts';

/** An invocation that was accepted at least once. */
export interface Accepted {
  readonly invocationId: string;
  readonly fileId: string;
  readonly versionId: string;
  readonly version: number;
  readonly kind: StoryKind;
  readonly fate: 'found' | 'nothing' | 'hopeless' | 'doomed';
}

export interface Evidence {
  readonly accepted: readonly Accepted[];
  /** By file, in the order in which Box carried them out. */
  readonly writes: Readonly<Record<string, readonly WriteRecord[]>>;
  readonly paid: readonly PaidCall[];
  readonly deaths: readonly Death[];
  /** Invocations that were dead letters and had been reported. */
  readonly reported: ReadonlySet<string>;
  /** Files of which a write was let down by Box: what was written again there had a reason. */
  readonly troubledFiles: ReadonlySet<string>;
}

/** Each list holds a line for each invocation: its id, and what happened to it. */
export interface Ledger {
  readonly found: number;
  readonly nothingFound: number;
  readonly failureCards: number;
  readonly outdated: number;
  readonly vanished: number;
  readonly writtenOnce: number;
  /** The same cards again, after a kill, or a write whose answer was lost. */
  readonly repeatedForAReason: number;
  readonly paidCalls: number;
  /** The process that had paid was killed before its batch was over. */
  readonly paidAgainAfterKill: number;
  readonly doubleEffects: readonly string[];
  readonly repeatedForNoReason: readonly string[];
  readonly lost: readonly string[];
  readonly stuck: readonly string[];
  readonly wrongCards: readonly string[];
  readonly paidAgain: readonly string[];
}

/** Judges a run by what Box, the provider and the queue have seen, and by nothing that the product says of itself. */
export function ledgerOf(evidence: Evidence): Ledger {
  const judged = evidence.accepted.map((one) => judge(one, evidence));
  const bills = billsOf(evidence);
  const count = (end: End) => judged.filter((one) => one.end === end).length;
  const lines = (fault: Fault) => judged.flatMap(({ faults }) => faults[fault] ?? []);
  return {
    found: count('found'),
    nothingFound: count('nothing'),
    failureCards: count('failure'),
    outdated: count('outdated'),
    vanished: count('vanished'),
    writtenOnce: judged.filter(({ finals }) => finals === 1).length,
    repeatedForAReason: judged.reduce((sum, { repeatedForAReason }) => sum + repeatedForAReason, 0),
    paidCalls: evidence.paid.length,
    paidAgainAfterKill: bills.afterKill,
    doubleEffects: lines('double'),
    repeatedForNoReason: lines('repeated'),
    lost: lines('lost'),
    stuck: lines('stuck'),
    wrongCards: lines('wrong'),
    paidAgain: bills.again,
  };
}

/** Whether nothing went wrong that must not. */
export function isClean(ledger: Ledger): boolean {
  const { doubleEffects, repeatedForNoReason, lost, stuck, wrongCards, paidAgain } = ledger;
  return [doubleEffects, repeatedForNoReason, lost, stuck, wrongCards, paidAgain].every((list) => list.length === 0);
}

type End = 'found' | 'nothing' | 'failure' | 'outdated' | 'vanished' | 'other cards' | 'none';
type Fault = 'double' | 'repeated' | 'lost' | 'stuck' | 'wrong';

interface Judged {
  readonly end: End;
  /** Final writes, of which all but the first may be repetitions. */
  readonly finals: number;
  readonly repeatedForAReason: number;
  readonly faults: Readonly<Partial<Record<Fault, string>>>;
}

function judge(one: Accepted, evidence: Evidence): Judged {
  const all = evidence.writes[one.fileId] ?? [];
  const own = all.filter(({ invocationId }) => invocationId === one.invocationId);
  const finals = own.filter(isFinal);
  const last = finals.at(-1);
  const isNewest = !evidence.accepted.some(({ fileId, version }) => fileId === one.fileId && version > one.version);
  const repetitions = finals.filter(
    (write, index) => index > 0 && write.contents === finals[index - 1]?.contents,
  ).length;
  const hasReason =
    evidence.troubledFiles.has(one.fileId) || wasKilled(one, evidence) || evidence.reported.has(one.invocationId);
  const line = (what: string) => `${one.invocationId} (${one.kind}, file ${one.fileId}): ${what}: ${sequence(all)}`;

  const faults: Partial<Record<Fault, string>> = {};
  const double = changedAgain(own, evidence.reported.has(one.invocationId)) ?? overNewer(one, all, evidence);
  if (double !== undefined) faults.double = line(double);
  if (repetitions > 0 && !hasReason) faults.repeated = line('the same cards again, for no reason');
  const end = endOf(one, last, isNewest);
  if (end === 'none')
    faults.lost = line(last ? 'never found after the dead letter was replayed' : 'accepted, and no cards');
  if (isNewest && all.at(-1) && !isFinal(all.at(-1) as WriteRecord)) faults.stuck = line('still on processing');
  if (last && end !== 'none' && !isAsItShould(one, end)) faults.wrong = line(`ends in ${end}, and should not`);
  return { end, finals: finals.length, repeatedForAReason: hasReason ? repetitions : 0, faults };
}

function isFinal({ status }: WriteRecord): boolean {
  return status !== 'processing';
}

function endOf(one: Accepted, last: WriteRecord | undefined, isNewest: boolean): End {
  if (last === undefined) return one.kind === 'vanished' ? 'vanished' : isNewest ? 'none' : 'outdated';
  if (last.status === 'transient_failure') return isNewest ? 'none' : 'outdated';
  if (last.status === 'permanent_failure') return 'failure';
  if (last.text.includes(`${one.invocationId} call`)) return 'found';
  // Where one adapter had nothing to say, and the other failed for a moment, its line stands alone.
  const isPartly = one.fate === 'nothing' && last.text.includes('is missing here');
  if (isPartly || last.text.includes('found nothing')) return 'nothing';
  return last.text.includes('has changed since') ? 'outdated' : 'other cards';
}

function isAsItShould({ fate, kind }: Accepted, end: End): boolean {
  if (kind === 'versions') return end === 'found' || end === 'outdated';
  if (fate === 'hopeless') return end === 'failure';
  return end === (fate === 'nothing' ? 'nothing' : 'found');
}

/** After its final cards an invocation writes no others; only a replayed dead letter replaces its failure card. */
function changedAgain(own: readonly WriteRecord[], wasReported: boolean): string | undefined {
  let final: WriteRecord | undefined;
  for (const write of own) {
    const replacesFailure = final?.status === 'transient_failure' && wasReported;
    if (final && !replacesFailure && !isFinal(write)) return 'processing after its final cards';
    if (final && !replacesFailure && isFinal(write) && write.contents !== final.contents) return 'other final cards';
    if (isFinal(write)) final = write;
  }
  return undefined;
}

/** Nothing of an older version may come after the final cards of a newer one. */
function overNewer(one: Accepted, all: readonly WriteRecord[], { accepted }: Evidence): string | undefined {
  const newer = new Set(
    accepted
      .filter(({ fileId, version }) => fileId === one.fileId && version > one.version)
      .map(({ invocationId }) => invocationId),
  );
  const firstNewer = all.findIndex((write) => newer.has(write.invocationId) && isFinal(write));
  const isLater =
    firstNewer >= 0 && all.slice(firstNewer).some(({ invocationId }) => invocationId === one.invocationId);
  return isLater ? 'over the cards of a newer version' : undefined;
}

function wasKilled({ invocationId }: Accepted, { deaths }: Evidence): boolean {
  return deaths.some(({ invocationIds }) => invocationIds.includes(invocationId));
}

function billsOf({ paid, deaths }: Evidence): { afterKill: number; again: string[] } {
  const byWhat = Map.groupBy(paid, ({ what }) => what);
  const again: string[] = [];
  let afterKill = 0;
  for (const [what, calls] of byWhat) {
    const invocationId = invocationOfMark(what.split('/')[1] ?? '');
    const unexplained = calls
      .slice(0, -1)
      .filter(
        ({ worker }) =>
          !deaths.some(
            ({ incarnation, invocationIds }) => incarnation === worker && invocationIds.includes(invocationId),
          ),
      );
    afterKill += calls.length - 1 - unexplained.length;
    if (unexplained.length > 0) {
      const who = calls.map(({ worker, atMs }) => `${worker} at ${new Date(atMs).toISOString().slice(11, 23)}`);
      again.push(`${what}: paid ${calls.length} times, by ${who.join(', ')}`);
    }
  }
  return { afterKill, again };
}

function sequence(writes: readonly WriteRecord[]): string {
  return writes
    .map(
      ({ atMs, invocationId, status, text }) =>
        `${new Date(atMs).toISOString().slice(11, 23)} ${invocationId} ${status} "${text.slice(0, 40)}"`,
    )
    .join(' → ');
}
