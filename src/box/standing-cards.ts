import * as z from 'zod/mini';
import type { Deadline } from '../deadline.ts';
import { BoxApiError } from '../errors.ts';
import type { CardWriter } from '../ports.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import { fieldsOf } from '../untrusted-json.ts';
import type { BoxApi } from './box-api.ts';
import { jsonBody } from './json-body.ts';

const instance = z.object({ cards: z.array(z.unknown()) });

/** Where the skill cards of a file are, below the base URL. */
export function cardsPath(fileId: string): string {
  return `/2.0/files/${fileId}/metadata/global/boxSkillsCards`;
}

/** @throws {BoxApiError} on an answer without cards: taken for none, they would be written a second time. */
export async function cardsIn(response: Response, path: string): Promise<readonly unknown[]> {
  const { data } = instance.safeParse(await jsonBody(response));
  if (data) return data.cards;
  throw new BoxApiError({ method: 'GET', path }, { code: 'unexpected_answer' }, { retryable: true });
}

/** Tells which cards of this very invocation stand on its file, as `CardWriter` says. */
export function standingCards(
  api: BoxApi,
  { id, source, writeToken }: Pick<SkillInvocation, 'id' | 'source' | 'writeToken'>,
): CardWriter['standing'] {
  const target = cardsPath(source.id);
  return async (deadline: Deadline) => {
    const token = writeToken.secret;
    const response = await api({ method: 'GET', target, token, accept: [404], readWhole: true }, deadline);
    if (response.status === 404) return 'none';
    const cards = await cardsIn(response, target);
    const kinds = cards.filter((card) => fieldsOf(fieldsOf(card).invocation).id === id).map(kindOf);
    return (['found', 'failure', 'processing'] as const).find((kind) => kinds.includes(kind)) ?? 'none';
  };
}

function kindOf(card: unknown): 'processing' | 'failure' | 'found' {
  const { skill_card_type, status } = fieldsOf(card);
  const { code } = fieldsOf(status);
  if (skill_card_type !== 'status' || code === 'success') return 'found';
  return code === 'transient_failure' || code === 'permanent_failure' ? 'failure' : 'processing';
}
