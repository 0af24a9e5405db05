import { parseInvocation, type SkillInvocation } from '../../src/skill-invocation.ts';
import type { VerifiedBody } from '../../src/webhook/verify-signature.ts';
import { NOW } from './factories.ts';

/** What the skill reads out of a body, as if Box had signed it. */
export function parsed(body: unknown, receivedAt = NOW): SkillInvocation {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return parseInvocation(bytes as VerifiedBody, receivedAt);
}
