import { randomBytes } from 'node:crypto';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamodbIdempotencyStore } from '../src/aws/dynamodb-idempotency-store.ts';
import { idempotencyTable } from '../src/config.ts';
import { AwsCallError, MlAdapterError, OutdatedInvocationError } from '../src/errors.ts';
import type { IdempotencyStore } from '../src/ports.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { aProvider, found } from './support/a-provider.ts';
import { aSealer } from './support/a-sealer.ts';
import { aStoreWith, killedWorkersStore } from './support/a-store.ts';
import { anAdapter, type SlowHalf, startSlowHalf } from './support/slow-half.ts';
import { writtenCards } from './support/written-cards.ts';

let half: SlowHalf;
beforeAll(async () => {
  half = await startSlowHalf();
});
afterAll(async () => {
  await half[Symbol.asyncDispose]();
});

const { wordsOn, statusesOf, writesOf, cardsOf, lastStatus, callsFor } = writtenCards(() => half);
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/** Lets the last write fail, and all its repetitions. */
function failLastWrite(): void {
  half.box.fail({ method: 'PUT', path: /skill_invocations/, skip: 1, times: 9, with: { kind: 'status', status: 503 } });
}

async function processWithoutWrite(invocation: SkillInvocation, adapters: Parameters<SlowHalf['process']>[1]) {
  failLastWrite();
  await expect(half.process(invocation, adapters)).rejects.toMatchObject({ name: 'BoxApiError' });
  half.box.clearFaults();
}

/** A store on the same table with another key. */
const storeWithKey = (fill: number): IdempotencyStore =>
  dynamodbIdempotencyStore(half.world.aws, idempotencyTable(half.world.env), aSealer(fill));

async function rows() {
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint = '', IDEMPOTENCY_TABLE_NAME: TableName } = half.world.env;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  client.destroy();
  return Items;
}
const rowOf = async ({ id }: SkillInvocation) => (await rows()).find((row) => row.id?.S?.endsWith(id));

describe('what was found', () => {
  it('is written by the next try without asking the adapters again', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const first = aProvider([found('ebb'), new Error('asked again')]);
    const second = aProvider([found('flood'), new Error('asked again')], { name: 'Second' });
    await processWithoutWrite(invocation, [first, second]);
    const calls = callsFor(invocation).length;
    expect(await half.process(invocation, [first, second])).toBe('written');
    expect(wordsOn(invocation)).toEqual(['ebb', 'flood']);
    expect([first.looks, second.looks]).toEqual([1, 1]);
    // Which cards stand, which version is the newest, and the write: no download, no processing card.
    const paths = callsFor(invocation)
      .slice(calls)
      .map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);
    expect(paths).toEqual([`GET ${invocation.source.id}`, 'GET boxSkillsCards', `PUT ${invocation.skillId}`]);
  });

  it('is written as it would have been at the first time, missing lines and pictures and all', async () => {
    const contents = [
      {
        kind: 'timeline' as const,
        durationSeconds: 9,
        entries: [{ text: 'Ann', appears: [{ startSeconds: 1, endSeconds: 2 }] }],
      },
      { kind: 'transcript' as const, title: 'Words 🔑', entries: [{ text: 'キー', appears: { startSeconds: 3 } }] },
    ];
    const adapters = () => [
      aProvider([contents]),
      aProvider([new MlAdapterError('Blurred.', false)], { name: 'Faces' }),
    ];
    const plain = half.upload('note.txt', 'tide');
    await half.process(plain, adapters());
    const retried = half.upload('note.txt', 'tide');
    const given = adapters();
    await processWithoutWrite(retried, given);
    expect(await half.process(retried, given)).toBe('written');
    const faceless = (invocation: SkillInvocation) =>
      cardsOf(invocation).map((card) => ({ ...card, created_at: '', invocation: undefined }));
    expect(faceless(retried)).toEqual(faceless(plain));
    expect(faceless(retried)).toHaveLength(3);
  });

  it('may be nothing, which is not looked for again either', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([[], new Error('asked again')]);
    await processWithoutWrite(invocation, [adapter]);
    expect(await half.process(invocation, [adapter])).toBe('written');
    expect(lastStatus(invocation)?.message).toMatch(/found nothing to show/);
  });

  it('outlives any number of tries', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb'), new Error('asked again')]);
    await processWithoutWrite(invocation, [adapter]);
    for (const _ of [1, 2, 3]) {
      half.box.fail({ method: 'PUT', path: /skill_invocations/, times: 9, with: { kind: 'status', status: 503 } });
      await expect(half.process(invocation, [adapter])).rejects.toMatchObject({ name: 'BoxApiError' });
      half.box.clearFaults();
    }
    expect(await half.process(invocation, [adapter])).toBe('written');
    expect(adapter.looks).toBe(1);
  });

  it('ends in a card when Box refuses it for good', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb'), new Error('asked again')]);
    await processWithoutWrite(invocation, [adapter]);
    half.box.fail({ method: 'PUT', path: /skill_invocations/, with: { kind: 'status', status: 400 } });
    expect(await half.process(invocation, [adapter])).toBe('failed');
    expect(lastStatus(invocation)?.message).toMatch(/Box did not accept what this skill found/);
  });

  it('is looked for again when an adapter failed in a way that may pass', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([new MlAdapterError('Busy.', true), found('ebb')]);
    await expect(half.process(invocation, [adapter])).rejects.toThrow(MlAdapterError);
    expect(await half.process(invocation, [adapter])).toBe('written');
    expect(adapter.looks).toBe(2);
  });
});

