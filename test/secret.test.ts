import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from '../src/secret.ts';

const TEXT = 'invented-text-of-a-secret';
const secret = new Secret(TEXT);

function printed(...values: readonly unknown[]): string {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const console = new Console(stream, stream);
  console.log(...values);
  console.dir(values[0], { depth: null, showHidden: true });
  console.table(values);
  console.error('%s %o %O %j', ...values, ...values, ...values, ...values);
  return chunks.join('');
}

describe('Secret', () => {
  it('gives its text to those who ask for it by name', () => {
    expect(secret.reveal()).toBe(TEXT);
    expect(new Secret('').reveal()).toBe('');
  });

  it.each([
    ['String', String(secret), '[secret]'],
    ['a template', `Bearer ${secret}`, 'Bearer [secret]'],
    ['concatenation', `${['Bearer '].join()}${[secret].join()}`, 'Bearer [secret]'],
    ['a key of an object', Object.keys({ [String(secret)]: 1 }).join(), '[secret]'],
    ['JSON', JSON.stringify(secret), '"[secret]"'],
    ['JSON of what it is in', JSON.stringify({ token: { read: [secret] } }), '{"token":{"read":["[secret]"]}}'],
    ['inspect', inspect(secret), '[secret]'],
    ['inspect of what it is in', inspect({ a: { b: secret } }), '{ a: { b: [secret] } }'],
    ['format', format('%s %o %O %j', secret, secret, secret, secret), '[secret] [secret] [secret] "[secret]"'],
    ['an error', new Error(`wrong: ${secret}`).message, 'wrong: [secret]'],
  ])('shows [secret] in %s', (_, shown, expected) => {
    expect(shown).toBe(expected);
  });

  it('is not printed by a console, wherever it is', () => {
    const holders = [
      secret,
      { secret },
      [[[[[secret]]]]],
      new Map([[secret, secret]]),
      new Error('x', { cause: secret }),
    ];
    for (const holder of holders) {
      expect(printed(holder)).toContain('[secret]');
      expect(printed(holder)).not.toContain(TEXT);
    }
  });

  it('is not shown by inspect with all its options', () => {
    for (const customInspect of [true, false]) {
      const shown = inspect(
        { secret },
        { depth: null, showHidden: true, getters: true, showProxy: true, customInspect },
      );
      expect(shown).not.toContain(TEXT);
    }
  });

  it('has nothing that can be listed or copied', () => {
    expect(Reflect.ownKeys(secret)).toEqual([]);
    expect({ ...secret }).toEqual({});
    expect(Object.assign({}, secret)).toEqual({});
    for (const copy of [structuredClone(secret), deserialize(serialize(secret))]) {
      expect(inspect(copy, { showHidden: true })).not.toContain(TEXT);
      expect(copy).not.toHaveProperty('reveal');
    }
  });

  it('holds any text, and shows it nowhere', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 9, unit: 'binary' }), (text) => {
        const holder = { secret: new Secret(text) };
        expect(holder.secret.reveal()).toBe(text);
        expect(`${holder.secret}${JSON.stringify(holder)}${inspect(holder)}`).not.toContain(text);
      }),
    );
  });
});
