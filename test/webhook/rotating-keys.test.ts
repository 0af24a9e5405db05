import { beforeEach, describe, expect, it } from '@jest/globals';
import { AwsCallError } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import { KEYS_LIFE_MS, REREAD_PAUSE_MS, rotatingKeys } from '../../src/webhook/rotating-keys.ts';
import type { SignatureKeys } from '../../src/webhook/signature.ts';
import { aLog, NOW } from '../support/factories.ts';

const keysOf = (primary?: string, secondary?: string): SignatureKeys => ({
  ...(primary && { primary: new Secret(primary) }),
  ...(secondary && { secondary: new Secret(secondary) }),
});
const failure = new AwsCallError('secretsmanager.GetSecretValue', 'ThrottlingException', { retryable: true });

let atMs: number;
/** With how many attempts each read was made. */
let reads: (number | undefined)[];
let stored: SignatureKeys | Error;
let log: ReturnType<typeof aLog>;
let source: ReturnType<typeof rotatingKeys>;
/** When set, reads wait for it. */
let gate: Promise<void> | undefined;
beforeEach(() => {
  atMs = NOW.getTime();
  reads = [];
  stored = keysOf('one', 'two');
  gate = undefined;
  log = aLog();
  const read = async ({ attempts }: { attempts?: number }) => {
    reads.push(attempts);
    const answer = stored;
    await gate;
    if (answer instanceof Error) throw answer;
    // New objects each time, as a new reading gives them.
    return { ...answer };
  };
  source = rotatingKeys({ read, log: log.log, now: () => new Date(atMs) });
});
const aGate = () => {
  let open = () => {};
  gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => open();
};

describe('rotatingKeys', () => {
  it('live five minutes, and are read again after ten seconds at the soonest', () => {
    expect([KEYS_LIFE_MS, REREAD_PAUSE_MS]).toEqual([5 * 60_000, 10_000]);
  });

  it('are not read before they are needed, then once, with patience', async () => {
    expect(reads).toEqual([]);
    expect((await source.current()).primary?.reveal()).toBe('one');
    await source.current();
    expect(reads).toEqual([undefined]);
  });

  it('are read together by all who need them at once', async () => {
    const open = aGate();
    const asked = Array.from({ length: 20 }, () => source.current());
    open();
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(reads).toHaveLength(1);
  });

  it('are read again when they are older than five minutes, without patience', async () => {
    const first = await source.current();
    stored = keysOf('new', 'two');
    atMs += KEYS_LIFE_MS;
    expect(await source.current()).toBe(first);
    atMs += 1;
    expect((await source.current()).primary?.reveal()).toBe('new');
    expect(reads).toEqual([undefined, 1]);
    atMs += KEYS_LIFE_MS;
    await source.current();
    expect(reads).toHaveLength(2);
    expect(log.text()).toBe('');
  });

  it('stay in use while they are being read again', async () => {
    const first = await source.current();
    atMs += KEYS_LIFE_MS + 1;
    const open = aGate();
    const rereading = source.current();
    stored = keysOf('newer');
    expect(await source.current()).toBe(first);
    open();
    await rereading;
    expect(reads).toHaveLength(2);
  });
});

describe('reading keys for the first time', () => {
  it('fails for all who asked meanwhile, and is tried again for the next', async () => {
    stored = failure;
    const asked = await Promise.allSettled([source.current(), source.current()]);
    for (const one of asked) expect(one).toMatchObject({ status: 'rejected', reason: failure });
    expect(reads).toHaveLength(1);
    stored = keysOf('one');
    expect((await source.current()).primary?.reveal()).toBe('one');
    expect(reads).toEqual([undefined, undefined]);
    expect(log.text()).toBe('');
  });
});

