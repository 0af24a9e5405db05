import { describe, expect, it } from '@jest/globals';
import { downscopedToken, requireUsable } from '../src/downscoped-token.ts';
import { UnusableTokenError } from '../src/errors.ts';
import { aToken, FILE_ID, NOW } from './support/factories.ts';

const FROM_MS = NOW.getTime();
const tokenWith = (fields: { expires_in?: unknown; restricted_to?: unknown }) =>
  downscopedToken({ access_token: 'invented', ...fields }, FROM_MS);

describe('the life of a token', () => {
  it.each([
    ['a moment', 1_793_726_131, 1_793_726_131_000],
    ['a moment, in a text', '1793726131', 1_793_726_131_000],
    ['the first number that is a moment', 1e9 + 1, (1e9 + 1) * 1000],
    ['the last number that is a duration', 1e9, FROM_MS + 1e12],
    ['a duration', 3600, FROM_MS + 3_600_000],
    ['a duration, in a text', '3600', FROM_MS + 3_600_000],
    ['no time at all', 0, FROM_MS],
    ['a negative duration', -1, FROM_MS - 1000],
  ])('is read from %s', (_, expires_in, expiresAtMs) => {
    expect(tokenWith({ expires_in }).expiresAtMs).toBe(expiresAtMs);
  });

  it.each([
    undefined,
    null,
    '',
    'soon',
    '12 h',
    '-5',
    '1e3',
    ' 60',
    {},
    [60],
    true,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e308,
  ])('is unknown when Box says %j', (expires_in) => {
    expect(tokenWith({ expires_in }).expiresAtMs).toBeUndefined();
  });
});

describe('the restrictions of a token', () => {
  const inEvents = [{ scope: 'gcm' }, { scope: 'item_read', object_id: 1263, object_type: 'file' }];
  const inSchema = [{ scope: 'item_download', object: { type: 'file', id: '1263', name: 'a.pdf' } }];

  it.each([
    ['in a text', JSON.stringify(inEvents), ['gcm', 'item_read']],
    ['in a text with spaces', JSON.stringify(inEvents, undefined, 2), ['gcm', 'item_read']],
    ['in an array', inEvents, ['gcm', 'item_read']],
    ['in the form of the schema', inSchema, ['item_download']],
    ['in the form of the schema, in a text', JSON.stringify(inSchema), ['item_download']],
  ])('are read %s', (_, restricted_to, scopes) => {
    expect(tokenWith({ restricted_to })).toMatchObject({ fileIds: ['1263'], scopes });
  });

  it('name every file once', () => {
    const restricted_to = [
      { scope: 'item_read', object_id: 1, object_type: 'file' },
      { scope: 'item_upload', object_id: '1', object_type: 'file' },
      { scope: 'item_upload', object_id: 2 },
    ];
    expect(tokenWith({ restricted_to }).fileIds).toEqual(['1', '2']);
  });

  it('to folders are none to files', () => {
    const restricted_to = [
      { scope: 'item_read', object_id: 1, object_type: 'folder' },
      { scope: 'item_read', object: { type: 'folder', id: 2 } },
    ];
    expect(tokenWith({ restricted_to })).toMatchObject({ fileIds: [], scopes: ['item_read', 'item_read'] });
  });

  it('are read as far as they are legible', () => {
    const restricted_to = [{ scope: 'gcm', object_id: null }, { scope: 'item_upload', object_id: 1 }, 'item_read'];
    expect(tokenWith({ restricted_to })).toMatchObject({ fileIds: ['1'], scopes: ['item_upload'] });
  });

  it('that are none are known to be none', () => {
    expect(tokenWith({ restricted_to: [] })).toMatchObject({ fileIds: [], scopes: [] });
  });

  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  it.each([
    ['missing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['words', 'item_read'],
    ['half a JSON', '[{"scope":"gcm"'],
    ['a number', 7],
    ['an object', { scope: 'item_read' }],
    ['an array of words', ['item_read']],
    ['an array of numbers, in a text', '[1,2]'],
    ['a text in a text', JSON.stringify(JSON.stringify(inEvents))],
    ['deep nesting', JSON.parse(deep)],
    ['deep nesting, in a text', deep],
    ['scopes that are no texts', [{ scope: 1 }]],
    ['an object without an id', [{ scope: 'item_read', object: { type: 'file' } }]],
  ])('are unknown, and no hindrance, when they are %s', (_, restricted_to) => {
    const token = tokenWith({ restricted_to });
    expect(token).toMatchObject({ fileIds: [], scopes: undefined });
    requireUsable(token, { kind: 'write', fileId: FILE_ID, now: NOW });
  });
});

describe('requireUsable', () => {
  const use = { kind: 'read' as const, fileId: FILE_ID, now: NOW };

  it.each([
    ['a live token for this file', {}],
    ['a token for this file among others', { fileIds: ['1', FILE_ID] }],
    ['a token that is not known to be restricted', { fileIds: [], scopes: undefined }],
    ['a token of unknown life', { expiresAtMs: undefined }],
    ['a token in the last millisecond of its life', { expiresAtMs: NOW.getTime() + 1 }],
  ])('takes %s', (_, change) => {
    expect(() => requireUsable(aToken(change), use)).not.toThrow();
  });

  it.each([
    ['at the end of its life', { expiresAtMs: NOW.getTime() }, 'The read token has expired.'],
    ['long after it', { expiresAtMs: 0 }, 'The read token has expired.'],
    ['for another file', { fileIds: ['1'] }, 'The read token is for another file.'],
    ['for a file whose id begins alike', { fileIds: [`${FILE_ID}0`] }, 'The read token is for another file.'],
  ])('refuses a token %s', (_, change, message) => {
    expect(() => requireUsable(aToken(change), use)).toThrow(UnusableTokenError);
    expect(() => requireUsable(aToken(change), use)).toThrow(message);
  });

  it('says which of the two tokens it was', () => {
    expect(() => requireUsable(aToken({ expiresAtMs: 0 }), { ...use, kind: 'write' })).toThrow(
      'The write token has expired.',
    );
  });
});
