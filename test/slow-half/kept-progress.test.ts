import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildCards } from '../../src/cards/build-cards.ts';
import type { CardContent } from '../../src/cards/card-content.ts';
import { findingsOf } from '../../src/cards/findings-of.ts';
import { KeptTooLargeError, UnreadableMessageError } from '../../src/errors.ts';
import type { Claim } from '../../src/ports.ts';
import { firstQueued } from '../../src/queued-invocation.ts';
import { keptProgress, progressKeeper } from '../../src/slow-half/kept-progress.ts';
import { type Answer, NOTHING_YET, type Progress } from '../../src/slow-half/progress.ts';
import { anyContents } from '../support/any-contents.ts';
import { aLog, anInvocation } from '../support/factories.ts';

const STAMP = { skillId: '12', invocationId: 'abc', createdAt: new Date('2020-01-01T00:00:00.000Z') };
const job = { adapter: 'Transcriber', job: 'job-1', asked: 3, startedAtMs: 7 };
const queued = { ...firstQueued(anInvocation()), jobs: [job] };
const { log } = aLog();
const deadline = { signal: new AbortController().signal, remainingMs: () => 60_000 };
const readBack = (kept: string | undefined | Error, attemptsBefore = 0) => {
  const claim = { kept: async () => (kept instanceof Error ? Promise.reject(kept) : kept) } as Claim;
  return keptProgress({ queued: { ...queued, attemptsBefore }, claim }, log);
};
/** What a worker that is the `attempt`th puts away; `fits` tells what the table takes. */
async function putAway(
  progress: Progress,
  { attempt = 1, fits = (text: string) => text !== '' } = {},
): Promise<string[]> {
  const texts: string[] = [];
  const keep = async (text: string) => {
    if (!fits(text)) throw new KeptTooLargeError(text.length, 1);
    texts.push(text);
  };
  await progressKeeper({ queued, attempt, claim: { keep } as Claim, deadline, reserveMs: 0 }, log)(progress);
  return texts;
}
const cardsOf = ({ answers }: Progress) =>
  buildCards(
    answers.map(({ findings }) => findings),
    STAMP,
  );

const adapterName = fc.string({ unit: 'binary', maxLength: 20 }).map((name) => name.toWellFormed());

describe('progress', () => {
  it('gives the same cards after it was put away, whatever adapters found', async () => {
    const found = fc.uniqueArray(fc.tuple(adapterName, anyContents), { maxLength: 3, selector: ([name]) => name });
    await fc.assert(
      fc.asyncProperty(found, fc.boolean(), async (given, isComplete) => {
        const answers: Answer[] = [];
        for (const [adapter, contents] of given) {
          answers.push({ adapter, findings: await findingsOf(contents as CardContent[]) });
        }
        const progress: Progress = { answers, jobs: isComplete ? [] : [{ ...job, askAgainInMs: 5 }], isComplete };
        const again = await readBack((await putAway(progress)).at(-1));
        expect(cardsOf(again)).toEqual(cardsOf(progress));
        expect(again.answers.map(({ adapter }) => adapter)).toEqual(answers.map(({ adapter }) => adapter));
        expect([again.jobs, again.isComplete]).toEqual([progress.jobs, isComplete]);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, string | undefined | Error]>([
    ['nothing was kept', undefined],
    ['what was kept cannot be opened', new UnreadableMessageError('x')],
    ['another version of this code kept it', '{"format":2,"progress":{"answers":[],"jobs":[],"isComplete":true}}'],
    ['it is no object', '[]'],
    ['it is no JSON', '{'],
  ])('is as far as the message knows when %s', async (_, kept) => {
    expect(await readBack(kept)).toEqual({ answers: [], jobs: [job], isComplete: false });
  });

  it('takes the jobs of a message that knows more of them than the table', async () => {
    const older = { ...job, job: 'job-0' };
    const answer = { adapter: 'Topics', findings: { drafts: [], total: 0 } };
    const [kept] = await putAway({ answers: [answer], jobs: [older], isComplete: false }, { attempt: 2 });
    expect(await readBack(kept, 3)).toEqual({ answers: [answer], jobs: [job], isComplete: false });
    // Kept by the very worker that sent the message, but before it had the job.
    expect(await readBack(kept, 2)).toEqual({ answers: [answer], jobs: [job], isComplete: false });
    expect(await readBack(kept, 1)).toEqual({ answers: [answer], jobs: [older], isComplete: false });
  });

  it('is not complete while a message says otherwise', async () => {
    const [kept] = await putAway({ answers: [], jobs: [], isComplete: true }, { attempt: 2 });
    expect(await readBack(kept, 2)).toEqual({ answers: [], jobs: [job], isComplete: false });
    expect(await readBack(kept, 1)).toEqual({ answers: [], jobs: [], isComplete: true });
  });

  it('keeps the text of a file, and what the file is, for those who wait for them', async () => {
    const text = { kind: 'text', text: 'tide', format: 'md' } as const;
    const progress: Progress = {
      type: { group: 'text', format: 'md' },
      answers: [{ adapter: 'Reader', findings: { drafts: [], total: 0 }, text }],
      jobs: [job],
      isComplete: false,
    };
    expect(await readBack((await putAway(progress)).at(-1))).toEqual(progress);
    const fits = (kept: string) => !kept.includes('tide');
    const again = await readBack((await putAway(progress, { fits })).at(-1));
    expect(again.answers).toEqual([{ adapter: 'Reader', findings: { drafts: [], total: 0 }, isTextLost: true }]);
    expect(again.type).toEqual(progress.type);
  });

  it('is put away without its pictures where it would be too large with them', async () => {
    const entries = [{ text: 'Ada', appears: [], thumbnail: 'data:image/png;base64,AAAA' }];
    const draft = { kind: 'timeline' as const, entries, total: 1 };
    const answers = [{ adapter: 'Faces', findings: { drafts: [draft], total: 1 } }];
    const progress: Progress = { answers, jobs: [], isComplete: true };
    const [kept] = await putAway(progress, { fits: (text) => !text.includes('base64') });
    const [card] = cardsOf(await readBack(kept));
    expect(card).toMatchObject({ skill_card_type: 'timeline', entries: [{ text: 'Ada' }] });
    expect(await putAway(progress, { fits: () => false })).toEqual([]);
  });

  it('is put away in the order in which it came about', async () => {
    const kept: string[] = [];
    const keep = async (text: string) => {
      await new Promise((resume) => setTimeout(resume, 10 - 5 * kept.length));
      kept.push(text);
    };
    const keeper = progressKeeper({ queued, attempt: 1, claim: { keep } as Claim, deadline, reserveMs: 0 }, log);
    const states = [0, 1, 2].map((asked) => ({ ...NOTHING_YET, jobs: [{ ...job, asked }] }));
    await Promise.all(states.map(keeper));
    expect(kept.map((text) => JSON.parse(text).progress.jobs[0].asked)).toEqual([0, 1, 2]);
  });

  it('is not known while the table is away', async () => {
    const away = new Error('table away');
    await expect(readBack(away)).rejects.toBe(away);
  });
});
