import { parseInvocation, type SkillInvocation } from '../src/skill-invocation.ts';
import type { VerifiedBody } from '../src/webhook/verify-signature.ts';

/** A payload that a Box of ours made, as the functions read it. */
export function invocationFrom(payload: string): SkillInvocation {
  return parseInvocation(Buffer.from(payload) as unknown as VerifiedBody, new Date());
}
