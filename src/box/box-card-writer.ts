import type { CardWriter } from '../ports.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import type { BoxApi } from './box-api.ts';
import { metadataCardWriter } from './metadata-card-writer.ts';
import { skillInvocationCardWriter } from './skill-invocation-card-writer.ts';

/**
 * Writes cards by the route that the mode and the write token allow.
 *
 * `replace` overwrites all skill cards of the file in one call. `merge` keeps those of other skills
 * and what people added; it is also the only way for a token without `manage_skill_invocations`.
 */
export function boxCardWriter(api: BoxApi, invocation: SkillInvocation, mode: 'replace' | 'merge'): CardWriter {
  const { scopes } = invocation.writeToken;
  const mayReplace = scopes === undefined || scopes.includes('manage_skill_invocations');
  return mode === 'replace' && mayReplace
    ? skillInvocationCardWriter(api, invocation)
    : metadataCardWriter(api, invocation);
}
