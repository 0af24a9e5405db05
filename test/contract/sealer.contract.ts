import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UnreadableMessageError } from '../../src/errors.ts';
import type { Sealer } from '../../src/ports.ts';

const PLAIN = Buffer.from('invented-read-token-000001');
const BOUND_TO = '["invocation","18417","1263000000001",null,"readToken"]';

/**
 * What every sealer keeps to.
 *
 * @param open a sealer of the same key each time.
 * @param openOther a sealer of another key.
 */
export function sealerContract(name: string, open: () => Sealer, openOther: () => Sealer): void {
  const anyBinding = fc.string({ unit: 'binary' });

  /** `opened`, or the class of what it throws. */
  const verdict = (sealed: Uint8Array, boundTo = BOUND_TO, sealer = open()) =>
    sealer.open(sealed, boundTo).then(
      () => 'opened',
      (error) => (error instanceof UnreadableMessageError ? error.name : `another error: ${error}`),
    );

  describe(name, () => {
    it('opens what it sealed, whatever the bytes and the binding', async () => {
      const sealer = open();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), anyBinding, async (plain, boundTo) => {
          const sealed = await sealer.seal(plain, boundTo);
          expect(Buffer.from(await sealer.open(sealed, boundTo))).toEqual(Buffer.from(plain));
        }),
      );
    });

    it('opens what another of the same key sealed', async () => {
      const sealed = await open().seal(PLAIN, BOUND_TO);
      expect(Buffer.from(await open().open(sealed, BOUND_TO))).toEqual(PLAIN);
    });

    it('takes bytes out of the middle of a buffer, and gives no more back', async () => {
      const sealer = open();
      const around = Buffer.concat([Buffer.from('before'), PLAIN, Buffer.from('after')]);
      const sealed = await sealer.seal(around.subarray(6, 6 + PLAIN.byteLength), BOUND_TO);
      const within = Buffer.concat([Buffer.from('before'), sealed, Buffer.from('after')]);
      const opened = await sealer.open(
        new Uint8Array(within.buffer, within.byteOffset + 6, sealed.byteLength),
        BOUND_TO,
      );
      expect(Buffer.from(opened)).toEqual(PLAIN);
    });

    it('opens a megabyte', async () => {
      const plain = Buffer.alloc(1024 * 1024, 'text');
      const sealed = await open().seal(plain, BOUND_TO);
      expect(Buffer.from(await open().open(sealed, BOUND_TO)).equals(plain)).toBe(true);
      expect(sealed.byteLength - plain.byteLength).toBeLessThan(1024);
    });

    it('opens for no other binding', async () => {
      const sealer = open();
      await fc.assert(
        fc.asyncProperty(anyBinding, anyBinding, async (boundTo, other) => {
          fc.pre(boundTo !== other);
          expect(await verdict(await sealer.seal(PLAIN, boundTo), other, sealer)).toBe('UnreadableMessageError');
        }),
        { numRuns: 50 },
      );
    });

    it.each(['', `${BOUND_TO} `, BOUND_TO.slice(0, -1), BOUND_TO.replace('readToken', 'writeToken')])(
      'does not open for %j',
      async (other) => {
        expect(await verdict(await open().seal(PLAIN, BOUND_TO), other)).toBe('UnreadableMessageError');
      },
    );

    it('opens nothing of another key', async () => {
      expect(await verdict(await openOther().seal(PLAIN, BOUND_TO))).toBe('UnreadableMessageError');
    });

    it('opens nothing with any one byte changed', async () => {
      const sealer = open();
      const sealed = await sealer.seal(PLAIN, BOUND_TO);
      for (let at = 0; at < sealed.byteLength; at += 1) {
        for (const mask of [1, 0x80]) {
          const changed = Uint8Array.from(sealed);
          changed[at] = Number(changed[at]) ^ mask;
          expect([at, await verdict(changed, BOUND_TO, sealer)]).toEqual([at, 'UnreadableMessageError']);
        }
      }
    });

    it('opens nothing that was cut off, or to which something was added', async () => {
      const sealer = open();
      const sealed = Buffer.from(await sealer.seal(PLAIN, BOUND_TO));
      for (let length = 0; length < sealed.byteLength; length += 1) {
        expect([length, await verdict(sealed.subarray(0, length), BOUND_TO, sealer)]).toEqual([
          length,
          'UnreadableMessageError',
        ]);
        expect(await verdict(sealed.subarray(length + 1), BOUND_TO, sealer)).toBe('UnreadableMessageError');
      }
      expect(await verdict(Buffer.concat([sealed, Buffer.alloc(1)]), BOUND_TO, sealer)).toBe('UnreadableMessageError');
    });

    it('opens nothing put together from two that it sealed', async () => {
      const sealer = open();
      const [one, other] = [await sealer.seal(PLAIN, BOUND_TO), await open().seal(PLAIN, BOUND_TO)];
      for (let at = 1; at < one.byteLength; at += 1) {
        const mixed = Buffer.concat([one.subarray(0, at), other.subarray(at)]);
        if (mixed.equals(one) || mixed.equals(other)) continue;
        expect([at, await verdict(mixed, BOUND_TO, sealer)]).toEqual([at, 'UnreadableMessageError']);
      }
    });

    it('opens no bytes of anybody else', async () => {
      const sealer = open();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
          expect(await verdict(bytes, BOUND_TO, sealer)).toBe('UnreadableMessageError');
        }),
      );
    });

    it('never makes the same bytes twice', async () => {
      const sealer = open();
      const sealed = await Promise.all(Array.from({ length: 200 }, () => sealer.seal(PLAIN, BOUND_TO)));
      const tails = sealed.map((bytes) => Buffer.from(bytes.slice(-PLAIN.byteLength - 28)).toString('hex'));
      expect(new Set(tails).size).toBe(200);
      expect(new Set(tails.map((tail) => tail.slice(0, 24))).size).toBe(200);
    });

    it('shows nothing of the plain text, nor of the binding', async () => {
      const sealed = Buffer.from(await open().seal(PLAIN, BOUND_TO));
      for (const text of [PLAIN.toString(), BOUND_TO]) {
        for (let at = 0; at + 4 <= text.length; at += 1) expect(sealed.includes(text.slice(at, at + 4))).toBe(false);
      }
    });

    it('seals nothing as something, too', async () => {
      const sealed = await open().seal(new Uint8Array(), BOUND_TO);
      expect((await open().open(sealed, BOUND_TO)).byteLength).toBe(0);
      expect(await verdict(sealed, '')).toBe('UnreadableMessageError');
    });
  });
}
