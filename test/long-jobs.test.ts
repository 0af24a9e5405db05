import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AwsCallError, MlAdapterError } from '../src/errors.ts';
import { forFileTypes } from '../src/ml/for-file-types.ts';
import type { MlAdapter } from '../src/ml/ml-adapter.ts';
import { MAX_JOB_CHARACTERS, type MlJob } from '../src/ml/ml-job.ts';
import type { QueuedInvocation } from '../src/queued-invocation.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { aProvider, found, type Turn } from './support/a-provider.ts';
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

const { wordsOn, statusesOf, lastStatus, callsFor } = writtenCards(() => half);
const MINUTE_MS = 60_000;
const running: MlJob = { job: 'job-1' };
const words = () => anAdapter({ name: 'Word finder' });

/** What went into the queue for this invocation, newest last. */
const messagesOf = ({ id }: SkillInvocation) => half.enqueued.filter(({ queued }) => queued.invocation.id === id);
const lastMessage = (invocation: SkillInvocation): QueuedInvocation => {
  const queued = messagesOf(invocation).at(-1)?.queued;
  if (!queued) throw new Error('Nothing was enqueued.');
  return queued;
};
const goOn = (invocation: SkillInvocation, adapters: readonly MlAdapter[], settings?: Settings) =>
  half.process(lastMessage(invocation), adapters, settings);
const at = (atMs: number): Settings => ({ parts: { now: () => new Date(atMs) } });
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

describe('a long job', () => {
  it('goes back on the queue with its invocation, and is asked for instead of another look', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, running, found('ebb')]);
    const beforeMs = Date.now();
    expect(await half.process(invocation, [provider])).toBe('waiting');
    const [first] = messagesOf(invocation);
    expect(first).toEqual({
      delayMs: 15_000,
      queued: {
        invocation,
        attemptsBefore: 1,
        jobs: [{ adapter: 'Transcriber', job: 'job-1', asked: 0, startedAtMs: expect.any(Number) }],
      },
    });
    const startedAtMs = Number(first?.queued.jobs[0]?.startedAtMs);
    expect(startedAtMs).toBeGreaterThanOrEqual(beforeMs);

    expect(await goOn(invocation, [provider])).toBe('waiting');
    expect(lastMessage(invocation)).toMatchObject({ attemptsBefore: 2, jobs: [{ asked: 1, startedAtMs }] });
    expect(await goOn(invocation, [provider])).toBe('written');
    expect(provider).toMatchObject({ looks: 1, asked: ['job-1', 'job-1'] });
    expect(wordsOn(invocation)).toEqual(['ebb']);
    expect(messagesOf(invocation)).toHaveLength(2);
  });

  it('is asked for by the text that the provider gave last', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, { job: 'job-2' }, { job: 'job-3' }, found('ebb')]);
    await half.process(invocation, [provider]);
    for (const _ of [1, 2, 3]) await goOn(invocation, [provider]);
    expect(provider.asked).toEqual(['job-1', 'job-2', 'job-3']);
  });

  it('counts tries of the same message among its attempts', async () => {
    const invocation = half.upload('film.txt', 'tide');
    await half.process(invocation, [aProvider([running])], { delivery: { receiveCount: 3 } });
    expect(lastMessage(invocation)).toMatchObject({ attemptsBefore: 3 });
    await goOn(invocation, [aProvider([running])], { delivery: { receiveCount: 2 } });
    expect(lastMessage(invocation)).toMatchObject({ attemptsBefore: 5 });
  });

  it('is asked for after pauses that grow, to fifteen minutes', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running]);
    await half.process(invocation, [provider]);
    for (let turn = 1; turn < 8; turn += 1) await goOn(invocation, [provider]);
    const seconds = messagesOf(invocation).map(({ delayMs }) => delayMs / 1000);
    expect(seconds).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  });

  it.each([
    [7_000, 7_000],
    [1_000, 1_000],
    [999, 1_000],
    [0, 1_000],
    [-1, 1_000],
    [900_000, 900_000],
    [900_001, 900_000],
    [1e300, 900_000],
    [Number.NaN, 15_000],
    [Number.POSITIVE_INFINITY, 15_000],
    ['7000' as unknown as number, 15_000],
    [undefined, 15_000],
  ])('is asked for when its adapter wants: %s ms become %s', async (askAgainInMs, delayMs) => {
    const invocation = half.upload('film.txt', 'tide');
    await half.process(invocation, [aProvider([{ ...running, askAgainInMs }])]);
    expect(messagesOf(invocation)).toMatchObject([{ delayMs }]);
  });

  it('is asked for with another, as soon as one of them should be', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const slow = aProvider([{ job: 'slow', askAgainInMs: 400_000 }, found('slow')], { name: 'Slow' });
    const quick = aProvider([{ job: 'quick', askAgainInMs: 3_000 }, found('quick')], { name: 'Quick' });
    await half.process(invocation, [slow, quick]);
    expect(messagesOf(invocation)).toMatchObject([{ delayMs: 3_000, queued: { jobs: [{}, {}] } }]);
    expect(await goOn(invocation, [slow, quick])).toBe('written');
    expect(wordsOn(invocation)).toEqual(['slow', 'quick']);
  });

  it('is announced on the file, once, and by no second notice', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, running, found('ebb')]);
    await half.process(invocation, [provider]);
    expect(statusesOf(invocation)).toEqual(['processing', 'processing']);
    expect(lastStatus(invocation)).toEqual({
      code: 'processing',
      message: 'This takes longer. What this skill finds will appear here as soon as it is there.',
    });
    await goOn(invocation, [provider]);
    await goOn(invocation, [provider]);
    expect(statusesOf(invocation)).toEqual(['processing', 'processing', 'success']);
  });

  it('is not announced where no processing card is wanted', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    const silent: Settings = { parts: { showProcessingCard: false } };
    expect(await half.process(invocation, [provider], silent)).toBe('waiting');
    expect(statusesOf(invocation)).toEqual([]);
    expect(await goOn(invocation, [provider], silent)).toBe('written');
    expect(statusesOf(invocation)).toEqual(['success']);
  });

  it('has its notice on the file before the message is in the queue', async () => {
    const invocation = half.upload('film.txt', 'tide');
    half.box.fail({ method: 'PUT', path: /skill_invocations/, skip: 1, with: { kind: 'slow', delayMs: 100 } });
    const seen: unknown[] = [];
    const queue = { enqueue: async () => void seen.push(lastStatus(invocation)?.message) };
    await half.process(invocation, [aProvider([running])], { parts: { queue } });
    expect(seen).toEqual([expect.stringContaining('This takes longer.')]);
  });

  it('makes no file be read again', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    await half.process(invocation, [provider]);
    const calls = callsFor(invocation).length;
    await goOn(invocation, [provider]);
    const later = callsFor(invocation).slice(calls);
    expect(later.map(({ method, path }) => `${method} ${path.replace(/\d{5,}/, '…')}`)).toEqual([
      'GET /2.0/files/…',
      'PUT /2.0/skill_invocations/…',
    ]);
  });

  it('is found again by an adapter that reads some file types only', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    const adapters = forFileTypes(['txt'], [provider]);
    expect(await half.process(invocation, adapters)).toBe('waiting');
    expect(await goOn(invocation, adapters)).toBe('written');
    expect(provider.asked).toEqual(['job-1']);
  });
});

