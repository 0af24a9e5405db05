import { markOurKeywords } from '../cards/keep-peoples-keywords.ts';
import type { InvocationStatus, SkillCard } from '../cards/skill-card.ts';
import type { Deadline } from '../deadline.ts';
import { BoxApiError } from '../errors.ts';
import type { CardWriter, WriteOptions } from '../ports.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import type { BoxApi } from './box-api.ts';
import { mergePatch } from './merge-patch.ts';
import { cardsIn, cardsPath, standingCards } from './standing-cards.ts';
import { pauseUnless } from './with-retries.ts';

/** Each round is read, compare, write; the next one begins when somebody else wrote in between. */
const MAX_ROUNDS = 6;
const LONGEST_PAUSE_MS = 500;
/** What a failed `test`, or an instance made or removed meanwhile, is answered with. Box documents none of them. */
const CONFLICTS = [400, 404, 409, 412];

/**
 * Writes our cards into the file's card metadata beside those of other skills.
 *
 * Creates the metadata, or, where it exists, changes our own cards only, by a JSON patch that tests
 * each card it touches: an edit that a person makes at the same moment makes the patch fail, and
 * the next round starts from what is there then.
 *
 * @see https://developer.box.com/reference/put-files-id-metadata-global-boxSkillsCards/
 */
export function metadataCardWriter(
  api: BoxApi,
  invocation: Pick<SkillInvocation, 'id' | 'skillId' | 'source' | 'writeToken'>,
): CardWriter {
  const target = cardsPath(invocation.source.id);
  const token = invocation.writeToken.secret;
  const call = (request: Call, { deadline, ...options }: Calling) =>
    api({ ...request, ...options, target, token, readWhole: true }, deadline);

  /** @returns undefined when the cards are written; the status of the refusal when somebody else wrote meanwhile. */
  const round = async (status: InvocationStatus, cards: readonly SkillCard[], calling: Calling) => {
    const created = await call({ method: 'POST', json: { body: { cards } }, accept: [409] }, calling);
    if (created.status !== 409) return undefined;
    const current = await call({ method: 'GET', accept: [404] }, calling);
    if (current.status === 404) return 404;
    const patch = mergePatch(await cardsIn(current, target), cards, { ...invocation, status });
    if (patch.length === 0) return undefined;
    const contentType = 'application/json-patch+json';
    const patched = await call({ method: 'PUT', json: { body: patch, contentType }, accept: CONFLICTS }, calling);
    return CONFLICTS.includes(patched.status) ? patched.status : undefined;
  };

  return {
    standing: standingCards(api, invocation),
    async write(invocationStatus, plainCards, deadline, options) {
      const cards = plainCards.map(markOurKeywords);
      for (let made = 1; ; made += 1) {
        const status = await round(invocationStatus, cards, { deadline, ...options });
        if (status === undefined) return;
        // A 400 that stays is no conflict: Box does not like the cards, and will not tomorrow.
        const lost = new BoxApiError({ method: 'PUT', path: target }, { status }, { retryable: status !== 400 });
        if (made === MAX_ROUNDS) throw lost;
        await pauseUnless(deadline.signal, Math.random() * LONGEST_PAUSE_MS);
      }
    },
  };
}

interface Calling extends WriteOptions {
  readonly deadline: Deadline;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly json?: { readonly body: unknown; readonly contentType?: string };
  readonly accept: readonly number[];
}