describe('a worker that died after its write', () => {
  it.each(['replace', 'merge'] as const)('leaves nothing to write to the next one (%s)', async (mode) => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb'), new Error('asked again')]);
    const parts = { store: killedWorkersStore(half.store, 500) };
    expect(await half.process(invocation, [adapter], { mode, parts })).toBe('written');
    half.box.editCards(invocation.source.id, ([card]) => [
      { ...(card as object), entries: [{ type: 'text', text: 'mine' }] },
    ]);
    const writes = writesOf(invocation).length;
    await pause(500);
    half.metrics.metrics.flush();
    expect(await half.process(invocation, [adapter], { mode })).toBe('written');
    expect(writesOf(invocation)).toHaveLength(writes);
    expect(wordsOn(invocation)).toEqual(['mine']);
    expect(half.metrics.added()).toEqual([{ name: 'Processed', value: 1, reason: 'written' }]);
    expect(await half.process(invocation, [adapter], { mode })).toBe('already-done');
  });

  it('leaves nothing to look for when it could not even keep what it found', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb'), new Error('asked again')]);
    const keep = () => Promise.reject(new Error('table away'));
    const store = aStoreWith(killedWorkersStore(half.store, 500), { keep });
    expect(await half.process(invocation, [adapter], { parts: { store } })).toBe('written');
    const writes = writesOf(invocation).length;
    await pause(500);
    expect(await half.process(invocation, [adapter])).toBe('written');
    expect(writesOf(invocation)).toHaveLength(writes);
    expect(adapter.looks).toBe(1);
  });

  it('leaves nothing to write either when it found nothing', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([[]]);
    await half.process(invocation, [adapter], { parts: { store: killedWorkersStore(half.store, 500) } });
    const writes = writesOf(invocation).length;
    await pause(500);
    expect(await half.process(invocation, [adapter])).toBe('written');
    expect(writesOf(invocation)).toHaveLength(writes);
  });

  it('leaves all to write when Box lost the cards, or will not tell', async () => {
    for (const refuse of [false, true]) {
      const invocation = half.upload('note.txt', 'tide');
      const adapter = aProvider([found('ebb'), new Error('asked again')]);
      await half.process(invocation, [adapter], { parts: { store: killedWorkersStore(half.store, 500) } });
      await pause(500);
      if (refuse) half.box.fail({ path: /boxSkillsCards/, with: { kind: 'status', status: 403 } });
      else half.box.setCards(invocation.source.id, []);
      expect(await half.process(invocation, [adapter])).toBe('written');
      expect(wordsOn(invocation)).toEqual(['ebb']);
      expect(statusesOf(invocation).filter((status) => status === 'success')).toHaveLength(2);
    }
  });

  it('is not taken for one by the cards of another invocation', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb'), new Error('asked again')]);
    await processWithoutWrite(invocation, [adapter]);
    const foreign = {
      skill_card_type: 'keyword',
      skill: { id: invocation.skillId },
      invocation: { id: 'another' },
      entries: [],
    };
    half.box.setCards(invocation.source.id, [foreign]);
    expect(await half.process(invocation, [adapter])).toBe('written');
    expect(wordsOn(invocation)).toEqual(['ebb']);
  });

  it('makes the next one wait for a Box that is down', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb')]);
    await processWithoutWrite(invocation, [adapter]);
    half.box.fail({ path: /boxSkillsCards/, times: 9, with: { kind: 'status', status: 503 } });
    await expect(half.process(invocation, [adapter])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(statusesOf(invocation)).toEqual(['processing']);
  });
});

