import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dynamodbIdempotencyStore } from '../../src/aws/dynamodb-idempotency-store.ts';
import { MAX_KEPT_BYTES, openKept, sealKept } from '../../src/aws/kept-text.ts';
import { idempotencyTable } from '../../src/config.ts';
import { KeptTooLargeError, UnreadableMessageError } from '../../src/errors.ts';
import { type LocalAws, startLocalAws } from '../../src/local/local-aws.ts';
import { aSealer } from '../support/a-sealer.ts';

const sealer = aSealer();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A text that is sealed into exactly so many bytes: base64 of noise, which shrinks by a quarter. */
async function textOf(sealedBytes: number): Promise<string> {
  const noise = randomBytes(sealedBytes).toString('base64');
  let [shortEnough, tooLong] = [0, noise.length];
  while (tooLong - shortEnough > 1) {
    const middle = Math.floor((shortEnough + tooLong) / 2);
    if ((await sizeOf(noise.slice(0, middle))) <= sealedBytes) shortEnough = middle;
    else tooLong = middle;
  }
  if ((await sizeOf(noise.slice(0, shortEnough))) !== sealedBytes) return textOf(sealedBytes);
  return noise.slice(0, shortEnough);
}

/** Without a limit in the way. */
async function sizeOf(text: string): Promise<number> {
  let size = 0;
  const measuring = {
    ...sealer,
    async seal(plain: Uint8Array, boundTo: string) {
      size = (await sealer.seal(plain, boundTo)).byteLength;
      return new Uint8Array();
    },
  };
  await sealKept(measuring, text, 'key');
  return size;
}

describe('sealKept', () => {
  it('makes what openKept reads, of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (text, key) => {
        const wellFormed = text.toWellFormed();
        expect(await openKept(sealer, base64(await sealKept(sealer, wellFormed, key)), key)).toBe(wellFormed);
      }),
    );
  });

  it('makes a long text small', async () => {
    const sealed = await sealKept(sealer, '{"text":"tide"}'.repeat(50_000), 'key');
    expect(sealed.byteLength).toBeLessThan(10_000);
    expect(await openKept(sealer, base64(sealed), 'key')).toHaveLength(750_000);
  });

  it('takes what just fits, and not a byte more', async () => {
    expect((await sealKept(sealer, await textOf(MAX_KEPT_BYTES), 'key')).byteLength).toBe(MAX_KEPT_BYTES);
    const tooLarge = sealKept(sealer, await textOf(MAX_KEPT_BYTES + 1), 'key');
    await expect(tooLarge).rejects.toThrow(KeptTooLargeError);
    await expect(tooLarge).rejects.toThrow(`${MAX_KEPT_BYTES + 1} bytes cannot be kept, ${MAX_KEPT_BYTES} can.`);
  });
});

describe('openKept', () => {
  it('opens nothing where nothing was kept', async () => {
    expect(await openKept(sealer, undefined, 'key')).toBeUndefined();
  });

  it('opens nothing larger than we keep, however small it was made', async () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024 + 1));
    const sealed = await sealer.seal(bomb, JSON.stringify(['key', 'kept']));
    expect(sealed.byteLength).toBeLessThan(MAX_KEPT_BYTES);
    await expect(openKept(sealer, base64(sealed), 'key')).rejects.toThrow(UnreadableMessageError);
  });

  it('opens nothing of another invocation, of another key, or changed', async () => {
    const sealed = await sealKept(sealer, 'what was found', 'key');
    const changed = Buffer.from(sealed);
    changed[20] = Number(changed[20]) ^ 1;
    await expect(openKept(sealer, base64(sealed), 'other')).rejects.toThrow(UnreadableMessageError);
    await expect(openKept(aSealer(8), base64(sealed), 'key')).rejects.toThrow(UnreadableMessageError);
    await expect(openKept(sealer, base64(changed), 'key')).rejects.toThrow(UnreadableMessageError);
    await expect(openKept(sealer, '', 'key')).rejects.toThrow(UnreadableMessageError);
  });
});

describe('the table', () => {
  let local: LocalAws;
  beforeAll(async () => {
    local = await startLocalAws();
  });
  afterAll(async () => {
    await local[Symbol.asyncDispose]();
  });

  it('takes the largest text that may be kept, beside the longest key', async () => {
    const store = dynamodbIdempotencyStore(local.aws, idempotencyTable(local.env), sealer);
    const key = `${'9'.repeat(128)}/${'i'.repeat(256)}`;
    const answer = await store.claim(key, 60_000);
    if (answer.outcome !== 'claimed') throw new Error(answer.outcome);
    const text = await textOf(MAX_KEPT_BYTES);
    await answer.claim.keep(text);
    await answer.claim.release();
    const again = await store.claim(key, 60_000);
    expect(again.outcome === 'claimed' && (await again.claim.kept()) === text).toBe(true);
  });
});
