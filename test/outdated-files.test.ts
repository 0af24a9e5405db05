import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MlAdapterError } from '../src/errors.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { aProvider, found } from './support/a-provider.ts';
import { aStoreWith, killedWorkersStore } from './support/a-store.ts';
import { anAdapter, type Settings, type SlowHalf, startSlowHalf } from './support/slow-half.ts';
import { writtenCards } from './support/written-cards.ts';

let half: SlowHalf;
beforeAll(async () => {
  half = await startSlowHalf();
});
afterAll(async () => {
  await half[Symbol.asyncDispose]();
});

const { wordsOn, statusesOf, writesOf, callsFor } = writtenCards(() => half);
const HAS_CHANGED = 'The file has changed since. Its newest version is looked at by itself.';
const silent: Settings = { parts: { showProcessingCard: false } };
const busy = new MlAdapterError('Busy.', true);

/** What Box was asked about the file itself, and not for its content or its cards. */
const questionsFor = (invocation: SkillInvocation) =>
  callsFor(invocation).filter(({ method, path }) => method === 'GET' && path === `/2.0/files/${invocation.source.id}`);
/** All writes on the file by one of its invocations. */
const writesBy = ({ id, source }: SkillInvocation) =>
  half.box.writesTo(source.id).filter(({ cards }) => JSON.stringify(cards).includes(id));
const late = (): Settings => ({ delivery: { sentAtMs: Date.now() - 5_001 } });
/** An adapter during whose look something happens. */
const whileLooking = (happens: () => unknown) =>
  anAdapter({
    async look() {
      await happens();
      return found('of the old version');
    },
  });
/** A file of which a first try has failed, with its progress note in place. */
async function triedOnce(): Promise<SkillInvocation> {
  const invocation = half.upload('note.txt', 'tide');
  await expect(half.process(invocation, [aProvider([busy])])).rejects.toBe(busy);
  expect(statusesOf(invocation)).toEqual(['processing']);
  return invocation;
}

describe('a file that is fresh', () => {
  it('costs no question', async () => {
    const invocation = half.upload('note.txt', 'tide');
    await half.process(invocation, [anAdapter()], { delivery: { sentAtMs: Date.now() - 3_000 } });
    expect(questionsFor(invocation)).toEqual([]);
  });

  it.each<[string, () => Promise<number | undefined>, Settings]>([
    ['its invocation waited for long', async () => undefined, late()],
    ['another version of it was seen', async () => Date.now() - 3_600_000, {}],
    ['nobody knows what was seen', () => Promise.reject(new Error('table away')), {}],
  ])('costs one when %s', async (_, seeVersion, settings) => {
    const invocation = half.upload('note.txt', 'tide');
    const parts = { store: aStoreWith(half.store, {}, { seeVersion }) };
    expect(await half.process(invocation, [anAdapter()], { ...settings, parts })).toBe('written');
    expect(questionsFor(invocation)).toMatchObject([{ token: 'read', status: 200 }]);
  });

  it('costs one, and not two, when the work of another try is quick', async () => {
    const invocation = await triedOnce();
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
    expect(questionsFor(invocation)).toHaveLength(1);
  });

  it('costs a second one when the work of another try took a while', async () => {
    const invocation = await triedOnce();
    const slow = whileLooking(() => new Promise((resume) => setTimeout(resume, 1_050)));
    expect(await half.process(invocation, [slow])).toBe('written');
    expect(questionsFor(invocation)).toHaveLength(2);
  });

  it('is known by its version only where the event named one', async () => {
    const uploaded = half.upload('note.txt', 'tide');
    const invocation = { ...uploaded, source: { ...uploaded.source, versionId: undefined } };
    const seen: string[] = [];
    const seeVersion = async (...given: string[]) => {
      seen.push(...given);
      return undefined;
    };
    const store = aStoreWith(half.store, {}, { seeVersion });
    expect(await half.process(invocation, [anAdapter()], { parts: { store } })).toBe('written');
    expect(seen).toEqual([]);
    expect(questionsFor(invocation)).toEqual([]);
  });

  it('is known by its skill, its id and its version', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const seen: string[][] = [];
    const seeVersion = async (...given: string[]) => {
      seen.push(given);
      return undefined;
    };
    await half.process(invocation, [anAdapter()], { parts: { store: aStoreWith(half.store, {}, { seeVersion }) } });
    const { skillId, source } = invocation;
    const told = [`${skillId}/${source.id}`, source.versionId];
    // At the beginning and before the write.
    expect(seen).toEqual([told, told]);
  });
});