describe('what was kept', () => {
  it('is looked for again when it cannot be opened any more', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb')]);
    failLastWrite();
    await expect(half.process(invocation, [adapter], { parts: { store: storeWithKey(8) } })).rejects.toThrow();
    half.box.clearFaults();
    expect(await half.process(invocation, [adapter], { parts: { store: storeWithKey(9) } })).toBe('written');
    expect(adapter.looks).toBe(2);
    expect(half.logLines.join()).toContain('kept findings not readable');
  });

  it.each(['{"format":2,"answers":{},"jobs":[],"isComplete":true}', '7', 'null', '[]', 'no JSON', ''])(
    'is looked for again when it is %j, which we would not keep',
    async (kept) => {
      const invocation = half.upload('note.txt', 'tide');
      const store = aStoreWith(half.store, { kept: async () => kept });
      expect(await half.process(invocation, [anAdapter()], { parts: { store } })).toBe('written');
      expect(wordsOn(invocation)).toEqual(['tide']);
    },
  );

  it('makes the invocation come back when the table does not say', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb')]);
    const store = aStoreWith(half.store, { kept: () => Promise.reject(new Error('table away')) });
    await expect(half.process(invocation, [adapter], { parts: { store } })).rejects.toThrow('table away');
    expect(adapter.looks).toBe(0);
    expect(await half.process(invocation, [adapter])).toBe('written');
  });

  it('makes the invocation come back when we may not open it just now', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const denied = new AwsCallError('TrentService.Decrypt', 'AccessDeniedException', { retryable: false });
    const store = aStoreWith(half.store, { kept: () => Promise.reject(denied) });
    await expect(half.process(invocation, [anAdapter()], { parts: { store } })).rejects.toBe(denied);
  });

  it('is gone from the table when the cards are written', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb')]);
    await processWithoutWrite(invocation, [adapter]);
    expect((await rowOf(invocation))?.kept).toBeDefined();
    await half.process(invocation, [adapter]);
    expect(Object.keys((await rowOf(invocation)) ?? {}).toSorted()).toEqual(['expiresAt', 'id', 'status']);
  });

  it('shows nothing in the table: no finding, no job, no file name, no token', async () => {
    const invocation = half.upload('Merger with Acme.txt', 'tide');
    const provider = aProvider([{ job: 'opens-the-result' }]);
    const other = aProvider([found('harbour', 'x'.repeat(300))], { name: 'Second' });
    expect(await half.process(invocation, [provider, other])).toBe('waiting');
    const row = await rowOf(invocation);
    expect(row).toMatchObject({ status: { S: 'waiting' }, attemptsBefore: { N: '1' } });
    const { kept, ...rest } = row ?? {};
    const bytes = Buffer.from(kept?.B ?? []);
    expect(bytes.byteLength).toBeGreaterThan(50);
    const all = (await rows()).flatMap(({ kept: sealed, ...fields }) => [
      JSON.stringify(fields),
      ...['latin1' as const, 'base64' as const].map((encoding) => Buffer.from(sealed?.B ?? []).toString(encoding)),
    ]);
    for (const secret of ['harbour', 'opens-the-result', 'Acme', 'Transcriber', 'xxxx', ...half.tokens]) {
      expect(all.join()).not.toContain(secret);
    }
    expect(Object.keys(rest).toSorted()).toEqual([
      'attemptsBefore',
      'expiresAt',
      'id',
      'leaseEndsAtMs',
      'owner',
      'status',
    ]);
  });
});

describe('what cannot be kept', () => {
  it('is written all the same when the table is away', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const store = aStoreWith(half.store, { keep: () => Promise.reject(new Error('table away')) });
    expect(await half.process(invocation, [anAdapter()], { parts: { store } })).toBe('written');
    expect(wordsOn(invocation)).toEqual(['tide']);
    expect(half.logLines.join()).toContain('findings not kept');
  });

  it('is written all the same when it is too large, and looked for again when that fails', async () => {
    const invocation = half.upload('note.txt', 'tide');
    // Every card is cut to what Box takes, but not before it is kept: noise that no compression makes smaller.
    const noise = () => randomBytes(3_000).toString('base64');
    const large = () =>
      Array.from({ length: 20 }, () => ({
        kind: 'transcript' as const,
        entries: Array.from({ length: 100 }, () => ({ text: noise() })),
      }));
    const adapter = aProvider([large()]);
    await processWithoutWrite(invocation, [adapter]);
    expect(half.logLines.join()).toContain('KeptTooLargeError');
    expect((await rowOf(invocation))?.kept).toBeUndefined();
    expect(await half.process(invocation, [adapter])).toBe('written');
    expect(adapter.looks).toBe(2);
  });
});

describe('a worker that is killed while one of two adapters looks', () => {
  it('leaves the answer of the other one to the next worker', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const quick = aProvider([found('ebb'), new Error('asked again')], { name: 'Quick' });
    const hanging = Promise.withResolvers<never>();
    const slow = anAdapter({ name: 'Slow', look: () => hanging.promise });
    const killed = half.process(invocation, [slow, quick], {
      parts: { store: aStoreWith(half.store, {}, { leaseMs: 500 }) },
    });
    await pause(600);
    const again = anAdapter({ name: 'Slow', look: async () => found('flood') });
    expect(await half.process(invocation, [again, quick])).toBe('written');
    expect(quick.looks).toBe(1);
    expect(wordsOn(invocation)).toEqual(['flood', 'ebb']);
    // Were it alive after all, it would leave these alone.
    hanging.reject(new OutdatedInvocationError('newer-version'));
    await killed;
    expect(wordsOn(invocation)).toEqual(['flood', 'ebb']);
  });
});