describe('what others find beside a long job', () => {
  it.each(['first', 'last'])('is not looked for again, and keeps its place, with the job %s', async (place) => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, running, found('ebb')]);
    const quick = aProvider([found('flood')], { name: 'Quick' });
    const adapters = place === 'first' ? [provider, quick] : [quick, provider];
    await half.process(invocation, adapters);
    await goOn(invocation, adapters);
    expect(await goOn(invocation, adapters)).toBe('written');
    expect(quick.looks).toBe(1);
    expect(wordsOn(invocation)).toEqual(place === 'first' ? ['ebb', 'flood'] : ['flood', 'ebb']);
  });

  it('is told apart where two adapters have one name', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const one = aProvider([{ job: 'one' }, found('ebb')]);
    const two = aProvider([{ job: 'two' }, found('flood')]);
    await half.process(invocation, [one, two]);
    await goOn(invocation, [one, two]);
    expect([one.asked, two.asked]).toEqual([['one'], ['two']]);
    expect(wordsOn(invocation)).toEqual(['ebb', 'flood']);
  });

  it('is looked for again after an error that may pass', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, running, found('ebb')]);
    const busy = aProvider([new MlAdapterError('Busy.', true), new TypeError('bug'), found('flood')], { name: 'Busy' });
    expect(await half.process(invocation, [busy, provider])).toBe('waiting');
    expect(await goOn(invocation, [busy, provider])).toBe('waiting');
    expect(await goOn(invocation, [busy, provider])).toBe('written');
    expect([busy.looks, provider.looks]).toEqual([3, 1]);
    expect(wordsOn(invocation)).toEqual(['flood', 'ebb']);
  });

  it('is missing, for good, after an error that will not pass', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    const blind = aProvider([new MlAdapterError('The image is blurred.', false)], { name: 'Face finder' });
    await half.process(invocation, [blind, provider]);
    await goOn(invocation, [blind, provider]);
    expect(blind.looks).toBe(1);
    expect(wordsOn(invocation)).toEqual(['Face finder is missing here. The image is blurred.', 'ebb']);
  });

  it('is said to be missing when it still fails as the time is over', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const adapters = [
      aProvider([running]),
      aProvider([new MlAdapterError('Busy.', true)], { name: 'Busy' }),
      aProvider([found('flood')], { name: 'Quick' }),
    ];
    expect(await half.process(invocation, adapters)).toBe('waiting');
    const late = at(Number(invocation.writeToken.expiresAtMs) - MINUTE_MS);
    expect(await goOn(invocation, adapters, late)).toBe('written');
    expect(wordsOn(invocation).join()).toContain('Busy is missing here.');
  });

  it('keeps its place when the job before it is not finished in time', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const adapters = [aProvider([running]), aProvider([found('flood')], { name: 'Quick' })];
    await half.process(invocation, adapters);
    await goOn(invocation, adapters, at(Number(invocation.writeToken.expiresAtMs) - MINUTE_MS));
    expect(wordsOn(invocation)).toEqual([expect.stringContaining('Transcriber is missing here.'), 'flood']);
  });
});