describe('reading keys again by age', () => {
  it('keeps the old ones when it fails, says so once, and is not tried again for ten seconds', async () => {
    const first = await source.current();
    stored = failure;
    atMs += KEYS_LIFE_MS + 1;
    expect(await Promise.all([source.current(), source.current()])).toEqual([first, first]);
    atMs += REREAD_PAUSE_MS - 1;
    expect(await source.current()).toBe(first);
    expect(reads).toHaveLength(2);
    expect(log.lines()).toMatchObject([
      {
        level: 'warn',
        message: 'signature keys not read again',
        error: 'AwsCallError',
        detail: 'AWS: secretsmanager.GetSecretValue: ThrottlingException',
      },
    ]);
    atMs += 1;
    stored = keysOf('new');
    expect((await source.current()).primary?.reveal()).toBe('new');
    expect(reads).toHaveLength(3);
  });

  it('keeps the old ones for as long as it fails', async () => {
    const first = await source.current();
    stored = failure;
    for (let hour = 0; hour < 48; hour += 1) {
      atMs += 3_600_000;
      expect(await source.current()).toBe(first);
    }
    expect(reads).toHaveLength(49);
  });

  it('writes no key into the log', async () => {
    stored = keysOf('invented-primary-key', 'invented-secondary-key');
    await source.current();
    stored = new Error('invented-primary-key is not a key');
    atMs += KEYS_LIFE_MS + 1;
    await source.current();
    expect(log.lines()).toHaveLength(1);
    expect(log.text()).not.toContain('invented');
  });
});

describe('reading keys again after a miss', () => {
  it('gives those that have changed', async () => {
    const tried = await source.current();
    atMs += REREAD_PAUSE_MS;
    stored = keysOf('new', 'two');
    expect((await source.otherThan(tried))?.primary?.reveal()).toBe('new');
    expect((await source.current()).primary?.reveal()).toBe('new');
    expect(reads).toEqual([undefined, 1]);
  });

  it.each([
    ['the primary key changed', 'new', 'two'],
    ['the secondary key changed', 'one', 'new'],
    ['the primary key gone', undefined, 'two'],
    ['the secondary key gone', 'one', undefined],
  ])('finds %s', async (_, primary, secondary) => {
    const tried = await source.current();
    atMs += REREAD_PAUSE_MS;
    stored = keysOf(primary, secondary);
    const other = await source.otherThan(tried);
    expect([other?.primary?.reveal(), other?.secondary?.reveal()]).toEqual([primary, secondary]);
  });

  it('gives none when they are the same', async () => {
    const tried = await source.current();
    atMs += REREAD_PAUSE_MS;
    expect(await source.otherThan(tried)).toBeUndefined();
    expect(reads).toHaveLength(2);
  });

  it('waits until ten seconds after the last read, whatever that was for', async () => {
    const tried = await source.current();
    stored = keysOf('new');
    atMs += REREAD_PAUSE_MS - 1;
    expect(await source.otherThan(tried)).toBeUndefined();
    expect(reads).toHaveLength(1);
    atMs += 1;
    expect((await source.otherThan(tried))?.primary?.reveal()).toBe('new');
  });

  it('happens no more than once in ten seconds, however many forged events come', async () => {
    const tried = await source.current();
    const startedAtMs = atMs;
    for (; atMs <= startedAtMs + 60_000; atMs += 100) {
      await Promise.all(Array.from({ length: 5 }, () => source.otherThan(tried)));
    }
    expect(reads).toHaveLength(1 + 6);
  });

  it('happens no more often when it fails, and each failure is said once', async () => {
    const tried = await source.current();
    stored = failure;
    const startedAtMs = atMs;
    for (; atMs <= startedAtMs + 60_000; atMs += 100) {
      expect(await Promise.all([source.otherThan(tried), source.otherThan(tried)])).toEqual([undefined, undefined]);
    }
    expect(reads).toHaveLength(1 + 6);
    expect(log.lines()).toHaveLength(6);
  });

  it('gives newer keys that another has read meanwhile, without a read', async () => {
    const tried = await source.current();
    atMs += REREAD_PAUSE_MS;
    stored = keysOf('new');
    await source.otherThan(tried);
    atMs += REREAD_PAUSE_MS;
    expect((await source.otherThan(tried))?.primary?.reveal()).toBe('new');
    expect(reads).toHaveLength(2);
  });

  it('is shared with a read that is under way', async () => {
    const tried = await source.current();
    atMs += KEYS_LIFE_MS + 1;
    stored = keysOf('new');
    const open = aGate();
    const byAge = source.current();
    const afterMiss = [source.otherThan(tried), source.otherThan(tried)];
    open();
    expect((await byAge).primary?.reveal()).toBe('new');
    for (const keys of await Promise.all(afterMiss)) expect(keys?.primary?.reveal()).toBe('new');
    expect(reads).toHaveLength(2);
  });
});
