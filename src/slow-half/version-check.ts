import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { OutdatedInvocationError } from '../errors.ts';
import { isFinal } from '../is-final.ts';
import { patiently } from '../patiently.ts';
import type { IdempotencyStore, Log, SourceFileReader } from '../ports.ts';
import { factsOf, type SkillInvocation } from '../skill-invocation.ts';

/** From then on an invocation is late, and its file may have changed without our having been told. */
const LATE_MS = 5_000;
/** So old may an answer of Box's be when the cards are written. */
const RECENT_MS = 1_000;
/** Workers on two versions that began within this may still be at it both. */
const SAME_TIME_MS = 60_000;
/** From our note on, the others know of us; what they had sent to Box before has landed so much later. */
const SETTLING_MS = 3_000;
/** Left of the time for the write itself. */
const RESERVE_MS = 3_000;

/** Whether another version of the file is being worked on now, or was within a day. */
type OtherVersions = 'none' | 'before' | 'now';

/** Keeps cards of an old version of a file from being written over those of a newer one. All reject with `OutdatedInvocationError`. */
export interface VersionCheck {
  /** To be called when the work begins; asks at once where it is another try. */
  begin(): Promise<void>;
  /** To be called before a progress note is written. */
  beforeAnnouncing(): Promise<void>;
  /** To be called before each try of the last write. */
  beforeWriting(): Promise<void>;
}

interface Task {
  readonly invocation: SkillInvocation;
  readonly reader: SourceFileReader;
  readonly deadline: Deadline;
  /** Whether workers have had it before. */
  readonly isAnotherTry: boolean;
  /** When it was put into the queue; milliseconds since 1970. */
  readonly sinceMs: number;
}

/**
 * Asks Box whether a file still is the version that the event was about, when there is a reason to: a
 * further try, a late one, or another version of the file among the invocations of the last day. Where
 * that one is being worked on at the same time, its last call to Box is waited for.
 *
 * Where there is none, that question would be the fourth call to Box for every file, and could only
 * find a version whose own invocation will come after this one and replace its cards.
 */
export function versionCheck(
  { store, log, now }: { store: IdempotencyStore; log: Log; now: Clock },
  { invocation, reader, deadline, isAnotherTry, sinceMs }: Task,
): VersionCheck {
  const { skillId, source } = invocation;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let others: Promise<OtherVersions> = Promise.resolve('none');
  let notedAtMs = 0;

  const noted = async (): Promise<OtherVersions> => {
    const { versionId } = source;
    if (versionId === undefined) return 'none';
    try {
      // A note that is not made would keep the others from knowing of us.
      const note = () => store.seeVersion(`${skillId}/${source.id}`, versionId);
      const lastMs = await patiently(note, deadline, RESERVE_MS);
      notedAtMs ||= now().getTime();
      if (lastMs === undefined) return 'none';
      return now().getTime() - lastMs < SAME_TIME_MS ? 'now' : 'before';
    } catch (error) {
      log.warn('versions of the file not known', { ...factsOf(invocation), ...errorFacts(error) });
      return 'before';
    }
  };
  const askBox = async (): Promise<void> => {
    const startedAtMs = now().getTime();
    try {
      await reader.requireCurrent(deadline);
    } catch (error) {
      if (!isFinal(error) || error instanceof OutdatedInvocationError) throw error;
      // The cards are written with the version's id, which Box may still refuse.
      log.warn('newest version of the file not known', { ...factsOf(invocation), ...errorFacts(error) });
    }
    askedAtMs = startedAtMs;
  };
  const isRecent = () => now().getTime() - askedAtMs < RECENT_MS;
  const settled = async (): Promise<void> => {
    if ((await others) !== 'now') return;
    const waitMs = Math.min(notedAtMs + SETTLING_MS - now().getTime(), deadline.remainingMs() - RESERVE_MS);
    if (waitMs <= 0) return;
    // If the file has changed, that is known without waiting.
    if (!isRecent()) await askBox();
    await pause(waitMs);
  };

  return {
    async begin() {
      others = noted();
      if (isAnotherTry) await askBox();
    },
    async beforeAnnouncing() {
      if ((await others) !== 'none' && !isRecent()) await askBox();
    },
    async beforeWriting() {
      const before = await others;
      await settled();
      if (isRecent()) return;
      const isLate = isAnotherTry || now().getTime() - sinceMs > LATE_MS;
      // Once more at the end, for those that came while this one was being worked on.
      const since = await noted();
      if (isLate || before !== 'none' || since !== 'none') await askBox();
    },
  };
}