describe('a long job that fails', () => {
  const refusal = new MlAdapterError('The film has no sound.', false);

  it('ends in a card that says why', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, refusal]);
    await half.process(invocation, [provider]);
    expect(await goOn(invocation, [provider])).toBe('failed');
    expect(lastStatus(invocation)).toEqual({ code: 'permanent_failure', message: 'The film has no sound.' });
    expect(await goOn(invocation, [provider])).toBe('already-done');
  });

  it('ends in a line beside what others found', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const adapters = [aProvider([running, refusal]), words()];
    await half.process(invocation, adapters);
    expect(await goOn(invocation, adapters)).toBe('written');
    expect(wordsOn(invocation)).toEqual(['Transcriber is missing here. The film has no sound.', 'tide']);
  });

  it.each<[string, Turn, number]>([
    ['is busy', new MlAdapterError('Busy.', true), 30_000],
    ['is busy and says for how long', new MlAdapterError('Busy.', true, { retryAfterMs: 77_000 }), 77_000],
    ['throws what nobody foresaw', new TypeError('x is not a function'), 30_000],
  ])('goes on when its provider %s', async (_, error, delayMs) => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, error, found('ebb')]);
    await half.process(invocation, [provider]);
    expect(await goOn(invocation, [provider])).toBe('waiting');
    expect(messagesOf(invocation).at(-1)).toMatchObject({ delayMs, queued: { jobs: [{ job: 'job-1', asked: 1 }] } });
    expect(await goOn(invocation, [provider])).toBe('written');
    expect(provider).toMatchObject({ looks: 1, asked: ['job-1', 'job-1'] });
  });

  it.each([
    ['its own time', { sizeBytes: 1000, timeoutMs: 30 }, 20_000],
    ['that of the Lambda', { sizeBytes: 1000, timeoutMs: 10_000 }, 5_100],
  ])('goes on when its provider does not answer within %s', async (_, limits, timeoutMs) => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running], { ask: () => new Promise(() => {}), limits });
    await half.process(invocation, [provider]);
    const startedAtMs = Date.now();
    expect(await goOn(invocation, [provider], { timeoutMs })).toBe('waiting');
    expect(Date.now() - startedAtMs).toBeLessThan(3_000);
    expect(lastMessage(invocation).jobs).toMatchObject([{ job: 'job-1', asked: 1 }]);
  });

  it('ends when its adapter asks for such work no longer', async () => {
    const invocation = half.upload('film.txt', 'tide');
    await half.process(invocation, [aProvider([running])]);
    expect(await goOn(invocation, [anAdapter({ name: 'Transcriber' })])).toBe('failed');
    expect(lastStatus(invocation)?.message).toBe('This skill no longer asks for such work.');
  });

  it('ends when no adapter is there any more', async () => {
    const invocation = half.upload('film.txt', 'tide');
    await half.process(invocation, [aProvider([running])]);
    expect(await goOn(invocation, [])).toBe('failed');
    expect(lastStatus(invocation)?.message).toBe('This skill does not read .txt files.');
  });

  it('is forgotten when other adapters are there in its stead', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    await half.process(invocation, [provider]);
    expect(await goOn(invocation, [words()])).toBe('written');
    expect(wordsOn(invocation)).toEqual(['tide']);
    expect(provider.asked).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a number', 7],
    ['no text', ''],
    ['null', null],
    ['an object', { id: 'job-1' }],
    ['too long a text', 'x'.repeat(MAX_JOB_CHARACTERS + 1)],
  ])('is none when it is %s', async (_, job) => {
    const invocation = half.upload('film.txt', 'tide');
    expect(await half.process(invocation, [aProvider([{ job } as MlJob])])).toBe('failed');
    expect(lastStatus(invocation)?.message).toBe('What it answered cannot be used.');
    expect(messagesOf(invocation)).toEqual([]);
  });

  it('may be as long as its limit', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const job = 'x'.repeat(MAX_JOB_CHARACTERS);
    const provider = aProvider([{ job }, found('ebb')]);
    expect(await half.process(invocation, [provider])).toBe('waiting');
    expect(await goOn(invocation, [provider])).toBe('written');
    expect(provider.asked).toEqual([job]);
  });

  it('is none when its adapter could never ask for it', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const look = async () => running;
    expect(await half.process(invocation, [anAdapter({ look })])).toBe('failed');
    expect(await half.process(half.upload('film.txt', 'tide'), [anAdapter({ look }), words()])).toBe('written');
  });
});

