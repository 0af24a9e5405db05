import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MlAdapterError } from '../src/errors.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { aProvider, found } from './support/a-provider.ts';
import { killedWorkersStore } from './support/a-store.ts';
import { anAdapter, type SlowHalf, startSlowHalf } from './support/slow-half.ts';
import { writtenCards } from './support/written-cards.ts';

let half: SlowHalf;
beforeAll(async () => {
  half = await startSlowHalf();
});
afterAll(async () => {
  await half[Symbol.asyncDispose]();
});

const { wordsOn, statusesOf, writesOf, lastStatus, callsFor } = writtenCards(() => half);
const busy = new MlAdapterError('Busy.', true);
const GIVEN_UP =
  'This skill could not look at the file, although it tried for a while. Its operator has been told and may start it again; uploading a new version of the file starts it again too.';

/** An invocation that was tried in vain, with its progress note on the file unless that is not wanted. */
async function triedInVain({ showProcessingCard = true } = {}): Promise<SkillInvocation> {
  const invocation = half.upload('Merger with Acme.txt', 'tide');
  await expect(half.process(invocation, [aProvider([busy])], { parts: { showProcessingCard } })).rejects.toBe(busy);
  return invocation;
}
const linesOf = ({ id }: SkillInvocation, message: string) =>
  half.logLines.map((line) => JSON.parse(line)).filter((line) => line.message === message && line.invocationId === id);
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