describe('a file that has changed', () => {
  const changes: [string, (invocation: SkillInvocation) => unknown][] = [
    ['has a newer version', (invocation) => half.uploadAgain(invocation, 'ebb')],
    ['is in the trash', ({ source }) => half.box.trashFile(source.id)],
    ['is gone', ({ source }) => half.box.removeFile(source.id)],
  ];

  it.each(changes)('is not looked at by another try when it %s', async (_, change) => {
    const invocation = await triedOnce();
    change(invocation);
    const adapter = aProvider([found('old')]);
    expect(await half.process(invocation, [adapter])).toBe('dropped');
    expect(adapter.looks).toBe(0);
    expect(await half.process(invocation, [adapter])).toBe('already-done');
  });

  it.each(changes)('is not looked at when an operator starts it again and it %s', async (_, change) => {
    const invocation = await triedOnce();
    change(invocation);
    const adapter = aProvider([found('old')]);
    expect(await half.process(invocation, [adapter], { delivery: { receiveCount: 1 } })).toBe('dropped');
    expect(adapter.looks).toBe(0);
  });

  it('gets no note about a failure on a version that is over', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const adapter = anAdapter({
      async look() {
        half.uploadAgain(invocation, 'ebb');
        throw new MlAdapterError('The image is blurred.', false);
      },
    });
    expect(await half.process(invocation, [adapter], late())).toBe('dropped');
    expect(wordsOn(invocation)).toEqual([HAS_CHANGED]);
  });

  it.each(changes)('gets no cards from a late one when it %s', async (_, change) => {
    const invocation = half.upload('note.txt', 'tide');
    const settings = { ...late(), ...silent };
    expect(await half.process(invocation, [whileLooking(() => change(invocation))], settings)).toBe('dropped');
    expect(writesOf(invocation)).toEqual([]);
    // Where no note was written, none is asked for.
    expect(callsFor(invocation).filter(({ path }) => path.endsWith('boxSkillsCards'))).toEqual([]);
    expect(half.logLines.join()).toContain('OutdatedInvocationError');
  });

  it('keeps no progress note of a version that is over, while the newer one has no cards', async () => {
    const first = half.upload('note.txt', 'tide');
    expect(await half.process(first, [whileLooking(() => half.uploadAgain(first, 'ebb'))], late())).toBe('dropped');
    expect(statusesOf(first)).toEqual(['processing', 'success']);
    expect(wordsOn(first)).toEqual([HAS_CHANGED]);
    const another = await triedOnce();
    half.uploadAgain(another, 'ebb');
    await half.process(another, [anAdapter()]);
    expect(wordsOn(another)).toEqual([HAS_CHANGED]);
  });

  it('keeps what was found on the version before, until the newer one has cards', async () => {
    const invocation = half.upload('note.txt', 'tide');
    await half.process(invocation, [anAdapter()], { parts: { store: killedWorkersStore(half.store, 300) } });
    half.uploadAgain(invocation, 'ebb');
    await new Promise((resume) => setTimeout(resume, 300));
    expect(await half.process(invocation, [anAdapter()])).toBe('dropped');
    expect(wordsOn(invocation)).toEqual(['tide']);
  });

  it('is given back when nobody can say whether the progress note still stands', async () => {
    const invocation = await triedOnce();
    half.uploadAgain(invocation, 'ebb');
    half.box.fail({ path: /boxSkillsCards/, times: 9, with: { kind: 'status', status: 503 } });
    await expect(half.process(invocation, [anAdapter()])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(await half.process(invocation, [anAdapter()])).toBe('dropped');
    expect(wordsOn(invocation)).toEqual([HAS_CHANGED]);
  });

  it('is left alone when Box will not say whether the progress note still stands', async () => {
    const invocation = await triedOnce();
    half.uploadAgain(invocation, 'ebb');
    half.box.fail({ path: /boxSkillsCards/, with: { kind: 'status', status: 403 } });
    expect(await half.process(invocation, [anAdapter()])).toBe('dropped');
    expect(statusesOf(invocation)).toEqual(['processing']);
    expect(half.logLines.join()).toContain('cards on the file not known');
  });
});

