import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { errorFacts } from '../src/error-facts.ts';
import {
  AwsCallError,
  InvalidSignatureError,
  MlAdapterError,
  OutOfTimeError,
  UnusableFileError,
} from '../src/errors.ts';

const CANARY = 'invented-secret-in-a-message';
const withCode = (error: Error, code: unknown) => Object.assign(error, { code });

describe('errorFacts', () => {
  it('prints the words of our own errors', () => {
    expect(errorFacts(new InvalidSignatureError('too-old'))).toEqual({
      error: 'InvalidSignatureError',
      detail: 'The request is not signed by Box (too-old).',
    });
  });

  it('tells where a library failed that an adapter uses, and not its words', () => {
    const cause = new TypeError(`${CANARY}\n    at ${CANARY}`);
    const facts = errorFacts(new MlAdapterError('It is torn.', false, { cause }));
    expect(facts).toMatchObject({
      error: 'MlAdapterError',
      cause: 'TypeError',
      at: expect.stringContaining('error-facts'),
    });
    expect(JSON.stringify(facts)).not.toContain(CANARY);
  });

  it('tells the kind of what caused them, and not its words', () => {
    const cause = withCode(new Error(CANARY), 'ECONNREFUSED');
    const error = new AwsCallError('AmazonSQS.SendMessage', 'NoAnswer', { retryable: true, cause });
    expect(errorFacts(error)).toEqual({
      error: 'AwsCallError',
      detail: 'AWS: AmazonSQS.SendMessage: NoAnswer',
      cause: 'Error ECONNREFUSED',
    });
  });

  it('leaves out the sentence that is for people: it may name what is in the file', () => {
    for (const error of [new UnusableFileError('unreadable', CANARY), new MlAdapterError(CANARY, false)]) {
      expect(JSON.stringify(errorFacts(error))).not.toContain(CANARY);
    }
  });

  it('tells the kind and the place of all others', () => {
    const facts = errorFacts(new TypeError(CANARY));
    expect(facts).toMatchObject({ error: 'TypeError', at: expect.stringContaining('error-facts.test.ts') });
    expect(JSON.stringify(facts)).not.toContain(CANARY);
  });

  it("finds the system's code one level down, where fetch puts it", () => {
    const error = new TypeError('fetch failed', { cause: withCode(new Error(CANARY), 'ENOTFOUND') });
    expect(errorFacts(error)).toMatchObject({ error: 'TypeError ENOTFOUND', cause: 'Error ENOTFOUND' });
  });

  it.each([
    ['a text', CANARY, 'thrown: string'],
    ['undefined', undefined, 'thrown: undefined'],
    ['null', null, 'thrown: object'],
    ['an object', { message: CANARY }, 'thrown: object'],
    ['a number', 7, 'thrown: number'],
  ])('tells only the type of %s', (_, thrown, error) => {
    expect(errorFacts(thrown)).toEqual({ error });
  });

  it('ignores a cause that is no error, and a code that is no text', () => {
    expect(errorFacts(new OutOfTimeError('over', { cause: CANARY }))).toEqual({
      error: 'OutOfTimeError',
      detail: 'over',
    });
    expect(errorFacts(withCode(new Error(CANARY), { secret: CANARY }))).toMatchObject({ error: 'Error' });
  });

  it.each([undefined, null, 7, '', {}])('does without a stack: %j', (stack) => {
    expect(errorFacts(Object.defineProperty(new Error(CANARY), 'stack', { value: stack }))).toMatchObject({ at: '' });
  });

  it('takes no line of a message for a place', () => {
    for (const message of [
      `x\n    at ${CANARY}`,
      `    at ${CANARY}\n    at ${CANARY}`,
      `x\n    at f (${CANARY}:1:2)\nx`,
    ]) {
      const facts = errorFacts(new Error(message));
      expect(JSON.stringify(facts)).not.toContain(CANARY);
      expect(facts.at).toContain('error-facts.test.ts');
    }
  });

  it('prints nothing of a message, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        for (const error of [
          new SyntaxError(before + CANARY + after),
          new Error('x', { cause: new Error(before + CANARY) }),
        ]) {
          expect(JSON.stringify(errorFacts(error))).not.toContain(CANARY);
        }
      }),
    );
  });

  it('prints nothing of what JSON.parse choked on', () => {
    try {
      JSON.parse(CANARY);
    } catch (error) {
      expect(JSON.stringify(errorFacts(error))).not.toContain(CANARY.slice(0, 5));
    }
    expect.assertions(1);
  });
});