describe('reportFailure', () => {
  it('puts a card in place of the progress note, and tells the operator', async () => {
    const invocation = await triedInVain();
    half.metrics.metrics.flush();
    expect(await half.report(invocation)).toBe('reported');
    expect(statusesOf(invocation)).toEqual(['processing', 'transient_failure']);
    expect(lastStatus(invocation)).toEqual({ code: 'transient_failure', message: GIVEN_UP });
    expect(wordsOn(invocation)).toHaveLength(1);
    expect(writesOf(invocation).flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(half.metrics.added()).toEqual([{ name: 'DeadLetters', value: 1, reason: 'reported' }]);
    expect(linesOf(invocation, 'invocation given up')).toEqual([
      {
        level: 'error',
        message: 'invocation given up',
        time: expect.any(String),
        invocationId: invocation.id,
        skillId: invocation.skillId,
        fileId: invocation.source.id,
        versionId: invocation.source.versionId,
        outcome: 'reported',
      },
    ]);
  });

  it('puts a card where no progress note was wanted, once it knows that the file is the same', async () => {
    const invocation = await triedInVain({ showProcessingCard: false });
    const calls = callsFor(invocation).length;
    expect(await half.report(invocation)).toBe('reported');
    expect(wordsOn(invocation)).toEqual([GIVEN_UP]);
    const paths = callsFor(invocation)
      .slice(calls)
      .map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);
    expect(paths).toEqual([`GET ${invocation.source.id}`, 'GET boxSkillsCards', `PUT ${invocation.skillId}`]);
  });

  it('says the same again when it is delivered twice', async () => {
    const invocation = await triedInVain();
    await half.report(invocation);
    expect(await half.report(invocation)).toBe('reported');
    expect(wordsOn(invocation)).toEqual([GIVEN_UP]);
  });

  it('writes nothing over what was found by a worker that died after its write', async () => {
    const invocation = half.upload('note.txt', 'tide');
    await half.process(invocation, [anAdapter()], { parts: { store: killedWorkersStore(half.store, 500) } });
    const writes = writesOf(invocation).length;
    await pause(500);
    expect(await half.report(invocation)).toBe('already-done');
    expect(writesOf(invocation)).toHaveLength(writes);
    expect(wordsOn(invocation)).toEqual(['tide']);
    // And notes what that worker could not.
    expect(await half.process(invocation, [aProvider([new Error('asked again')])])).toBe('already-done');
  });

  it('does nothing when the invocation is done', async () => {
    const invocation = half.upload('note.txt', 'tide');
    await half.process(invocation, [anAdapter()]);
    const calls = callsFor(invocation).length;
    half.metrics.metrics.flush();
    expect(await half.report(invocation)).toBe('already-done');
    expect(callsFor(invocation)).toHaveLength(calls);
    expect(half.metrics.added()).toEqual([{ name: 'DeadLetters', value: 1, reason: 'already-done' }]);
  });

  it('does nothing when the invocation goes on in a newer message', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const provider = aProvider([{ job: 'job-1' }, found('ebb')]);
    await half.process(invocation, [provider]);
    const calls = callsFor(invocation).length;
    expect(await half.report(invocation)).toBe('superseded');
    expect(callsFor(invocation)).toHaveLength(calls);
    const { queued } = half.enqueued.at(-1) ?? {};
    expect(queued && (await half.process(queued, [provider]))).toBe('written');
  });

  it('keeps workers away for as long as it takes, and ten seconds more', async () => {
    const invocation = await triedInVain();
    let meanwhile: unknown;
    const standing = async () => {
      meanwhile = await half.process(invocation, [anAdapter()]).catch((error: unknown) => error);
      return 'processing' as const;
    };
    await half.report(invocation, { writerFor: () => ({ standing, write: async () => {} }) });
    expect(meanwhile).toMatchObject({ name: 'ClaimedElsewhereError' });
    const { retryAfterMs } = meanwhile as { retryAfterMs: number };
    // The twenty seconds that the report was given.
    expect(Math.abs(retryAfterMs - 30_000)).toBeLessThan(2_000);
  });

  it('comes back while a worker has the invocation', async () => {
    const invocation = half.upload('note.txt', 'tide');
    let report: Promise<unknown> = Promise.resolve();
    const look = async () => {
      report = half.report(invocation);
      await report.catch(() => {});
      return found('ebb');
    };
    await half.process(invocation, [anAdapter({ look })]);
    await expect(report).rejects.toMatchObject({ name: 'ClaimedElsewhereError', retryAfterMs: expect.any(Number) });
    expect(wordsOn(invocation)).toEqual(['ebb']);
  });

  it('writes nothing over the cards of a newer version, nor where those will come', async () => {
    for (const processed of [true, false]) {
      const invocation = await triedInVain({ showProcessingCard: false });
      const newer = half.uploadAgain(invocation, 'ebb');
      if (processed) await half.process(newer, [anAdapter()]);
      const writes = writesOf(invocation).length;
      expect(await half.report(invocation)).toBe('dropped');
      expect(writesOf(invocation)).toHaveLength(writes);
    }
  });

  it('writes nothing over the cards of a newer version that comes while Box makes it wait', async () => {
    const invocation = await triedInVain();
    const slowDown = { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
    half.box.fail({ method: 'PUT', path: /skill_invocations/, with: slowDown });
    const stop = half.box.onRequest(({ fault }) => {
      if (fault !== 'status') return;
      stop();
      half.uploadAgain(invocation, 'ebb');
      half.box.setCards(invocation.source.id, [
        { skill_card_type: 'keyword', entries: [{ text: 'of the new version' }] },
      ]);
    });
    expect(await half.report(invocation)).toBe('dropped');
    expect(wordsOn(invocation)).toEqual(['of the new version']);
  });

  it('leaves no progress note of a version that is over', async () => {
    const invocation = await triedInVain();
    half.uploadAgain(invocation, 'ebb');
    expect(await half.report(invocation)).toBe('dropped');
    expect(wordsOn(invocation)).toEqual([expect.stringContaining('newest version is looked at by itself')]);
  });

  it.each([
    ['in the trash', (id: string) => half.box.trashFile(id)],
    ['gone', (id: string) => half.box.removeFile(id)],
  ])('leaves it at that when the file is %s', async (_, remove) => {
    const invocation = await triedInVain();
    remove(invocation.source.id);
    half.metrics.metrics.flush();
    expect(await half.report(invocation)).toBe('dropped');
    expect(half.metrics.added()).toEqual([{ name: 'DeadLetters', value: 1, reason: 'dropped' }]);
    expect(linesOf(invocation, 'dead letter needs nothing')).toMatchObject([{ level: 'info', outcome: 'dropped' }]);
  });

  it.each([
    ['has expired', { expiresAtMs: 1 }],
    ['is for another file', { fileIds: ['999'] }],
  ])('calls nobody with a write token that %s', async (_, life) => {
    const tried = await triedInVain();
    const invocation = { ...tried, writeToken: { ...tried.writeToken, ...life } };
    const calls = half.box.journal.length;
    expect(await half.report(invocation)).toBe('expired');
    expect(half.box.journal).toHaveLength(calls);
    expect(linesOf(invocation, 'invocation given up')).toHaveLength(1);
  });

  it('comes back when Box is down, and reports once it is up', async () => {
    const invocation = await triedInVain();
    half.box.fail({ path: /./, times: 99, with: { kind: 'status', status: 503 } });
    half.metrics.metrics.flush();
    await expect(half.report(invocation)).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(half.metrics.added()).toEqual([]);
    expect(await half.report(invocation)).toBe('reported');
  });

  it('comes back when the table is away', async () => {
    const invocation = await triedInVain();
    const store = { ...half.store, claim: () => Promise.reject(new Error('table away')) };
    const calls = half.box.journal.length;
    await expect(half.report(invocation, { store })).rejects.toThrow('table away');
    expect(half.box.journal).toHaveLength(calls);
  });

  it('comes back, with the invocation given back, after what nobody foresaw', async () => {
    const invocation = await triedInVain();
    const writerFor = () => ({ standing: () => Promise.reject(new TypeError('bug')), write: async () => {} });
    await expect(half.report(invocation, { writerFor })).rejects.toThrow('bug');
    expect(await half.report(invocation)).toBe('reported');
  });

  it('logs no file name, no content and no token', () => {
    const lines = half.logLines.join();
    for (const secret of ['Acme', 'note.txt', 'tide', ...half.tokens]) expect(lines).not.toContain(secret);
  });
});

