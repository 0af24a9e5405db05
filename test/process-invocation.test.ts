import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MlAdapterError, UnusableFileError } from '../src/errors.ts';
import type { CardWrite } from '../src/local/box-server/card-store.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { anAdapter, type SlowHalf, startSlowHalf } from './support/slow-half.ts';

let half: SlowHalf;
beforeAll(async () => {
  half = await startSlowHalf();
});
afterAll(async () => {
  await half[Symbol.asyncDispose]();
});

const writesOf = ({ source }: SkillInvocation): readonly CardWrite[] => half.box.writesTo(source.id);
const statusesOf = (invocation: SkillInvocation) => writesOf(invocation).map((write) => write.invocation?.status);
const callsFor = ({ source }: SkillInvocation) =>
  half.box.journal.filter(
    ({ path, body }) => path.includes(source.id) || JSON.stringify(body ?? '').includes(source.id),
  );
const lastCards = (invocation: SkillInvocation) => (half.box.cardsOf(invocation.source.id) ?? []) as AnyCard[];
interface AnyCard {
  readonly skill_card_type: string;
  readonly entries?: { readonly text: string }[];
  readonly status?: { readonly code: string; readonly message: string };
}
const lastSentence = (invocation: SkillInvocation) => lastCards(invocation).at(-1)?.status;

