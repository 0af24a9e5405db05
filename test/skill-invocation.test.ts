import { describe, expect, it } from '@jest/globals';
import {
  anInvocation,
  aPayload,
  aReadToken,
  aSource,
  aWriteToken,
  FILE_ID,
  NOW,
  READ_TOKEN,
  WRITE_TOKEN,
} from './support/factories.ts';
import { parsed } from './support/parsed.ts';
import {
  payload2017,
  payload2018,
  payload2019,
  payload2020Edited,
  payloadInternal,
  payloadOfSchema,
} from './support/payload-variants.ts';

const CREATED_AT_MS = Date.parse('2026-11-02T09:15:30-08:00');

describe('parseInvocation', () => {
  it('reads what Box sends today', () => {
    const invocation = parsed(aPayload());
    expect(invocation).toEqual(anInvocation());
    expect(invocation.readToken.secret.reveal()).toBe(READ_TOKEN);
    expect(invocation.writeToken.secret.reveal()).toBe(WRITE_TOKEN);
  });

  it.each([
    ['of 2017', payload2017()],
    ['of 2018', payload2018()],
    ['of 2019, with numbers for ids', payload2019()],
    ['of 2020, edited by hand', payload2020Edited()],
    ["of Box's own skills", payloadInternal()],
    ["of Box's own skills, with a text inside", payloadInternal('{"service":"vision"}')],
    ['of the withdrawn schema', payloadOfSchema()],
  ])('reads the payload %s', (_, payload) => {
    const { skillId, source, readToken, writeToken } = parsed(payload);
    expect({ skillId, id: source.id, name: source.name, type: source.type }).toEqual({
      skillId: '18417',
      id: FILE_ID,
      name: 'quarterly-report.md',
      type: 'file',
    });
    expect([readToken.secret.reveal(), writeToken.secret.reveal()]).toEqual([READ_TOKEN, WRITE_TOKEN]);
    expect([readToken.fileIds, writeToken.fileIds]).toEqual([[FILE_ID], [FILE_ID]]);
    expect(readToken.expiresAtMs).toBeGreaterThan(NOW.getTime());
  });

  it('tells a write token that may not answer invocations', () => {
    expect(parsed(payload2017()).writeToken.scopes).toEqual(['gcm', 'item_upload']);
    expect(parsed(payload2018()).writeToken.scopes).toContain('manage_skill_invocations');
  });

  it('makes texts of all ids', () => {
    const { skillId, enterpriseId, source } = parsed(payload2019());
    expect([skillId, enterpriseId, source.id, source.versionId]).toEqual([
      '18417',
      '7340081',
      FILE_ID,
      '1391000000001',
    ]);
    expect(parsed(aPayload({ id: 42 })).id).toBe('42');
  });

  it('leaves out what Box did not say', () => {
    const source = { type: 'file', id: FILE_ID, name: 'a.txt' };
    const invocation = parsed({ ...payloadOfSchema(), source });
    expect(invocation.source).toEqual(source);
    expect(invocation.enterpriseId).toBeUndefined();
    expect(invocation.createdAtMs).toBeUndefined();
  });

  it.each(['folder', 'web_link'])('reads a %s, which is for the admission to refuse', (type) => {
    expect(parsed(aPayload({ source: { type, id: '120012345678', name: 'Reports' } })).source.type).toBe(type);
  });

  it.each([
    ['the escapes that Box writes', '"caf\\u00e9 \\u65e5\\u672c \\ud83d\\ude00.txt"', 'café 日本 😀.txt'],
    ['raw UTF-8', '"café 日本 😀.txt"', 'café 日本 😀.txt'],
    ['escaped slashes', '"a\\/b.txt"', 'a/b.txt'],
    ['half a surrogate pair', '"\\ud83d.txt"', '\ud83d.txt'],
  ])('reads a name in %s', (_, json, name) => {
    const body = JSON.stringify(aPayload()).replaceAll('"quarterly-report.md"', json);
    expect(parsed(body).source.name).toBe(name);
  });

  it('reads a body that begins with a byte order mark', () => {
    expect(parsed(`\uFEFF${JSON.stringify(aPayload())}`)).toEqual(anInvocation());
  });

  it('ignores unknown fields, wherever they are', () => {
    const source = aSource({ etag: '1', sha1: null });
    expect(parsed(aPayload({ source, new_field: [{}], id2: 1 }))).toEqual(anInvocation());
  });

  it('takes nothing from a prototype in the body', () => {
    const body = JSON.stringify({ ...aPayload(), source: undefined, token: undefined });
    const evil = body.replace(
      '{',
      '{"__proto__":{"source":{"type":"file","id":"1","name":"a"},"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    expect(() => parsed(evil)).toThrow('source');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const alongside = JSON.stringify(aPayload()).replace('{', '{"__proto__":{"id":"other"},');
    expect(parsed(alongside)).toEqual(anInvocation());
  });
});

describe('what Box may get wrong', () => {
  it.each([
    ['size', { size: 'large' }, 'sizeBytes'],
    ['size', { size: -1 }, 'sizeBytes'],
    ['size', { size: 1.5 }, 'sizeBytes'],
    ['size', { size: 1e300 }, 'sizeBytes'],
    ['size', { size: null }, 'sizeBytes'],
    ['size', { size: '12345678901234567890' }, 'sizeBytes'],
    ['file_version', { file_version: null }, 'versionId'],
    ['file_version', { file_version: {} }, 'versionId'],
    ['file_version', { file_version: { id: '../1' } }, 'versionId'],
    ['file_version', { file_version: '1391000000001' }, 'versionId'],
  ] as const)('in source.%s, %j, counts as not said', (_, change, field) => {
    const { source } = parsed(aPayload({ source: aSource(change) }));
    expect(source[field]).toBeUndefined();
    expect(source.id).toBe(FILE_ID);
  });

  it.each([
    [0, 0],
    ['52416', 52_416],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('does not include the size %j', (size, sizeBytes) => {
    expect(parsed(aPayload({ source: aSource({ size }) })).source.sizeBytes).toBe(sizeBytes);
  });

  it.each([null, 'Example', {}, { id: null }, { id: '1/2' }, { id: 1.5 }, []])(
    'in the enterprise, %j, counts as not said',
    (enterprise) => {
      expect(parsed(aPayload({ enterprise })).enterpriseId).toBeUndefined();
    },
  );

  it.each([undefined, null, '', 'yesterday', 12, {}])('in created_at, %j, counts as not said', (created_at) => {
    const invocation = parsed(
      aPayload({ created_at, token: { read: aReadToken({ expires_in: 60 }), write: aWriteToken() } }),
    );
    expect(invocation.createdAtMs).toBeUndefined();
    expect(invocation.readToken.expiresAtMs).toBe(NOW.getTime() + 60_000);
  });

  it.each([
    { status: 'invoked' },
    { status: null },
    { event: null },
    { event: [] },
    { trigger: 7 },
    { type: 'other' },
    { parameters: 'none' },
    { skill_rules: {} },
  ])('in fields that nobody needs, %j, goes unnoticed', (change) => {
    expect(parsed(aPayload(change))).toEqual(anInvocation());
  });
});

describe('parseInvocation, on the moment of creation', () => {
  it('counts a relative life from it', () => {
    const token = { read: aReadToken({ expires_in: 3600 }), write: aWriteToken({ expires_in: '3600' }) };
    const invocation = parsed(aPayload({ token }));
    expect(invocation.createdAtMs).toBe(CREATED_AT_MS);
    expect(invocation.readToken.expiresAtMs).toBe(CREATED_AT_MS + 3_600_000);
    expect(invocation.writeToken.expiresAtMs).toBe(CREATED_AT_MS + 3_600_000);
  });
});
