import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { OutdatedInvocationError } from '../errors.ts';
import { isFinal } from '../is-final.ts';
import type { IdempotencyStore, Log, SourceFileReader } from '../ports.ts';
import { factsOf, type SkillInvocation } from '../skill-invocation.ts';

/** From then on an invocation is late, and its file may have changed without our having been told. */
const LATE_MS = 5_000;
/** So old may an answer of Box's be when the cards are written. */
const RECENT_MS = 1_000;

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
 * further try, a late one, or another version of the file among the invocations of the last day.
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
  let others: Promise<boolean> = Promise.resolve(false);

  const othersSeen = async (): Promise<boolean> => {
    if (source.versionId === undefined) return false;
    try {
      return await store.seeVersion(`${skillId}/${source.id}`, source.versionId);
    } catch (error) {
      log.warn('versions of the file not known', { ...factsOf(invocation), ...errorFacts(error) });
      return true;
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

  return {
    async begin() {
      others = othersSeen();
      if (isAnotherTry) await askBox();
    },
    async beforeAnnouncing() {
      if (!isRecent() && (await others)) await askBox();
    },
    async beforeWriting() {
      if (isRecent()) return;
      const isLate = isAnotherTry || now().getTime() - sinceMs > LATE_MS;
      // Once more at the end, for those that came while this one was being worked on.
      if (isLate || (await others) || (await othersSeen())) await askBox();
    },
  };
}