describe('two versions of a file', () => {
  const ofNewer = anAdapter({ look: async () => found('of the new version') });

  it.each(['replace', 'merge'] as const)(
    'leave the cards of the newer one when that comes while the older is looked at (%s)',
    async (mode) => {
      const older = half.upload('note.txt', 'tide');
      const adapter = whileLooking(async () => {
        const newer = half.uploadAgain(older, 'ebb');
        expect(await half.process(newer, [ofNewer], { mode })).toBe('written');
      });
      expect(await half.process(older, [adapter], { mode })).toBe('dropped');
      expect(wordsOn(older)).toEqual(['of the new version']);
    },
  );

  it('leave the cards of the newer one when the older is tried again after it', async () => {
    const older = await triedOnce();
    const newer = half.uploadAgain(older, 'ebb');
    expect(await half.process(newer, [ofNewer])).toBe('written');
    const writes = writesOf(older).length;
    expect(await half.process(older, [anAdapter()])).toBe('dropped');
    expect(writesOf(older)).toHaveLength(writes);
    expect(wordsOn(older)).toEqual(['of the new version']);
  });

  it('leave the cards of the newer one when the older fails for good', async () => {
    const older = half.upload('note.txt', 'tide');
    const adapter = anAdapter({
      async look() {
        await half.process(half.uploadAgain(older, 'ebb'), [ofNewer], silent);
        throw new MlAdapterError('The image is blurred.', false);
      },
    });
    expect(await half.process(older, [adapter], silent)).toBe('dropped');
    expect(wordsOn(older)).toEqual(['of the new version']);
  });

  it('cost the older one neither a note, nor a question about it, nor time', async () => {
    const older = half.upload('note.txt', 'tide');
    await half.process(half.uploadAgain(older, 'ebb'), [ofNewer], silent);
    const [calls, lines] = [callsFor(older).length, half.logLines.length];
    const startedAtMs = Date.now();
    expect(await half.process(older, [anAdapter()])).toBe('dropped');
    expect(Date.now() - startedAtMs).toBeLessThan(1_500);
    const later = callsFor(older)
      .slice(calls)
      .map(({ path }) => path);
    expect(later.filter((path) => path.endsWith('boxSkillsCards'))).toEqual([]);
    expect(half.logLines.slice(lines).join()).not.toContain('processing card not written');
  });

  it('leave the cards of the newer one when the older was delayed, without a processing card', async () => {
    const older = half.upload('note.txt', 'tide');
    const newer = half.uploadAgain(older, 'ebb');
    await half.process(newer, [ofNewer], silent);
    expect(await half.process(older, [anAdapter()], silent)).toBe('dropped');
    expect(wordsOn(older)).toEqual(['of the new version']);
    expect(writesBy(older)).toEqual([]);
  });

  it.each(['replace', 'merge'] as const)(
    'leave the cards of the newer one when the older was delayed (%s)',
    async (mode) => {
      const older = half.upload('note.txt', 'tide');
      const newer = half.uploadAgain(older, 'ebb');
      await half.process(newer, [ofNewer], { mode });
      expect(await half.process(older, [anAdapter()], { mode })).toBe('dropped');
      expect(wordsOn(older)).toEqual(['of the new version']);
    },
  );

  it('leave the cards of the newer one when the older is put back on the queue by hand', async () => {
    const older = await triedOnce();
    expect(await half.report(older)).toBe('reported');
    const newer = half.uploadAgain(older, 'ebb');
    await half.process(newer, [ofNewer]);
    expect(await half.process(older, [anAdapter()], { delivery: { receiveCount: 1 } })).toBe('dropped');
    expect(wordsOn(older)).toEqual(['of the new version']);
  });

  it('leave the cards of the newer one when the older starts a long job', async () => {
    const older = half.upload('note.txt', 'tide');
    const adapter = anAdapter({
      ask: async () => found('of the old version'),
      async look() {
        await half.process(half.uploadAgain(older, 'ebb'), [ofNewer]);
        return { job: 'job-1' };
      },
    });
    await half.process(older, [adapter]);
    expect(wordsOn(older)).toEqual(['of the new version']);
  });

  it('leave the cards of the newer one when Box made the write of the older wait', async () => {
    const older = half.upload('note.txt', 'tide');
    const slowDown = { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
    half.box.fail({ method: 'PUT', path: /skill_invocations/, with: slowDown });
    let second: Promise<unknown> | undefined;
    const stop = half.box.onRequest(({ fault }) => {
      if (fault !== 'status') return;
      stop();
      second = half.process(half.uploadAgain(older, 'ebb'), [ofNewer], silent);
    });
    await half.process(older, [anAdapter()], silent);
    await second;
    expect(wordsOn(older)).toEqual(['of the new version']);
  });

  it('end with the cards of the newer one when a note of the older is still on its way', async () => {
    const older = half.upload('note.txt', 'tide');
    half.box.fail({ method: 'PUT', path: /skill_invocations/, with: { kind: 'slow', delayMs: 1_000 } });
    const first = half.process(older, [anAdapter()]);
    await new Promise((resume) => setTimeout(resume, 100));
    const second = half.process(half.uploadAgain(older, 'ebb'), [ofNewer]);
    expect(await Promise.all([first, second])).toEqual(['dropped', 'written']);
    expect(wordsOn(older)).toEqual(['of the new version']);
  });

  it('leave the cards of the newer one when those of the older are written twice', async () => {
    const older = half.upload('note.txt', 'tide');
    half.box.fail({ method: 'PUT', path: /skill_invocations/, times: 3, with: { kind: 'reset' } });
    const first = half.process(older, [anAdapter()]);
    while (!statusesOf(older).includes('success')) await new Promise(setImmediate);
    await half.process(half.uploadAgain(older, 'ebb'), [ofNewer]);
    await first;
    expect(wordsOn(older)).toEqual(['of the new version']);
  });

  it('end with the cards of the newer one when that is slower', async () => {
    const older = half.upload('note.txt', 'tide');
    const newer = half.uploadAgain(older, 'ebb');
    const adapter = anAdapter({
      async look() {
        await half.process(older, [anAdapter()]);
        return found('of the new version');
      },
    });
    expect(await half.process(newer, [adapter])).toBe('written');
    expect(wordsOn(older)).toEqual(['of the new version']);
  });
});

describe('a Box that does not tell the version', () => {
  it.each([400, 401, 403])('loses no findings by answering with %i', async (status) => {
    const invocation = half.upload('note.txt', 'tide');
    const path = new RegExp(`/2.0/files/${invocation.source.id}$`);
    half.box.fail({ path, times: 9, with: { kind: 'status', status } });
    expect(await half.process(invocation, [anAdapter()], late())).toBe('written');
    half.box.clearFaults();
    expect(wordsOn(invocation)).toEqual(['tide']);
    expect(half.logLines.join()).toContain('newest version of the file not known');
  });

  it.each([429, 500, 503])('is asked again later when it answers with %i', async (status) => {
    const invocation = half.upload('note.txt', 'tide');
    const path = new RegExp(`/2.0/files/${invocation.source.id}$`);
    half.box.fail({ path, times: 3, with: { kind: 'status', status } });
    const adapter = aProvider([found('ebb')]);
    await expect(half.process(invocation, [adapter], late())).rejects.toMatchObject({ name: 'BoxApiError' });
    expect(statusesOf(invocation)).toEqual(['processing']);
    expect(await half.process(invocation, [adapter], late())).toBe('written');
    expect(adapter.looks).toBe(1);
  });

  it('is asked again later when it answers with something else', async () => {
    const invocation = half.upload('note.txt', 'tide');
    const path = new RegExp(`/2.0/files/${invocation.source.id}$`);
    half.box.fail({ path, with: { kind: 'status', status: 200, body: 'down for a moment' } });
    await expect(half.process(invocation, [anAdapter()], late())).rejects.toMatchObject({ retryable: true });
    expect(await half.process(invocation, [anAdapter()])).toBe('written');
  });
});

describe('the numbers of outdated files', () => {
  it('tell why nothing was written', async () => {
    const invocation = await triedOnce();
    half.uploadAgain(invocation, 'ebb');
    half.metrics.metrics.flush();
    await half.process(invocation, [anAdapter()]);
    expect(half.metrics.added()).toEqual([
      { name: 'Failed', value: 1, reason: 'OutdatedInvocationError' },
      { name: 'Processed', value: 1, reason: 'dropped' },
    ]);
  });
});
