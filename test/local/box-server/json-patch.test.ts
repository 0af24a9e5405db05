import { describe, expect, it } from '@jest/globals';
import { applyPatch, PatchTestError } from '../../../src/local/box-server/json-patch.ts';
import { JsonPointerError } from '../../../src/local/box-server/json-pointer.ts';

describe('applyPatch', () => {
  it.each<[string, unknown, unknown[], unknown]>([
    ['A.1 adds a member', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
    [
      'A.2 adds to an array',
      { foo: ['bar', 'baz'] },
      [{ op: 'add', path: '/foo/1', value: 'qux' }],
      { foo: ['bar', 'qux', 'baz'] },
    ],
    ['A.3 removes a member', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
    ['A.4 removes from an array', { foo: [1, 2, 3] }, [{ op: 'remove', path: '/foo/1' }], { foo: [1, 3] }],
    ['A.5 replaces', { baz: 'qux' }, [{ op: 'replace', path: '/baz', value: 'boo' }], { baz: 'boo' }],
    [
      'A.6 moves a member',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'A.7 moves within an array',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'A.8 passes a test',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [
        { op: 'test', path: '/baz', value: 'qux' },
        { op: 'test', path: '/foo/1', value: 2 },
      ],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    [
      'A.10 adds a nested object',
      { foo: 'bar' },
      [{ op: 'add', path: '/child', value: { grandchild: {} } }],
      { foo: 'bar', child: { grandchild: {} } },
    ],
    [
      'A.11 ignores what it does not know',
      { foo: 1 },
      [{ op: 'add', path: '/baz', value: 2, xyz: 3 }],
      { foo: 1, baz: 2 },
    ],
    ['A.14 unescapes a pointer', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
    ['A.16 appends', { foo: ['bar'] }, [{ op: 'add', path: '/foo/-', value: ['abc'] }], { foo: ['bar', ['abc']] }],
    [
      'copies',
      { a: [1] },
      [
        { op: 'copy', from: '/a', path: '/b' },
        { op: 'add', path: '/b/-', value: 2 },
      ],
      { a: [1], b: [1, 2] },
    ],
    ['moves to where it is', { a: [1, 2] }, [{ op: 'move', from: '/a/0', path: '/a/0' }], { a: [1, 2] }],
    ['replaces the whole', { a: 1 }, [{ op: 'replace', path: '', value: { b: 2 } }], { b: 2 }],
    [
      'tests objects whatever the order of their members',
      { a: { x: 1, y: [2] } },
      [{ op: 'test', path: '/a', value: { y: [2], x: 1 } }],
      { a: { x: 1, y: [2] } },
    ],
  ])('RFC 6902: %s', (_name, before, operations, after) => {
    expect(applyPatch(before, operations)).toEqual(after);
  });

  it.each<[string, unknown, unknown[]]>([
    ['A.9 a test of another value', { baz: 'qux' }, [{ op: 'test', path: '/baz', value: 'bar' }]],
    ['A.15 a test of a string against a number', { '~1': 10 }, [{ op: 'test', path: '/~01', value: '10' }]],
  ])('RFC 6902: fails on %s', (_name, before, operations) => {
    expect(() => applyPatch(before, operations)).toThrow(PatchTestError);
  });

  it.each<[string, unknown[]]>([
    ['A.12 a parent that is not there', [{ op: 'add', path: '/baz/bat', value: 'qux' }]],
    ['a member to replace that is not there', [{ op: 'replace', path: '/baz', value: 1 }]],
    ['an index beyond the end', [{ op: 'add', path: '/list/3', value: 1 }]],
    ['an index to replace at the end', [{ op: 'replace', path: '/list/2', value: 1 }]],
    ['an index with a leading zero', [{ op: 'remove', path: '/list/00' }]],
    ['a dash where something is to be removed', [{ op: 'remove', path: '/list/-' }]],
    ['an inherited name', [{ op: 'test', path: '/toString', value: 1 }]],
    ['a way to the prototype', [{ op: 'add', path: '/__proto__/polluted', value: true }]],
    ['a new prototype', [{ op: 'add', path: '/__proto__', value: { polluted: true } }]],
    ['a way to the constructor', [{ op: 'add', path: '/constructor/prototype/polluted', value: true }]],
    ['a pointer without its slash', [{ op: 'remove', path: 'list' }]],
    ['a broken escape', [{ op: 'remove', path: '/~2' }]],
    ['a move into itself', [{ op: 'move', from: '/list', path: '/list/0' }]],
    ['an unknown operation', [{ op: 'merge', path: '/list' }]],
    ['a missing value', [{ op: 'add', path: '/list/-' }]],
    ['something that is no operation', ['remove']],
    [
      'copies that double and double',
      Array.from({ length: 40 }, () => ({ op: 'copy', from: '/list', path: '/list/0' })),
    ],
  ])('refuses %s', (_name, operations) => {
    expect(() => applyPatch({ list: [1, 2] }, operations)).toThrow(JsonPointerError);
    expect({}).not.toHaveProperty('polluted');
  });

  it('leaves the document alone, also when a later operation fails', () => {
    const document = { cards: ['mine'] };
    const operations = [
      { op: 'remove', path: '/cards/0' },
      { op: 'test', path: '/cards', value: 'other' },
    ];
    expect(() => applyPatch(document, operations)).toThrow(PatchTestError);
    expect(document).toEqual({ cards: ['mine'] });
  });
});
