import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CARD_VALUES } from '../../../eval/sensitive/values/card-values.ts';
import { withLuhn } from '../../../eval/sensitive/values/check-digits.ts';
import { CONTACT_VALUES } from '../../../eval/sensitive/values/contact-values.ts';
import { ID_VALUES } from '../../../eval/sensitive/values/id-values.ts';
import { random } from '../../../eval/sensitive/values/random.ts';
import { SECRET_VALUES } from '../../../eval/sensitive/values/secret-values.ts';
import { type SensitiveDataOptions, sensitiveDataAdapter } from '../../../src/ml/adapters/sensitive-data.ts';
import { textAdapterContract } from '../../contract/text-adapter.contract.ts';

const MIXED = `To: jo@example.org, max@example.org; cc ann@example.org
Card 4242 4242 4242 4242, and again 4242-4242-4242-4242, and 5555 5555 5555 4444.
IBAN DE89 3704 0044 0532 0130 00. SSN 078-05-1120. Phone +44 20 7946 0958.
P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10
Password: harbour#204
api_key = "q7Zt2Rk9Lx4Bv8Wn1Yc6Hp3Md5Gs0Jf2"
`;

textAdapterContract({
  name: 'sensitiveDataAdapter',
  adapter: () => sensitiveDataAdapter(),
  goodTexts: [
    { text: MIXED },
    { text: 'name,phone,e-mail\nJo,+44 20 7946 0958,jo@example.org\n', format: 'csv' },
    { text: '<p>Card <b>4242</b> 4242 4242 4242 <a href="mailto:jo@example.org">Jo</a></p>', format: 'html' },
    { text: '{"password": "harbour#204"}', format: 'json' },
  ],
});

async function entriesOf(text: string, options: SensitiveDataOptions = {}, format?: string): Promise<string[]> {
  const contents = await sensitiveDataAdapter(options).look({
    file: { name: 'file.txt', extension: 'txt', type: { group: 'text', format: 'txt' } },
    signal: new AbortController().signal,
    text: { kind: 'text', text, ...(format && { format }) },
  });
  return contents.flatMap((content) => (content.kind === 'keyword' ? content.entries.map((entry) => entry.text) : []));
}

describe('the card of sensitiveDataAdapter', () => {
  it('says how many of what, what opens doors first', async () => {
    expect(await entriesOf(MIXED)).toEqual([
      '1 access key or token',
      '1 password',
      '2 payment cards (•••• 4242, •••• 4444)',
      '1 IBAN (DE•• … 3000)',
      '1 passport (… C3)',
      '1 US Social Security number (… 20)',
      '1 phone number (+44 … 58)',
      '3 e-mail addresses (j•••@example.org, m•••@example.org, …)',
    ]);
  });

  it('says of the sample what stands in it', async () => {
    const sample = readFileSync(new URL('../../../events/files/staff-records.txt', import.meta.url), 'utf8');
    expect(await entriesOf(sample, {}, 'txt')).toEqual([
      '1 password',
      '1 payment card (•••• 4242)',
      '3 IBANs (GB•• … 6188, DE•• … 8974, …)',
      '1 passport (… C3)',
      '1 UK National Insurance number (… 6C)',
      '1 NHS number (… 19)',
      '1 German tax ID (… 19)',
      '1 Dutch citizen service number (… 33)',
      '1 US Social Security number (… 20)',
      '4 phone numbers (+44 … 23, +49 … 18, …)',
      '3 e-mail addresses (a•••@harbour-lines.example, u•••@harbour-lines.example, …)',
    ]);
  });

  it('is not made for a text without any', async () => {
    const contents = await sensitiveDataAdapter().look({
      file: { name: 'file.txt', extension: 'txt', type: { group: 'text', format: 'txt' } },
      signal: new AbortController().signal,
      text: { kind: 'text', text: 'Nothing but words, and 12 of them on 12 June 2025, order 4242424242424242.' },
    });
    expect(contents).toEqual([]);
  });

  it('holds only the kinds that are asked for', async () => {
    expect(await entriesOf(MIXED, { kinds: ['iban', 'password'] })).toEqual(['1 password', '1 IBAN (DE•• … 3000)']);
    expect(await entriesOf(MIXED, { kinds: [] })).toEqual([]);
  });

  it('holds only the ids of countries that are asked for, and international phone numbers whatever they are', async () => {
    expect(await entriesOf(MIXED, { countries: ['NL'], kinds: ['national-id', 'phone'] })).toEqual([
      '1 phone number (+44 … 58)',
    ]);
  });

  it('counts up to ten thousand different values of a kind', async () => {
    const addresses = (count: number) => Array.from({ length: count }, (_, at) => `p${at}@example.org`).join('\n');
    expect(await entriesOf(addresses(10_000))).toEqual([expect.stringMatching(/^10,000 e-mail addresses /)]);
    // Those met again are no more.
    expect(await entriesOf(`${addresses(10_000)}\n${addresses(5)}`)).toEqual([
      expect.stringMatching(/^10,000 e-mail addresses /),
    ]);
    expect(await entriesOf(addresses(10_001))).toEqual([expect.stringMatching(/^more than 10,000 e-mail addresses /)]);
  });

  it('counts a value once, however often and however it is written', async () => {
    const ways = [
      '4242 4242 4242 4242',
      '4242424242424242',
      '４２４２ ４２４２ ４２４２ ４２４２',
      '4242\u00A04242\u00A04242\u00A04242',
    ];
    expect(await entriesOf(`${ways.map((way) => `Card ${way}`).join('\n')}\n`.repeat(50))).toEqual([
      '1 payment card (•••• 4242)',
    ]);
  });

  it('counts each value once across the borders of pieces', async () => {
    const chance = random('borders');
    const cards = Array.from({ length: 6000 }, () => withLuhn(`4${chance.digits(14)}`).replace(/.{4}(?=.)/g, '$& '));
    const count = new Set(cards).size.toLocaleString('en-GB');
    expect(await entriesOf(cards.map((card) => `Card ${card}, paid\n`).join(''))).toEqual([
      expect.stringMatching(new RegExp(`^${count} payment cards `)),
    ]);
  });

  it.each([65_505, 65_510, 65_517, 65_525, 65_530, 65_535, 65_536])(
    'has what begins %d characters into the text, near the border of a piece, once',
    async (place) => {
      const text = `${'so '.repeat(30_000).slice(0, place - 5)}card 4242 4242 4242 4242 ${'so '.repeat(3000)}`;
      expect(await entriesOf(text)).toEqual(['1 payment card (•••• 4242)']);
    },
  );
});

