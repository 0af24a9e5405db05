import { requireUsable } from './downscoped-token.ts';
import { ForeignInvocationError, UnusableTokenError } from './errors.ts';
import { extensionOf } from './file-extension.ts';
import type { SkillInvocation } from './skill-invocation.ts';

export interface AdmissionRules {
  /** Skills and enterprises that we work for; empty: all whose events are signed with our keys. */
  readonly skillIds: ReadonlySet<string>;
  readonly enterpriseIds: ReadonlySet<string>;
  /** Extensions, lower case without the dot, that the skill never looks at. */
  readonly ignoredExtensions: ReadonlySet<string>;
}

export type Admission =
  | { readonly admitted: true }
  /** `reason` is a sentence for whoever reads Box's delivery log; it holds nothing from outside. */
  | { readonly admitted: false; readonly reason: string };

/**
 * Decides whether an invocation is worth a place in the queue, from the event alone.
 *
 * @throws {ForeignInvocationError} when the skill or enterprise is not one of ours (HTTP 403).
 */
export function admit(invocation: SkillInvocation, rules: AdmissionRules, now: Date): Admission {
  const { skillId, enterpriseId, source } = invocation;
  if (!isAllowed(skillId, rules.skillIds)) throw new ForeignInvocationError('skill.id');
  if (!isAllowed(enterpriseId, rules.enterpriseIds)) throw new ForeignInvocationError('enterprise.id');
  if (source.type !== 'file') return { admitted: false, reason: 'The source is not a file.' };
  if (rules.ignoredExtensions.has(extensionOf(source.name))) {
    return { admitted: false, reason: 'This skill ignores files of this type.' };
  }
  return tokensAdmit(invocation, now);
}

function isAllowed(id: string | undefined, allowed: ReadonlySet<string>): boolean {
  return allowed.size === 0 || (id !== undefined && allowed.has(id));
}

function tokensAdmit({ readToken, writeToken, source }: SkillInvocation, now: Date): Admission {
  try {
    requireUsable(readToken, { kind: 'read', fileId: source.id, now });
    requireUsable(writeToken, { kind: 'write', fileId: source.id, now });
    return { admitted: true };
  } catch (error) {
    // Box would deliver the same tokens again: another try cannot help.
    if (error instanceof UnusableTokenError) return { admitted: false, reason: error.message };
    throw error;
  }
}