describe('an invocation that an operator puts back on the queue', () => {
  it('is looked at as if for the first time', async () => {
    const invocation = await triedInVain();
    await half.report(invocation);
    expect(await half.process(invocation, [anAdapter()], { delivery: { receiveCount: 1 } })).toBe('written');
    expect(wordsOn(invocation)).toEqual(['tide']);
    expect(statusesOf(invocation)).toEqual(['processing', 'transient_failure', 'processing', 'success']);
  });

  it('has what was found written, without asking the adapter again', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb'), new Error('asked again')]);
    half.box.fail({ method: 'PUT', path: /skill_invoc/, skip: 1, times: 3, with: { kind: 'status', status: 503 } });
    await expect(half.process(invocation, [adapter])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.fail({ method: 'PUT', path: /skill_invoc/, times: 3, with: { kind: 'status', status: 503 } });
    await expect(half.report(invocation)).rejects.toMatchObject({ name: 'BoxApiError' });
    expect(await half.process(invocation, [adapter], { delivery: { receiveCount: 1 } })).toBe('written');
    expect(wordsOn(invocation)).toEqual(['ebb']);
    expect(adapter.looks).toBe(1);
    expect(await half.process(invocation, [adapter])).toBe('already-done');
  });

  it('has what was found written by the report itself, once Box takes it', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = aProvider([found('ebb'), new Error('asked again')]);
    half.box.fail({ method: 'PUT', path: /skill_invoc/, skip: 1, times: 3, with: { kind: 'status', status: 503 } });
    await expect(half.process(invocation, [adapter])).rejects.toMatchObject({ name: 'BoxApiError' });
    expect(await half.report(invocation)).toBe('written');
    expect(wordsOn(invocation)).toEqual(['ebb']);
    expect(await half.process(invocation, [adapter])).toBe('already-done');
  });

  it('goes on asking for its job', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const provider = aProvider([{ job: 'job-1' }, found('ebb')]);
    await half.process(invocation, [provider]);
    const { queued } = half.enqueued.at(-1) ?? {};
    if (!queued) throw new Error('Nothing was enqueued.');
    half.box.fail({ path: /./, times: 99, with: { kind: 'status', status: 503 } });
    await expect(half.process(queued, [provider])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(await half.report(queued)).toBe('reported');
    expect(wordsOn(invocation)).toEqual([GIVEN_UP]);
    expect(await half.process(queued, [provider], { delivery: { receiveCount: 1 } })).toBe('written');
    expect(provider).toMatchObject({ looks: 1, asked: ['job-1'] });
    expect(wordsOn(invocation)).toEqual(['ebb']);
  });

  it('is done with when it was done meanwhile', async () => {
    const invocation = await triedInVain();
    await half.report(invocation);
    for (const outcome of ['written', 'already-done', 'already-done']) {
      expect(await half.process(invocation, [anAdapter()], { delivery: { receiveCount: 1 } })).toBe(outcome);
    }
    expect(await half.report(invocation)).toBe('already-done');
  });
});