/** What may be shown, by the beginning of what the value is called. */
const MASKS: [label: RegExp, mask: RegExp | undefined][] = [
  [/^payment card/, /^•••• \d{4}$/],
  [/^IBAN/, /^[A-Z]{2}•• … [0-9A-Z]{4}$/],
  [/^phone number/, /^(?:\+\d{1,3} )?… \d{2}$/],
  [/^e-mail address/, /^.•••@[\w.-]+$/u],
  [/^(?:access key|.* (?:access )?(?:key|token|webhook)s?$|private key|JSON Web Token|password)/, undefined],
  // Passports and national ids.
  [/^/, /^… [0-9A-Z]{2}$/],
];

function expectMasked(entry: string): void {
  const [, label = '', , samples] = /^(?:more than )?[\d,]+ ([^(]+?)( \((.*)\))?$/.exec(entry) ?? [];
  const mask = MASKS.find(([name]) => name.test(label))?.[1];
  const shown = samples?.split(', ').filter((sample) => sample !== '…') ?? [];
  expect(label).not.toBe('');
  expect(shown.length).toBeLessThanOrEqual(2);
  for (const sample of shown)
    expect(`${label}: ${sample}`).toMatch(mask ? new RegExp(`^${label}: ${mask.source.slice(1)}`, 'u') : /^never$/);
}

describe('no entry of sensitiveDataAdapter', () => {
  const makers = Object.entries({ ...CARD_VALUES, ...ID_VALUES, ...CONTACT_VALUES, ...SECRET_VALUES });
  const named = (label: string) => (/key or token/.test(label) ? 'api_key' : label);

  it.each(makers)('shows more of a value than its mask allows: %s', async (name, make) => {
    const chance = random(`property ${name}`);
    const values = Array.from({ length: 20 }, () => make(chance));
    const entries = await entriesOf(
      values.map(({ written, label }) => `${named(label ?? '')}: ${written}\n`).join('\n'),
    );
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) {
      expectMasked(entry);
      for (const { written, core = written } of values) {
        expect(entry).not.toContain(written);
        expect(entry).not.toContain(core);
      }
    }
  });

  it('shows more than masks whatever stands around and between values', async () => {
    const chunk = fc
      .tuple(fc.constantFrom(...makers), fc.string({ maxLength: 12 }), fc.string(), fc.boolean())
      .map(([[, make], noise, seed, isNamed]) => {
        const { written, label = '' } = make(random(seed));
        return { text: `${noise} ${isNamed ? `${named(label)}: ` : ''}${written} `, written };
      });
    const formats = fc.constantFrom(undefined, 'txt', 'csv', 'html', 'json');
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 8 }), formats, async (chunks, format) => {
        for (const entry of await entriesOf(chunks.map(({ text }) => text).join(''), {}, format)) {
          expect(chunks.filter(({ written }) => entry.includes(written))).toEqual([]);
          // The domain of an address may hold what random noise put there.
          if (!entry.includes('@')) expectMasked(entry);
        }
      }),
      { numRuns: 300 },
    );
  });
});
