import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { KeptTooLargeError, UnreadableMessageError } from '../errors.ts';
import { patiently } from '../patiently.ts';
import type { Claim, Log } from '../ports.ts';
import type { QueuedInvocation } from '../queued-invocation.ts';
import { factsOf } from '../skill-invocation.ts';
import { fieldsOf, jsonOrUndefined } from '../untrusted-json.ts';
import { NOTHING_YET, type Progress } from './progress.ts';

/** Tells what this code has put away from what another version of it may have: the latter is not taken. */
const FORMAT = 1;

interface Kept {
  readonly queued: QueuedInvocation;
  readonly claim: Claim;
}

interface Keeping extends Kept {
  readonly attempt: number;
  readonly deadline: Deadline;
  /** Left of the deadline's time for the write of the cards. */
  readonly reserveMs: number;
}

/**
 * How far workers before this one have come: as the table tells, or, where it could not keep that, as
 * far as the message knows.
 *
 * @throws what may pass, and what AWS refuses: what was paid for may still be there.
 */
export async function keptProgress({ queued, claim }: Kept, log: Log): Promise<Progress> {
  const text = await claim.kept().catch((error: unknown) => {
    if (!(error instanceof UnreadableMessageError)) throw error;
    log.warn('kept findings not readable', { ...factsOf(queued.invocation), ...errorFacts(error) });
    return undefined;
  });
  const { format, attempt, progress } = fieldsOf(text === undefined ? undefined : jsonOrUndefined(text));
  if (format !== FORMAT) return { ...NOTHING_YET, jobs: queued.jobs };
  // Only we can have sealed it, so its format tells all about its form.
  const kept = progress as Progress;
  // The worker that sent this message knew of the jobs in it at the end, whatever it could still keep by then.
  const isNoNewer = Number(attempt) <= queued.attemptsBefore;
  return isNoNewer ? { ...kept, jobs: queued.jobs, isComplete: false } : kept;
}

/**
 * Puts progress away, one state after the other, however many come at once.
 *
 * @returns a function that never rejects: nothing is lost yet, and only if the write of the cards fails
 *   too, the adapters are asked again. What is too large is kept without its pictures and texts.
 */
export function progressKeeper(
  { queued, attempt, claim, deadline, reserveMs }: Keeping,
  log: Log,
): (progress: Progress) => Promise<void> {
  const keep = (progress: Progress) => {
    const text = JSON.stringify({ format: FORMAT, attempt, progress });
    return patiently(() => claim.keep(text), deadline, reserveMs);
  };
  const keepWhatFits = async (progress: Progress) => {
    try {
      await keep(progress).catch((error: unknown) => {
        if (!(error instanceof KeptTooLargeError)) throw error;
        return keep(withoutBulk(progress));
      });
    } catch (error) {
      log.warn('findings not kept', { ...factsOf(queued.invocation), attempt, ...errorFacts(error) });
    }
  };
  let last = Promise.resolve();
  return (progress) => {
    last = last.then(() => keepWhatFits(progress));
    return last;
  };
}

/** Without pictures and text: cards can do without the former, and the latter can be had from the file again. */
function withoutBulk(progress: Progress): Progress {
  const answers = progress.answers.map(({ adapter, findings, text }) => {
    const drafts = findings.drafts.map((draft) => {
      if (draft.kind === 'status') return draft;
      return { ...draft, entries: draft.entries.map(({ thumbnail: _, ...entry }) => entry) };
    });
    return { adapter, findings: { ...findings, drafts }, ...(text && { isTextLost: true }) };
  });
  return { ...progress, answers };
}
