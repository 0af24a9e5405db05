import { describe, expect, it } from '@jest/globals';
import { findingsIn, foundIn, labelsIn } from '../found-in.ts';

describe('an e-mail address', () => {
  it.each([
    ['jo@example.org', 'j•••@example.org'],
    ['Jo.Bloggs+box@Mail.Example.org', 'J•••@mail.example.org'],
    ['<jo@example.org>', 'j•••@example.org'],
    ['mailto:jo@example.org?subject=x', 'j•••@example.org'],
    ['**jo@example.org**', 'j•••@example.org'],
    ['zoë@bücher.example', 'z•••@bücher.example'],
    ['jo@xn--bcher-kva.example', 'j•••@xn--bcher-kva.example'],
    ['ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'j•••@example.org'],
    ['jo@example.org.', 'j•••@example.org'],
  ])('is found in %s', async (text, shown) => {
    expect(await foundIn(text)).toEqual([`e-mail address ${shown}`]);
  });

  it.each([
    'logo@2x.png',
    'lodash@4.17.21',
    'git@host.example:owner/name.git',
    'root@host.example:~#',
    'https://user@host.example/',
    'Message-ID: <2024.abc@mail.example.org>',
    'jo..bloggs@example.org',
    'jo.@example.org',
    'jo@example',
    'jo@@example.org',
    '@example.org',
    'jo@-example.org',
  ])('is not %s', async (text) => {
    expect(await labelsIn(text)).toEqual([]);
  });

  it('is one whatever the case', async () => {
    const findings = await findingsIn('jo@example.org, JO@EXAMPLE.ORG');
    expect(new Set(findings.map(({ value }) => value)).size).toBe(1);
    expect(findings).toHaveLength(2);
  });
});
