import fc from 'fast-check';
import type { DownscopedToken } from '../../src/downscoped-token.ts';
import type { QueuedInvocation } from '../../src/queued-invocation.ts';
import { Secret } from '../../src/secret.ts';
import type { SkillInvocation } from '../../src/skill-invocation.ts';

const pathId = fc.stringMatching(/^[\w-]{1,128}$/);
const tokenText = fc.stringMatching(/^[\x21-\x7e]{1,500}$/);
const moment = fc.maxSafeNat();

/** A text with all that makes texts hard to carry: control characters, noncharacters, halves of surrogate pairs. */
export const hostileText = fc.string({
  minLength: 1,
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      '"',
      '\\',
      '\n',
      '\r',
      '\0',
      '\u0007',
      '\u2028',
      '\ud83d',
      '\udc00',
      '\ufffd',
      '\ufffe',
      '\uffff',
      '<&>',
    ),
  ),
});

const token: fc.Arbitrary<DownscopedToken> = fc.record(
  {
    secret: tokenText.map((text) => new Secret(text)),
    fileIds: fc.array(pathId, { maxLength: 3 }),
    scopes: fc.array(hostileText, { maxLength: 3 }),
    expiresAtMs: moment,
  },
  { requiredKeys: ['secret', 'fileIds'] },
);

/** Whatever `parseInvocation` may return. */
export const anyInvocation: fc.Arbitrary<SkillInvocation> = fc.record(
  {
    id: fc.oneof(
      fc.uuid(),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((id) => !/\p{Cc}/u.test(id)),
      fc.constantFrom('\ufffe', 'a\uffff', '😀'),
    ),
    createdAtMs: moment,
    skillId: pathId,
    enterpriseId: pathId,
    source: fc.record(
      { type: hostileText, id: pathId, name: hostileText, versionId: pathId, sizeBytes: fc.maxSafeNat() },
      { requiredKeys: ['type', 'id', 'name'] },
    ),
    readToken: token,
    writeToken: token,
  },
  { requiredKeys: ['id', 'skillId', 'source', 'readToken', 'writeToken'] },
);

/** Whatever a message may carry. */
export const anyQueued: fc.Arbitrary<QueuedInvocation> = fc.record({
  invocation: anyInvocation,
  attemptsBefore: fc.nat(),
  jobs: fc.array(
    fc.record({ adapter: hostileText, job: hostileText.map(wellFormed), asked: fc.nat(), startedAtMs: moment }),
    { maxLength: 3 },
  ),
});

/** A lone half of a pair is no text that UTF-8 could carry. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
