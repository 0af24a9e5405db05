import { describe, expect, it } from '@jest/globals';
import { WebhooksManager } from 'box-node-sdk/managers/webhooks';
import fc from 'fast-check';
import { Secret } from '../../src/secret.ts';
import { verifySignature } from '../../src/webhook/verify-signature.ts';
import { signedRequest } from '../support/factories.ts';

type Texts = Record<string, string>;

/** Box's own answer. It looks at the real clock, and takes no timestamp from the future. */
const boxAccepts = (body: string, headers: Texts, { primary, secondary }: Texts) =>
  WebhooksManager.validateMessage(
    body,
    headers,
    String(primary),
    secondary === undefined ? {} : { secondaryKey: secondary },
  );

function weAccept(body: string, headers: Texts, { primary, secondary }: Texts): boolean {
  const secretOf = (text: string | undefined) => (text === undefined ? undefined : new Secret(text));
  const keys = { primary: secretOf(primary), secondary: secretOf(secondary) };
  try {
    verifySignature({ body: Buffer.from(body), headers }, keys, new Date());
    return true;
  } catch {
    return false;
  }
}

// ASCII without a slash: over all other bodies the SDK tries a second, escaped form, which Box does not send as such.
const body = fc.string({ unit: fc.constantFrom(...'{}[]":,\\ abcXYZ019\n') });
const key = fc.string({ minLength: 1, unit: 'binary-ascii' });
const ageSeconds = fc.oneof(fc.integer({ min: 5, max: 590 }), fc.integer({ min: 620, max: 100_000 }));

/** What may go wrong on the way; most of the headers stay as they are. */
const changedHeaders = fc.record(
  {
    'box-signature-version': fc.constantFrom('2', '', '01'),
    'box-signature-algorithm': fc.constantFrom('hmacsha256', 'HmacSHA1', ''),
    'box-signature-primary': fc.base64String({ minLength: 44, maxLength: 44 }),
    'box-signature-secondary': fc.base64String({ minLength: 44, maxLength: 44 }),
  },
  { requiredKeys: [] },
);
const lostHeaders = fc.subarray([
  'box-signature-primary',
  'box-signature-secondary',
  'box-signature-version',
  'box-signature-algorithm',
]);
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, other);

describe("verifySignature, beside Box's SDK", () => {
  it('gives the same answer', async () => {
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          body,
          ageSeconds,
          signedWith: fc.record({ primary: key, secondary: key }, { requiredKeys: ['primary'] }),
          verifiedWith: mostly<Texts | undefined>(undefined, fc.record({ primary: key, secondary: key })),
          crossed: mostly(false, fc.boolean()),
          changed: mostly<Texts>({}, changedHeaders as fc.Arbitrary<Texts>),
          lost: mostly<string[]>([], lostHeaders),
          other: mostly<string | undefined>(undefined, body),
        }),
        async ({ body: text, signedWith, verifiedWith, crossed, changed, lost, other, ...delivery }) => {
          const { primary, secondary } = signedWith;
          const keys = {
            primary: new Secret(primary),
            secondary: secondary === undefined ? undefined : new Secret(secondary),
          };
          const at = `${new Date(Date.now() - delivery.ageSeconds * 1000).toISOString().slice(0, -5)}Z`;
          const signed = signedRequest({ body: text, at, keys }).headers as Texts;
          const headers = { ...signed, ...changed };
          for (const name of lost) delete headers[name];
          const own: Texts = verifiedWith ?? (signedWith as Texts);
          const asked: Texts =
            crossed && own.secondary ? { primary: own.secondary, secondary: String(own.primary) } : own;
          const received = other ?? text;
          const answer = weAccept(received, headers, asked);
          seen.add(answer);
          expect(answer).toBe(await boxAccepts(received, headers, asked));
        },
      ),
      { numRuns: 500 },
    );
    // Or else this would prove nothing.
    expect(seen).toEqual(new Set([true, false]));
  });

  it.each([
    ['accepts a clock of Box that is a second ahead, which the SDK refuses', 1, true, false],
    ['refuses a clock of Box that is a day ahead, as the SDK does', 86_400, false, false],
  ])('%s', async (_, aheadSeconds, ours, box) => {
    // Two seconds more than said, for the time that this test itself may take.
    const at = new Date(Date.now() + (aheadSeconds + 2) * 1000);
    const headers = signedRequest({ body: '{}', at, keys: { primary: new Secret('key') } }).headers as Texts;
    expect(weAccept('{}', headers, { primary: 'key' })).toBe(ours);
    expect(await boxAccepts('{}', headers, { primary: 'key' })).toBe(box);
  });

  it('refuses a timestamp that nobody can read, which the SDK accepts', async () => {
    const headers = signedRequest({ body: '{}', at: 'soon', keys: { primary: new Secret('key') } }).headers as Texts;
    expect(weAccept('{}', headers, { primary: 'key' })).toBe(false);
    expect(await boxAccepts('{}', headers, { primary: 'key' })).toBe(true);
  });
});
