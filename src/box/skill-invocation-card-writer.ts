import type { CardWriter } from '../ports.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import type { BoxApi } from './box-api.ts';
import { standingCards } from './standing-cards.ts';

/**
 * Writes the whole set in one call, which also tells Box how the invocation stands.
 *
 * @see https://developer.box.com/reference/put-skill-invocations-id/
 */
export function skillInvocationCardWriter(
  api: BoxApi,
  invocation: Pick<SkillInvocation, 'id' | 'skillId' | 'source' | 'writeToken'>,
): CardWriter {
  const { skillId, source, writeToken } = invocation;
  return {
    standing: standingCards(api, invocation),
    async write(status, cards, deadline, options) {
      const body = {
        status,
        metadata: { cards },
        file: { type: 'file', id: source.id },
        // Keeps an old answer from landing on a newer version.
        ...(source.versionId !== undefined && { file_version: { type: 'file_version', id: source.versionId } }),
        ...(status === 'success' && { usage: { unit: 'file', value: 1 } }),
      };
      const target = `/2.0/skill_invocations/${skillId}`;
      const request = { method: 'PUT', target, token: writeToken.secret, json: { body }, readWhole: true } as const;
      await api({ ...request, ...options }, deadline);
    },
  };
}
