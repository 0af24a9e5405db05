import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMessage } from '../src/aws/from-message.ts';
import { toMessage } from '../src/aws/to-message.ts';
import { InvalidInvocationError } from '../src/errors.ts';
import { firstQueued } from '../src/queued-invocation.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { aSealer } from './support/a-sealer.ts';
import { aPayload } from './support/factories.ts';
import { parsed } from './support/parsed.ts';

const sealer = aSealer();

/** Of a payload, every place that a value stands in. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

function replaced(value: unknown, [first, ...rest]: readonly string[], by: unknown): unknown {
  if (first === undefined) return by;
  const fields = value as Record<string, unknown>;
  return { ...fields, [first]: replaced(fields[first], rest, by) };
}

const replacement = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double(),
  fc.constantFrom('..', '\u0000', '\ud800', '\uffff', 1e308, -0, 2 ** 53, '1'.repeat(200), { __proto__: null }),
);
const mutated = fc
  .array(fc.tuple(fc.constantFrom(...pathsIn(aPayload())), replacement), { minLength: 1, maxLength: 4 })
  .map((changes) =>
    changes.reduce<unknown>((payload, [path, by]) => {
      try {
        return replaced(payload, path, by);
      } catch {
        return payload;
      }
    }, aPayload()),
  );

/** The invocation, or undefined where the body was refused as it may be; anything else is thrown on. */
function parsedOrRefused(body: unknown): SkillInvocation | undefined {
  try {
    return parsed(body);
  } catch (error) {
    if (error instanceof InvalidInvocationError) return undefined;
    throw error;
  }
}

describe('parseInvocation, given anything at all', () => {
  it('gives an invocation that goes through the queue, or InvalidInvocationError', async () => {
    let invocations = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async (payload) => {
        const invocation = parsedOrRefused(payload);
        if (!invocation) return;
        invocations += 1;
        expect(invocation.source.id).toMatch(/^[\w-]{1,128}$/);
        expect(invocation.skillId).toMatch(/^[\w-]{1,128}$/);
        const queued = firstQueued(invocation);
        expect(await fromMessage(await toMessage(queued, sealer), sealer)).toEqual(queued);
      }),
      { numRuns: 1000 },
    );
    // Or else this would prove nothing.
    expect(invocations).toBeGreaterThan(50);
  });

  it('refuses random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expect(parsedOrRefused(bytes)).toBeUndefined()),
    );
  });

  it('refuses random texts and JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) =>
        expect(parsedOrRefused(text)).toBeUndefined(),
      ),
    );
  });

  it('refuses a valid body with a piece cut out, or reads something of it', () => {
    const text = JSON.stringify(aPayload());
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string(), (at, length, put) => {
        const invocation = parsedOrRefused(text.slice(0, at) + put + text.slice(at + length));
        expect([undefined, 'string']).toContain(invocation && typeof invocation.id);
      }),
    );
  });
});