describe('processInvocation', () => {
  it('shows that the file is being looked at, then writes what was found in its place', async () => {
    const invocation = half.upload('note.txt', 'tide harbour');
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
    expect(statusesOf(invocation)).toEqual(['processing', 'success']);
    expect(lastCards(invocation)).toMatchObject([
      { skill_card_type: 'keyword', entries: [{ text: 'tide' }, { text: 'harbour' }] },
    ]);
    expect(writesOf(invocation).flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(writesOf(invocation).at(-1)?.invocation).toMatchObject({
      fileVersionId: invocation.source.versionId,
      usage: { unit: 'file', value: 1 },
    });
  });

  it('makes four calls to Box for a file, three without the processing card', async () => {
    const withCard = half.upload('note.txt', 'tide');
    const without = half.upload('note.txt', 'tide');
    const before = half.box.journal.length;
    await half.process(withCard, [anAdapter()]);
    const between = half.box.journal.length;
    await half.process(without, [anAdapter()], { parts: { showProcessingCard: false } });
    expect([between - before, half.box.journal.length - between]).toEqual([4, 3]);
  });

  it('does nothing the second time one invocation is delivered', async () => {
    const invocation = half.upload('note.txt', 'tide');
    await half.process(invocation, [anAdapter()]);
    const calls = callsFor(invocation).length;
    expect(await half.process(invocation, [anAdapter()])).toBe('already-done');
    expect(callsFor(invocation)).toHaveLength(calls);
  });

  it('leaves an invocation to the worker that has it', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const delivery = { receiveCount: 1 };
    const given = [1, 2, 3].map(() => half.process(invocation, [anAdapter()], { delivery }));
    const results = await Promise.allSettled(given);
    const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(errors).toMatchObject([1, 2].map(() => ({ name: 'ClaimedElsewhereError', retryable: true })));
    // The twenty seconds of that worker, and ten more.
    for (const { retryAfterMs } of errors) expect(Math.abs(retryAfterMs - 30_000)).toBeLessThan(2_000);
    expect(results.filter(({ status }) => status === 'fulfilled')).toMatchObject([{ value: 'written' }]);
    expect(statusesOf(invocation)).toEqual(['processing', 'success']);
  });

  it('names both sizes when the file is too large, and reads nothing of it', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const large = { ...invocation, source: { ...invocation.source, sizeBytes: 212 * 1024 * 1024 } };
    expect(await half.process(large, [anAdapter()])).toBe('failed');
    expect(lastSentence(invocation)).toEqual({
      code: 'permanent_failure',
      message: 'This file is 212 MB; this skill reads files up to 50 MB.',
    });
    expect(callsFor(invocation).some(({ path }) => path.endsWith('/content'))).toBe(false);
  });

  it('stops at the limit when the event did not tell the size', async () => {
    const invocation = half.upload('film.txt', 'x'.repeat(3000));
    const adapter = anAdapter({ limits: { sizeBytes: 2000, timeoutMs: 10_000 } });
    const unsized = { ...invocation, source: { ...invocation.source, sizeBytes: undefined } };
    expect(await half.process(unsized, [adapter])).toBe('failed');
    expect(lastSentence(invocation)?.message).toBe('This file is 2.9 kB; this skill reads files up to 2 kB.');
  });

  it('says so when no adapter reads such files', async () => {
    const invocation = half.upload('drawing.xyz', 'tide');
    expect(await half.process(invocation, [anAdapter({ reads: () => undefined })])).toBe('failed');
    expect(lastSentence(invocation)?.message).toBe('This skill does not read .xyz files.');
  });

  it('says so when nothing was found, instead of writing no card', async () => {
    const invocation = half.upload('empty.txt', '');
    expect(await half.process(invocation, [anAdapter({ look: async () => [] })])).toBe('written');
    expect(lastSentence(invocation)).toMatchObject({ code: 'success' });
  });

  it('shows the sentence of an adapter that cannot use the file', async () => {
    const invocation = half.upload('broken.txt', 'tide');
    const look = async () => {
      throw new UnusableFileError('unreadable', 'This file is damaged. Upload it again.');
    };
    expect(await half.process(invocation, [anAdapter({ look })])).toBe('failed');
    expect(lastSentence(invocation)?.message).toBe('This file is damaged. Upload it again.');
  });

  it('gives the invocation back after an error worth a retry, so that the next worker has it at once', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const look = async () => {
      throw new MlAdapterError('The provider is busy.', true);
    };
    await expect(half.process(invocation, [anAdapter({ look })])).rejects.toThrow(MlAdapterError);
    expect(statusesOf(invocation)).toEqual(['processing']);
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
  });

  it('gives the invocation back after an error that nobody foresaw', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const look = async () => {
      throw new TypeError('cannot read properties of undefined');
    };
    await expect(half.process(invocation, [anAdapter({ look })])).rejects.toThrow(TypeError);
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
  });

  it('stops an adapter at its own time limit, even one that does not heed its signal', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const stubborn = anAdapter({ limits: { sizeBytes: 1000, timeoutMs: 30 }, look: () => new Promise(() => {}) });
    expect(await half.process(invocation, [stubborn])).toBe('failed');
    expect(lastSentence(invocation)?.message).toBe('It took longer than 0.03 seconds and was stopped.');
  });

  it('gives the invocation back when the time of the Lambda runs short', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const slow = anAdapter({ look: () => new Promise(() => {}) });
    await expect(half.process(invocation, [slow], { timeoutMs: 5_200 })).rejects.toMatchObject({
      name: 'OutOfTimeError',
    });
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
  });

  it('gives the invocation back when Box is down, and writes the cards once it is up again', async () => {
    const invocation = half.upload('note.txt', 'tide');
    half.box.fail({ method: 'PUT', path: /skill_invocations/, times: 6, with: { kind: 'status', status: 503 } });
    await expect(half.process(invocation, [anAdapter()])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
  });

  it('never calls a failed download a success', async () => {
    const invocation = half.upload('note.txt', 'tide');
    half.box.fail({ path: /content$/, times: 99, with: { kind: 'status', status: 503, body: 'down for a moment' } });
    await expect(half.process(invocation, [anAdapter()])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(statusesOf(invocation)).toEqual(['processing']);
  });

  it('writes the last card after the processing card, however late that one is', async () => {
    const invocation = half.upload('note.txt', 'tide');
    half.box.fail({ method: 'PUT', path: /skill_invocations/, with: { kind: 'slow', delayMs: 300 } });
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
    expect(statusesOf(invocation)).toEqual(['processing', 'success']);
  });

  it('gives nothing back while its processing card is still under way', async () => {
    const invocation = half.upload('note.txt', 'tide');
    let underWay = false;
    const write = async () => {
      underWay = true;
      await new Promise((resume) => setTimeout(resume, 200));
      underWay = false;
    };
    const look = async () => {
      throw new MlAdapterError('The provider is busy.', true);
    };
    const parts = { writerFor: () => ({ write, standing: async () => 'none' as const }) };
    await expect(half.process(invocation, [anAdapter({ look })], { parts })).rejects.toThrow(MlAdapterError);
    expect(underWay).toBe(false);
    expect(await half.process(invocation, [anAdapter()], { parts: { showProcessingCard: false } })).toBe('written');
    expect(statusesOf(invocation)).toEqual(['success']);
  });

  it('keeps time back for the last write, whatever an adapter takes', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const stuck = anAdapter({ name: 'Face finder', look: () => new Promise(() => {}) });
    expect(await half.process(invocation, [anAdapter(), stuck], { timeoutMs: 5_400 })).toBe('written');
    expect(lastSentence(invocation)?.message).toBe('Face finder is missing here. There was not enough time for it.');
  });

  it('gives the invocation back when Box is down just as it is told of a failure', async () => {
    const invocation = half.upload('broken.txt', 'tide');
    const look = async () => {
      throw new UnusableFileError('unreadable', 'This file is damaged.');
    };
    half.box.fail({
      method: 'PUT',
      skip: 1,
      times: 9,
      path: /skill_invocations/,
      with: { kind: 'status', status: 503 },
    });
    await expect(half.process(invocation, [anAdapter({ look })])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(await half.process(invocation, [anAdapter({ look })])).toBe('failed');
  });

  it('goes on without a processing card when Box refuses it', async () => {
    const invocation = half.upload('note.txt', 'tide');
    half.box.fail({ method: 'PUT', path: /skill_invocations/, with: { kind: 'status', status: 400 } });
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
    expect(statusesOf(invocation)).toEqual(['success']);
  });

  it.each([
    ['deleted', (id: string) => half.box.removeFile(id)],
    ['in the trash', (id: string) => half.box.trashFile(id)],
  ])('is over, for good, when the file is %s', async (_, remove) => {
    const invocation = half.upload('note.txt', 'tide');
    remove(invocation.source.id);
    expect(await half.process(invocation, [anAdapter()])).toBe('dropped');
    expect(await half.process(invocation, [anAdapter()])).toBe('already-done');
  });

  it('tells the person when Box forbids the download', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const forbidden = { type: 'error', status: 403, code: 'forbidden_by_policy' };
    half.box.fail({ path: /content$/, with: { kind: 'status', status: 403, body: forbidden } });
    expect(await half.process(invocation, [anAdapter()])).toBe('failed');
    expect(lastSentence(invocation)?.message).toMatch(/Box did not let this skill read the file/);
  });

  it('makes no call at all with a write token that has expired', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const writeToken = { ...invocation.writeToken, expiresAtMs: Date.now() - 1 };
    const calls = half.box.journal.length;
    expect(await half.process({ ...invocation, writeToken }, [anAdapter()])).toBe('dropped');
    expect(half.box.journal).toHaveLength(calls);
  });

  it('reads nothing with a read token that has expired, and tells the person', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const readToken = { ...invocation.readToken, expiresAtMs: Date.now() - 1 };
    expect(await half.process({ ...invocation, readToken }, [anAdapter()])).toBe('failed');
    expect(callsFor(invocation).map(({ method }) => method)).toEqual(['PUT']);
    expect(lastSentence(invocation)?.message).toMatch(/permission that Box gave this skill is over/);
  });

  it('makes no call at all with a token that is for another file', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const writeToken = { ...invocation.writeToken, fileIds: ['999'] };
    const calls = half.box.journal.length;
    expect(await half.process({ ...invocation, writeToken }, [anAdapter()])).toBe('dropped');
    expect(half.box.journal).toHaveLength(calls);
  });

  it('leaves a file with a newer version to the invocation of that version', async () => {
    const invocation = half.upload('note.pdf', 'tide');
    half.box.addVersion(invocation.source.id, { content: Buffer.from('ebb') });
    const reader = anAdapter({ reads: () => ({ type: 'extracted_text' }) });
    expect(await half.process(invocation, [reader])).toBe('dropped');
    expect(statusesOf(invocation)).toEqual(['processing', 'success']);
    expect(lastSentence(invocation)?.message).toMatch(/newest version is looked at by itself/);
  });

  it('writes the last cards once more when nobody knows what became of the processing card', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const processing = { method: 'PUT', path: /skill_invocations/, times: 3 };
    half.box.fail({ ...processing, with: { kind: 'reset', persists: true } });
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
    expect(statusesOf(invocation).slice(-2)).toEqual(['success', 'success']);
  });

  it('stays done when only the note of it could not be made', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const nothing = async () => undefined;
    const claim = { kept: nothing, keep: nothing, wait: nothing, release: nothing };
    const complete = () => Promise.reject(new Error('table away'));
    const store = {
      claim: async () => ({ outcome: 'claimed' as const, claim: { ...claim, complete }, isFirst: true }),
      seeVersion: async () => undefined,
    };
    expect(await half.process(invocation, [anAdapter()], { parts: { store } })).toBe('written');
    expect(half.logLines.join()).toContain('claim not completed');
  });

  it('says in the log that it could not claim', async () => {
    const store = { claim: () => Promise.reject(new Error('no such table')), seeVersion: async () => undefined };
    const invocation = half.upload('note.txt', 'tide');
    await expect(half.process(invocation, [anAdapter()], { parts: { store } })).rejects.toThrow('no such table');
    expect(half.logLines.join()).toContain('invocation could not be claimed');
  });

  it('counts what it wrote, how long it took, and what became of it', async () => {
    const uploaded = half.upload('note.txt', 'tide');
    const invocation = { ...uploaded, createdAtMs: Date.now() - 7_000 };
    half.metrics.metrics.flush();
    const look = async () => {
      await new Promise((resume) => setTimeout(resume, 30));
      return ['tide', 'ebb'].map((text) => ({ kind: 'keyword' as const, entries: [{ text }] }));
    };
    await half.process(invocation, [anAdapter({ look }), anAdapter({ look })]);
    const added = half.metrics.added();
    expect(added).toEqual([
      { name: 'MlMilliseconds', value: expect.any(Number) },
      { name: 'CardsWritten', value: 4 },
      { name: 'SecondsToCards', value: expect.any(Number) },
      { name: 'Processed', value: 1, reason: 'written' },
    ]);
    expect(added[0]?.value).toBeGreaterThanOrEqual(58);
    expect(Math.abs(Number(added[2]?.value) - 7)).toBeLessThan(1);
    half.metrics.metrics.flush();
    await half.process(invocation, [anAdapter()]);
    expect(half.metrics.added()).toEqual([{ name: 'Processed', value: 1, reason: 'already-done' }]);
  });

  it.each<[string, Partial<SkillInvocation>, number[]]>([
    ['no time where Box told none', { createdAtMs: undefined }, []],
    ['no negative time', { createdAtMs: Date.now() + 3_600_000 }, [0]],
  ])('counts %s', async (_, changes, seconds) => {
    half.metrics.metrics.flush();
    await half.process({ ...half.upload('note.txt', 'tide'), ...changes }, [anAdapter()]);
    const counted = half.metrics.added().filter(({ name }) => name === 'SecondsToCards');
    expect(counted.map(({ value }) => value)).toEqual(seconds);
  });

  it.each<[string, Error, unknown[]]>([
    [
      'ends without findings',
      new UnusableFileError('unreadable', 'Damaged.'),
      [
        { name: 'Failed', value: 1, reason: 'UnusableFileError' },
        { name: 'Processed', value: 1, reason: 'failed' },
      ],
    ],
    ['may pass', new MlAdapterError('Busy.', true), [{ name: 'Failed', value: 1, reason: 'MlAdapterError' }]],
    ['nobody foresaw', new TypeError('bug'), [{ name: 'Failed', value: 1, reason: 'Unforeseen' }]],
  ])('counts a failure that %s by its class', async (_, error, counts) => {
    half.metrics.metrics.flush();
    const look = () => Promise.reject(error);
    await half.process(half.upload('note.txt', 'tide'), [anAdapter({ look })]).catch(() => {});
    expect(half.metrics.added().filter(({ name }) => name !== 'MlMilliseconds')).toEqual(counts);
  });

  it('counts what cannot be written to', async () => {
    const invocation = half.upload('note.txt', 'tide');
    half.metrics.metrics.flush();
    await half.process({ ...invocation, writeToken: { ...invocation.writeToken, expiresAtMs: 1 } }, [anAdapter()]);
    expect(half.metrics.added()).toEqual([
      { name: 'Failed', value: 1, reason: 'UnusableTokenError' },
      { name: 'Processed', value: 1, reason: 'dropped' },
    ]);
  });

  it('throws errors that hold no token in any form', () => {
    const shown = half.errors.map(
      (error) => inspect(error, { depth: 9, showHidden: true }) + JSON.stringify({ ...error }),
    );
    expect(half.errors.length).toBeGreaterThan(4);
    expect(half.tokens.size).toBeGreaterThan(20);
    expect([...half.tokens].filter((token) => shown.join().includes(token))).toEqual([]);
  });

  it('keeps what people added to our cards in merge mode, through the processing card and all', async () => {
    const first = half.upload('note.txt', 'tide');
    await half.process(first, [anAdapter()], { mode: 'merge' });
    half.box.editCards(first.source.id, ([card]) => {
      const { entries } = card as { entries: unknown[] };
      return [{ ...(card as object), entries: [...entries, { type: 'text', text: 'Project Apollo' }] }];
    });
    const second = { ...first, id: 'of-the-next-version' };
    const look = async () => [{ kind: 'keyword' as const, entries: [{ text: 'ebb' }] }];
    expect(await half.process(second, [anAdapter({ look })], { mode: 'merge' })).toBe('written');
    expect(lastCards(first).map(({ entries = [] }) => entries.map(({ text }) => text))).toEqual([
      ['ebb', 'Project Apollo'],
    ]);
  });

  it('keeps the cards of other skills in merge mode', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const foreign = {
      type: 'skill_card',
      skill_card_type: 'keyword',
      skill: { type: 'service', id: '77' },
      entries: [],
    };
    half.box.setCards(invocation.source.id, [foreign]);
    expect(await half.process(invocation, [anAdapter()], { mode: 'merge' })).toBe('written');
    expect(lastCards(invocation)).toMatchObject([foreign, { entries: [{ text: 'tide' }] }]);
  });
});
