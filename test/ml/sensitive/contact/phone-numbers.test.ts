import { describe, expect, it } from '@jest/globals';
import { findingsIn, foundIn, labelsIn } from '../found-in.ts';

const RECEIPT = `Lantern Street Hardware
31 Lantern Street, Eastholm
Tel. 01632 960 537
wood screws 4x40 3.80
Masking tape 2X 5.10
Total 43.00
Card 43.00
Receipt no. 20250612-0077
Order no. LH-88213
12 June 2025 16:42`;

describe('a phone number', () => {
  // Of the ranges that Ofcom, NANPA, ARCEP and ACMA keep free for films and books.
  it.each([
    ['+44 20 7946 0958', '+44 … 58'],
    ['0044 20 7946 0958', '+44 … 58'],
    ['+44 (0)20 7946 0958', '+44 … 58'],
    ['+1 212-555-0142', '+1 … 42'],
    ['+33 1 99 00 12 34', '+33 … 34'],
    ['+61 491 570 156', '+61 … 56'],
    ['+44\u00A020\u20097946\u202F0958', '+44 … 58'],
    ['+44 20‑7946–0958', '+44 … 58'],
    ['+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨', '+44 … 58'],
  ])('%s is found by itself', async (written, shown) => {
    expect(await foundIn(`She has ${written} now.`)).toEqual([`phone number ${shown}`]);
  });

  it.each([
    ['Phone: (0117) 496 0123', '+44 … 23'],
    ['(212) 555-0142', '+1 … 42'],
    ['Tél. : 01 99 00 12 34', '+33 … 34'],
  ])('of a country that alone groups it so is shown with its code: %s', async (text, shown) => {
    expect(await foundIn(text)).toEqual([`phone number ${shown}`]);
  });

  it('that may be of several countries is shown without a code', async () => {
    expect(await foundIn(RECEIPT)).toEqual(['phone number … 37']);
    // So is one written in India and New Zealand.
    expect(await foundIn('Phone: 020 7946 0958')).toEqual(['phone number … 58']);
    // Danish and Norwegian alike.
    expect(await foundIn('Tlf. 22 33 44 55')).toEqual(['phone number … 55']);
  });

  it('belongs to the country whose code stands before others in the text', async () => {
    expect(await foundIn('Tlf. 22 33 44 55, fax +47 21 03 05 00')).toContain('phone number +47 … 55');
    expect(await foundIn('Tlf. 22 33 44 55, fax 0047 21 03 05 00')).toContain('phone number +47 … 55');
    expect(await foundIn('Tlf. 22 33 44 55, fax +47 21 03 05 00, mobil +45 32 12 34 56')).toContain(
      'phone number … 55',
    );
  });

  it('belongs to the only country asked for', async () => {
    expect(await foundIn('Tlf. 22 33 44 55', { countries: ['DK'] })).toEqual(['phone number +45 … 55']);
  });

  it('is one value with and without its country code', async () => {
    const findings = await findingsIn('Tel. 020 7946 0958, from abroad +44 20 7946 0958, or 020-7946-0958');
    expect(findings).toHaveLength(3);
    expect(new Set(findings.map(({ value }) => value)).size).toBe(1);
  });

  it('is one value where a country keeps the leading 0 that another drops', async () => {
    const findings = await findingsIn('Tel. 020 7946 0958, from abroad +44 20 7946 0958', { countries: ['IT'] });
    expect(findings.map(({ value }) => value)).toEqual(['2079460958', '2079460958']);
  });

  it.each([
    ['a date', 'Call 2025-06-12'],
    ['an IP address', 'Call 192.168.100.200'],
    ['a span of years', 'Tel 1914-1918'],
    ['a price', 'Order for €07946095812'],
    ['an order number', 'Order no. 020 7946 0958'],
    ['brackets that do not match', 'Tel. (0201234'],
    ['all digits alike', 'Tel. 00000000000'],
    ['too long', 'Tel. +44 20 7946 0958 1234 5678'],
  ])('is not %s', async (_, text) => {
    expect(await labelsIn(text)).toEqual([]);
  });

  it('of a national form is not looked for in numbers that nothing names', async () => {
    expect(await labelsIn('We saw 2079460958 of them.')).toEqual([]);
  });

  it('is found beyond the hundredth, of which no code is sought', async () => {
    const text = Array.from({ length: 150 }, (_, at) => `Phone: (212) 555-01${String(at % 100).padStart(2, '0')}`).join(
      '\n',
    );
    const found = await foundIn(text);
    expect(found).toHaveLength(150);
    expect(found[99]).toBe('phone number +1 … 99');
    expect(found[100]).toBe('phone number … 00');
  });
});
