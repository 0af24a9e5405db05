import { describe, expect, it } from '@jest/globals';
import { InvalidInvocationError } from '../src/errors.ts';
import { aPayload, aReadToken, aSource, aWriteToken } from './support/factories.ts';
import { parsed } from './support/parsed.ts';

describe('parseInvocation, on what is no invocation', () => {
  const faultsOf = (body: unknown): readonly string[] => {
    try {
      parsed(body);
    } catch (error) {
      if (error instanceof InvalidInvocationError) return error.fields;
      throw error;
    }
    return ['none'];
  };

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['a form', 'id=1&source=2'],
    ['an unfinished body', JSON.stringify(aPayload()).slice(0, -1)],
    ['two bodies', '{}{}'],
    ['single quotes', "{'id':'1'}"],
    ['invalid UTF-8', Buffer.concat([Buffer.from('{"id":"'), Uint8Array.of(0xc3, 0x28), Buffer.from('"}')])],
    ['an overlong encoding', Buffer.concat([Buffer.from('{"id":"'), Uint8Array.of(0xc0, 0xaf), Buffer.from('"}')])],
    ['UTF-16', Buffer.from(JSON.stringify(aPayload()), 'utf16le')],
    ['a megabyte of brackets', '['.repeat(1024 * 1024)],
    ['a megabyte of braces', '{"a":'.repeat(200_000)],
  ])('refuses %s as no JSON', (_, body) => {
    expect(faultsOf(body)).toEqual(['body (not JSON)']);
  });

  it.each(['null', '[]', '7', '"text"', 'true', `[${JSON.stringify(aPayload())}]`])('refuses %s', (body) => {
    expect(faultsOf(body)).toEqual(['body']);
  });

  it('refuses half a megabyte of brackets that are closed again', () => {
    const depth = 250_000;
    expect(faultsOf('['.repeat(depth) + ']'.repeat(depth))).toEqual(['body']);
    expect(faultsOf(`{"id":${'['.repeat(depth) + ']'.repeat(depth)}}`)).toContain('id');
  });

  it('names all the fields that are missing', () => {
    expect(faultsOf({})).toEqual(['id', 'skill', 'token', 'source']);
    const bare = { id: 'a', skill: {}, token: { read: {}, write: {} }, source: {} };
    expect(faultsOf(bare)).toEqual([
      'skill.id',
      'token.read.access_token',
      'token.write.access_token',
      'source.type',
      'source.id',
      'source.name',
    ]);
  });

  const HOSTILE_IDS = [
    '',
    '.',
    '..',
    '../../users/me',
    '1/2',
    '1?x=1',
    '1#x',
    '1%2f2',
    '1 2',
    ' 1',
    '1\n',
    '1\r\nx: y',
    '1\u0000',
    '１２３',
    'é',
    '1'.repeat(129),
  ];

  it.each([...HOSTILE_IDS, null, true, {}, [], ['1'], 1.5, 2 ** 53, -(2 ** 53), 1e21])('refuses the id %j', (id) => {
    expect(faultsOf(aPayload({ source: aSource({ id }) }))).toEqual(['source.id']);
    expect(faultsOf(aPayload({ skill: { id } }))).toEqual(['skill.id']);
  });

  it.each(['', '1\n2', '\u0000', '\u0085', '\u007f', 'a'.repeat(256), '\ud83d', null, {}, [], 2 ** 53])(
    'refuses the invocation id %j',
    (id) => {
      expect(faultsOf(aPayload({ id }))).toEqual(['id']);
    },
  );

  it.each(['a', '語', '😀'])(
    'takes 255 of %s for an invocation id, which are no more than a key of DynamoDB holds',
    (character) => {
      const { skillId, id } = parsed(aPayload({ id: character.repeat(255), skill: { id: '1'.repeat(128) } }));
      expect(id).toBe(character.repeat(255));
      expect(Buffer.byteLength(`${skillId}/${id}`)).toBeLessThanOrEqual(2048);
    },
  );

  it.each(['', 'a\r\nx-injected: 1', 'a b', 'a\u0000', 'a\t', 'tokén', ' a', 'a'.repeat(4097), null, 7, {}, ['a']])(
    'refuses the token %j',
    (access_token) => {
      const token = { read: aReadToken({ access_token }), write: aWriteToken() };
      expect(faultsOf(aPayload({ token }))).toEqual(['token.read.access_token']);
      const swapped = { read: aReadToken(), write: aWriteToken({ access_token }) };
      expect(faultsOf(aPayload({ token: swapped }))).toEqual(['token.write.access_token']);
    },
  );

  it.each(['', null, 7, {}, 'n'.repeat(4097)])('refuses the name %j', (name) => {
    expect(faultsOf(aPayload({ source: aSource({ name }) }))).toEqual(['source.name']);
  });

  it('names the fields at fault and none of their values', () => {
    const secrets = ['invented\ntoken', '../secret-id', 'secret name'];
    const [access_token, id, name] = secrets;
    const payload = aPayload({
      id: { name },
      token: { read: aReadToken({ access_token }), write: aWriteToken({ access_token }) },
      source: aSource({ id, type: '' }),
      skill: { id },
    });
    expect(() => parsed(payload)).toThrow(
      new InvalidInvocationError([
        'id',
        'skill.id',
        'token.read.access_token',
        'token.write.access_token',
        'source.type',
        'source.id',
      ]),
    );
    const [error] = [payload].map((body) => {
      try {
        return parsed(body);
      } catch (thrown) {
        return thrown as Error;
      }
    });
    for (const secret of secrets)
      expect(`${error}${JSON.stringify(error)}${(error as Error).stack}`).not.toContain(secret);
    expect((error as Error).cause).toBeUndefined();
  });

  it('quotes nothing of a body that is not JSON', () => {
    expect(() => parsed('secret-token-text')).toThrow(/^Not a skill invocation: body \(not JSON\)\.$/);
  });
});