describe('the time of a long job', () => {
  const RESERVE_MS = 5 * MINUTE_MS;
  const notInTime = 'It was not finished within the time that Box allows this skill.';
  const known = (invocation: SkillInvocation) => Number(invocation.writeToken.expiresAtMs);
  const unknown = (invocation: SkillInvocation) => Number(invocation.createdAtMs) + 60 * MINUTE_MS;

  it.each([
    ['where Box told the life of its tokens', known, {}],
    ['where Box did not, an hour after the event', unknown, { expiresAtMs: undefined }],
  ])('ends in a card while there is still a token to write it with, %s', async (_, endOf, life) => {
    const uploaded = half.upload('film.txt', 'tide');
    const invocation = { ...uploaded, writeToken: { ...uploaded.writeToken, ...life } };
    const provider = aProvider([running]);
    const latestMs = endOf(invocation) - RESERVE_MS;
    expect(await half.process(invocation, [provider])).toBe('waiting');
    expect(await goOn(invocation, [provider], at(latestMs - 2_000))).toBe('waiting');
    expect(await goOn(invocation, [provider], at(latestMs - 1_000))).toBe('waiting');
    expect(messagesOf(invocation).map(({ delayMs }) => delayMs)).toEqual([15_000, 2_000, 1_000]);
    expect(await goOn(invocation, [provider], at(latestMs - 999))).toBe('failed');
    expect(lastStatus(invocation)).toEqual({ code: 'permanent_failure', message: notInTime });
  });

  it('counts from the start of the job where not even the time of the event is known', async () => {
    const uploaded = half.upload('film.txt', 'tide');
    const writeToken = { ...uploaded.writeToken, expiresAtMs: undefined };
    const invocation = { ...uploaded, writeToken, createdAtMs: undefined };
    const provider = aProvider([running]);
    await half.process(invocation, [provider]);
    const startedAtMs = Number(lastMessage(invocation).jobs[0]?.startedAtMs);
    expect(await goOn(invocation, [provider], at(startedAtMs + 54 * MINUTE_MS))).toBe('waiting');
    expect(await goOn(invocation, [provider], at(startedAtMs + 55 * MINUTE_MS))).toBe('failed');
  });

  it('ends in a line beside what others found', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const adapters = [words(), aProvider([running])];
    await half.process(invocation, adapters);
    expect(await goOn(invocation, adapters, at(known(invocation) - MINUTE_MS))).toBe('written');
    expect(wordsOn(invocation)).toEqual(['tide', `Transcriber is missing here. ${notInTime}`]);
  });

  it('is long enough for one more question, whose answer counts', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    await half.process(invocation, [provider]);
    expect(await goOn(invocation, [provider], at(known(invocation) - 1_000))).toBe('written');
    expect(wordsOn(invocation)).toEqual(['ebb']);
  });

  it('does not end with the read token, which nobody needs any more', async () => {
    const uploaded = half.upload('film.txt', 'tide');
    const readToken = { ...uploaded.readToken, expiresAtMs: Date.now() + 1_000 };
    const invocation = { ...uploaded, readToken };
    const provider = aProvider([running, found('ebb')]);
    await half.process(invocation, [provider]);
    expect(await goOn(invocation, [provider], at(Date.now() + MINUTE_MS))).toBe('written');
  });

  it('is over, without a call, when the write token is dead', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running]);
    await half.process(invocation, [provider]);
    const calls = callsFor(invocation).length;
    expect(await goOn(invocation, [provider], at(known(invocation)))).toBe('dropped');
    expect(callsFor(invocation)).toHaveLength(calls);
    expect(provider.asked).toEqual([]);
  });
});

