import { describe, expect, it } from '@jest/globals';
import { MlAdapterError, UnusableFileError } from '../../src/errors.ts';
import { type LookResult, progressAfter, progressSoFar } from '../../src/slow-half/progress.ts';
import { anInvocation, aToken, NOW } from '../support/factories.ts';

const HOUR_MS = 3_600_000;
const found = (adapter: string): LookResult => ({ adapter, findings: { drafts: [], total: 0 } });
const running = (adapter: string): LookResult => ({ adapter, job: 'job-1', asked: 0, startedAtMs: NOW.getTime() });
const failed = (adapter: string, error: unknown): LookResult => ({ adapter, error });
const busy = new MlAdapterError('Busy.', true);
const never = new MlAdapterError('Never.', false);
const bug = new TypeError('bug');

/** What is known of a look whose write token lives so much longer. */
const outcomeOf = (results: LookResult[], lifeMs = HOUR_MS) => {
  const invocation = anInvocation({ writeToken: aToken({ expiresAtMs: NOW.getTime() + lifeMs }) });
  const { answers, jobs, isComplete } = progressAfter(results, invocation, NOW);
  const lines = answers.map(({ adapter, findings }) => {
    const [draft] = findings.drafts;
    return draft?.kind === 'status' ? draft.message : adapter;
  });
  return { lines, jobs: jobs.map(({ adapter }) => adapter), isComplete };
};

describe('progressAfter', () => {
  it('is complete when all have answered, in their order', () => {
    expect(outcomeOf([found('a'), found('b')])).toEqual({ lines: ['a', 'b'], jobs: [], isComplete: true });
  });

  it('goes on while a job is under way, with another try for those whose error may pass', () => {
    const results = [failed('a', busy), running('b'), failed('c', never), failed('d', bug), found('e')];
    expect(outcomeOf(results)).toEqual({ lines: ['c is missing here. Never.', 'e'], jobs: ['b'], isComplete: false });
  });

  it('ends when the token would not live to see the end, with a line for all that is missing', () => {
    const results = [failed('a', busy), running('b'), failed('c', never), failed('d', bug), found('e')];
    expect(outcomeOf(results, 0)).toEqual({
      lines: [
        'a is missing here. Busy.',
        'b is missing here. It was not finished within the time that Box allows this skill.',
        'c is missing here. Never.',
        'd is missing here. Something went wrong.',
        'e',
      ],
      jobs: [],
      isComplete: true,
    });
  });

  it('keeps texts only while somebody may still read them', () => {
    const withText: LookResult = { ...found('a'), text: { kind: 'text', text: 'tide' } } as LookResult;
    const answersOf = (results: LookResult[]) => {
      const invocation = anInvocation({ writeToken: aToken({ expiresAtMs: NOW.getTime() + HOUR_MS }) });
      return progressAfter(results, invocation, NOW).answers;
    };
    expect(answersOf([withText])).toEqual([found('a')]);
    expect(answersOf([withText, running('b')])).toEqual([withText]);
  });

  it('has no line for an adapter that does not read such files', () => {
    const unsupported = new UnusableFileError('unsupported', 'Not this type.');
    expect(outcomeOf([failed('a', unsupported), found('b')]).lines).toEqual(['a', 'b']);
  });

  it.each<[string, LookResult[], unknown]>([
    [
      'the first of errors that are all final',
      [failed('a', never), failed('b', new MlAdapterError('x', false))],
      never,
    ],
    ['one that may pass', [failed('a', never), failed('b', busy)], busy],
    ['one that nobody foresaw', [failed('a', never), failed('b', bug)], bug],
  ])('throws %s when there is nothing else', (_, results, error) => {
    expect(() => outcomeOf(results)).toThrow(error as Error);
  });

  it('throws no error that would bring the invocation back when the time for its jobs is over', () => {
    const notInTime = expect.objectContaining({ retryable: false, forPerson: expect.stringContaining('not finished') });
    const thrownBy = (results: LookResult[]) => {
      try {
        return outcomeOf(results, 0);
      } catch (error) {
        return error;
      }
    };
    expect(thrownBy([running('a')])).toEqual(notInTime);
    expect(thrownBy([running('a'), failed('b', busy)])).toEqual(notInTime);
  });
});

describe('progressSoFar', () => {
  it('holds answers and jobs, and is never complete', () => {
    expect(progressSoFar([found('a'), failed('b', busy), running('c')])).toMatchObject({
      answers: [{ adapter: 'a' }],
      jobs: [{ adapter: 'c' }],
      isComplete: false,
    });
    expect(progressSoFar([found('a')]).isComplete).toBe(false);
  });
});