describe('the messages of a long job', () => {
  it('supersede each other: an old one, delivered again, does nothing', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, running, found('ebb')]);
    await half.process(invocation, [provider]);
    const first = lastMessage(invocation);
    const calls = callsFor(invocation).length;
    expect(await half.process(invocation, [provider])).toBe('superseded');
    expect(callsFor(invocation)).toHaveLength(calls);

    await half.process(first, [provider]);
    for (const old of [invocation, first]) expect(await half.process(old, [provider])).toBe('superseded');
    expect(await goOn(invocation, [provider])).toBe('written');
    for (const old of [invocation, first]) expect(await half.process(old, [provider])).toBe('already-done');
    expect(provider).toMatchObject({ looks: 1, asked: ['job-1', 'job-1'] });
  });

  it('are had by one worker each, and the other comes back later', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    await half.process(invocation, [provider]);
    const twice = { delivery: { receiveCount: 1 } };
    const results = await Promise.allSettled([
      goOn(invocation, [provider], twice),
      goOn(invocation, [provider], twice),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(provider.asked).toEqual(['job-1']);
  });

  it('come back when the worker before still has the invocation', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    let early: Promise<unknown> = Promise.resolve();
    const queue = {
      async enqueue(queued: QueuedInvocation) {
        early = half.process(queued, [provider]).catch((error: Error) => error.name);
        await early;
      },
    };
    expect(await half.process(invocation, [provider], { parts: { queue } })).toBe('waiting');
    expect(await early).toBe('ClaimedElsewhereError');
    expect(provider.asked).toEqual([]);
  });

  it('start no second job after a worker that could not enqueue it', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, running, found('ebb')]);
    const queue = { enqueue: () => Promise.reject(new Error('queue away')) };
    await expect(half.process(invocation, [provider], { parts: { queue } })).rejects.toThrow('queue away');
    expect(await half.process(invocation, [provider])).toBe('waiting');
    expect(lastMessage(invocation)).toMatchObject({ attemptsBefore: 2, jobs: [{ job: 'job-1', asked: 1 }] });
    expect(await goOn(invocation, [provider])).toBe('written');
    expect(provider.looks).toBe(1);
  });

  it('start no second job after a worker that was not allowed to enqueue it', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    const denied = new AwsCallError('AmazonSQS.SendMessage', 'AccessDenied', { retryable: false });
    const queue = { enqueue: () => Promise.reject(denied) };
    await expect(half.process(invocation, [provider], { parts: { queue } })).rejects.toBe(denied);
    expect(await half.process(invocation, [provider])).toBe('written');
  });

  it('start no second job after a worker that was killed before it could enqueue it', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    const queue = { enqueue: () => Promise.reject(new Error('killed')) };
    const parts = { store: killedWorkersStore(half.store, 1_000), queue };
    await expect(half.process(invocation, [provider], { parts })).rejects.toThrow('killed');
    await expect(half.process(invocation, [provider])).rejects.toMatchObject({ name: 'ClaimedElsewhereError' });
    await pause(1_000);
    expect(await half.process(invocation, [provider])).toBe('written');
    expect(provider).toMatchObject({ looks: 1, asked: ['job-1'] });
  });

  it.each(['new', 'old'])(
    'end in one write when the worker was killed after it, with the %s one next',
    async (next) => {
      const invocation = half.upload('film.txt', 'tide');
      const provider = aProvider([running, running, found('ebb')]);
      await half.process(invocation, [provider], { parts: { store: killedWorkersStore(half.store, 500) } });
      const newer = lastMessage(invocation);
      await pause(500);
      expect(await half.process(next === 'new' ? newer : invocation, [provider])).toBe('waiting');
      expect(await half.process(next === 'new' ? invocation : newer, [provider])).toBe('superseded');
      expect(await goOn(invocation, [provider])).toBe('written');
      expect(provider.looks).toBe(1);
      expect(statusesOf(invocation).filter((status) => status === 'success')).toHaveLength(1);
    },
  );

  it('bring the job along where the table could not keep it', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    const store = aStoreWith(half.store, { keep: () => Promise.reject(new Error('table away')) });
    expect(await half.process(invocation, [provider], { parts: { store } })).toBe('waiting');
    expect(await goOn(invocation, [provider], { parts: { store } })).toBe('written');
    expect(provider).toMatchObject({ looks: 1, asked: ['job-1'] });
  });

  it('bring the newer job along where the table has kept an older one', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, { job: 'job-2' }, found('ebb')]);
    await half.process(invocation, [provider]);
    const store = aStoreWith(half.store, { keep: () => Promise.reject(new Error('table away')) });
    expect(await goOn(invocation, [provider], { parts: { store } })).toBe('waiting');
    expect(lastMessage(invocation).jobs).toMatchObject([{ job: 'job-2' }]);
    expect(await goOn(invocation, [provider])).toBe('written');
    expect(provider.asked).toEqual(['job-1', 'job-2']);
  });

  it('go on, with a line in the log, when nobody could note that they wait', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const store = aStoreWith(half.store, { wait: () => Promise.reject(new Error('table away')) });
    expect(await half.process(invocation, [aProvider([running])], { parts: { store } })).toBe('waiting');
    expect(half.logLines.join()).toContain('waiting not noted');
  });

  it('give the invocation back when Box is down, and ask for the job once it is up', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    await half.process(invocation, [provider]);
    half.box.fail({ path: new RegExp(invocation.source.id), times: 99, with: { kind: 'status', status: 503 } });
    await expect(goOn(invocation, [provider])).rejects.toMatchObject({ name: 'BoxApiError' });
    half.box.clearFaults();
    expect(await goOn(invocation, [provider])).toBe('written');
    expect(provider.asked).toEqual(['job-1']);
  });
});

describe('the log and the numbers of long jobs', () => {
  it('tell each turn by its outcome', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const provider = aProvider([running, found('ebb')]);
    half.metrics.metrics.flush();
    await half.process(invocation, [provider]);
    expect(half.metrics.added()).toEqual([
      { name: 'MlMilliseconds', value: expect.any(Number) },
      { name: 'Processed', value: 1, reason: 'waiting' },
    ]);
    half.metrics.metrics.flush();
    await half.process(invocation, [provider]);
    expect(half.metrics.added()).toEqual([{ name: 'Processed', value: 1, reason: 'superseded' }]);
    half.metrics.metrics.flush();
    await goOn(invocation, [provider]);
    expect(half.metrics.added()).toEqual([
      { name: 'MlMilliseconds', value: expect.any(Number) },
      { name: 'CardsWritten', value: 1 },
      { name: 'SecondsToCards', value: expect.any(Number) },
      { name: 'Processed', value: 1, reason: 'written' },
    ]);
  });

  it('count the time that a question takes', async () => {
    const invocation = half.upload('film.txt', 'tide');
    await half.process(invocation, [aProvider([running])]);
    half.metrics.metrics.flush();
    const slowly = () => new Promise<never[]>((resolve) => setTimeout(resolve, 40, []));
    await goOn(invocation, [aProvider([], { ask: slowly })]);
    expect(half.metrics.added()[0]).toEqual({ name: 'MlMilliseconds', value: expect.any(Number) });
    expect(half.metrics.added()[0]?.value).toBeGreaterThanOrEqual(39);
  });

  it('hold no file name, no content, no job and no token', async () => {
    const invocation = half.upload('Merger with Acme.txt', 'tide');
    const adapters = [
      aProvider([{ job: 'opens-the-result' }, new MlAdapterError('Busy.', true), found('harbour')]),
      words(),
    ];
    await half.process(invocation, adapters);
    await goOn(invocation, adapters);
    await goOn(invocation, adapters);
    const lines = half.logLines.join('\n');
    expect(half.logLines.length).toBeGreaterThan(100);
    for (const secret of ['Acme', 'film.txt', 'opens-the-result', 'job-1', 'harbour', 'tide', ...half.tokens]) {
      expect(lines).not.toContain(secret);
    }
  });
});
