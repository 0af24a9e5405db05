import { describe, expect, it } from '@jest/globals';
import { foundIn, labelsIn, withOneDigitChanged } from '../found-in.ts';

// For tests, as docs.stripe.com/testing, docs.adyen.com and developer.paypal.com publish them.
const CARDS = [
  '4242 4242 4242 4242',
  '4000056655665556',
  '5555 5555 5555 4444',
  '5105-1051-0510-5100',
  '2223 0031 2200 3222',
  '3782 822463 10005',
  '371449635398431',
  '6011 1111 1111 1117',
  '6011000990139424',
  '3056 9300 0902 0004',
  '3622 720627 1667',
  '3566 0020 2036 0505',
  '6200 0000 0000 0005',
];

// Of the IBAN registry, published by SWIFT.
const IBANS = [
  'GB29 NWBK 6016 1331 9268 19',
  'DE89 3704 0044 0532 0130 00',
  'FR14 2004 1010 0505 0001 3M02 606',
  'IT60 X054 2811 1010 0000 0123 456',
  'ES91 2100 0418 4502 0005 1332',
  'NL91ABNA0417164300',
  'BE68 5390 0754 7034',
  'CH93 0076 2011 6238 5295 7',
  'AT61 1904 3002 3457 3201',
  'SE45 5000 0000 0583 9825 7466',
  'NO93 8601 1117 947',
  'DK50 0040 0440 1162 43',
  'FI21 1234 5600 0007 85',
  'PL61 1090 1014 0000 0712 1981 2874',
  'PT50 0002 0123 1234 5678 9015 4',
  'IE29 AIBK 9311 5212 3456 78',
  'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
  'BR18 0036 0305 0000 1000 9795 493C 1',
  'SA03 8000 0000 6080 1016 7519',
  'TR33 0006 1005 1978 6457 8413 26',
  'LU28 0019 4006 4475 0000',
  'gb29nwbk60161331926819',
];

// ICAO Doc 9303, parts 4 (passport), 5 (card of three lines) and 7 (visa of type A).
const PASSPORT = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const CARD = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<';
const VISA = 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<';

describe('a payment card', () => {
  it.each(CARDS)('%s is found, and not with any one digit changed', async (card) => {
    const last = card.replace(/\D/g, '').slice(-4);
    expect(await foundIn(`Paid by card ${card} today`)).toEqual([`payment card •••• ${last}`]);
    for (const changed of withOneDigitChanged(card))
      expect([changed, await labelsIn(`Paid by card ${changed} today`)]).not.toEqual([changed, ['payment card']]);
  });

  it.each([
    ['of full-width digits', '４２４２ ４２４２ ４２４２ ４２４２'],
    ['of Arabic-Indic digits', '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢'],
    ['of Devanagari digits', '४२४२ ४२४२ ४२४२ ४२४२'],
    ['of mathematical digits', '𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐'],
    ['with no-break spaces', '4242\u00A04242\u00A04242\u00A04242'],
    ['with thin spaces', '4242\u20094242\u20094242\u20094242'],
    ['with narrow no-break spaces', '4242\u202F4242\u202F4242\u202F4242'],
    ['with en dashes', '4242–4242–4242–4242'],
    ['with no-break hyphens', '4242‑4242‑4242‑4242'],
    ['with invisible characters', '4242\u200B 4242\u00AD 4242 4242\u2060'],
  ])('is found %s', async (_, card) => {
    expect(await foundIn(`Card ${card}`)).toEqual(['payment card •••• 4242']);
  });

  it.each([
    ['an order number', 'Order number: 4242424242424242'],
    ['part of a longer number', 'Card 94242424242424242123'],
    ['part of a word', 'Card x4242424242424242'],
    ['a file name', 'IMG_4242424242424242.jpg'],
    ['an unknown issuer', 'Card 9999 9999 9999 9995'],
    ['all digits alike', 'Card 4444 4444 4444 4444'],
  ])('is not %s', async (_, text) => {
    expect(await labelsIn(text)).not.toContain('payment card');
  });

  it('of 13 digits, which barcodes have too, must be named', async () => {
    // Of the test numbers that PayPal publishes.
    expect(await labelsIn('Visa card 4222222222222')).toEqual(['payment card']);
    expect(await labelsIn('We have 4222222222222 here')).toEqual([]);
  });
});

describe('an IBAN', () => {
  it.each(IBANS)('%s is found, and not with any one digit changed', async (iban) => {
    const bare = iban.replaceAll(' ', '').toUpperCase();
    expect(await foundIn(`to ${iban}.`)).toEqual([`IBAN ${bare.slice(0, 2)}•• … ${bare.slice(-4)}`]);
    for (const changed of withOneDigitChanged(iban)) expect(await labelsIn(`to ${changed}.`)).not.toContain('IBAN');
  });

  it.each(['XX29 NWBK 6016 1331 9268 19', 'GB29 NWBK 6016 1331 9268 1', 'GB29 6016 NWBK 1331 9268 19'])(
    '%s has not the form of its country',
    async (iban) => {
      expect(await labelsIn(`IBAN ${iban}`)).not.toContain('IBAN');
    },
  );

  it('is found broken over two lines', async () => {
    expect(await labelsIn('IBAN DE89 3704 0044\n0532 0130 00')).toEqual(['IBAN']);
  });

  it('is found right behind another', async () => {
    expect(await labelsIn('DE89 3704 0044 0532 0130 00 GB29 NWBK 6016 1331 9268 19')).toEqual(['IBAN', 'IBAN']);
  });
});

describe('a machine-readable zone', () => {
  it('is found on a passport, a card and a visa', async () => {
    expect(await foundIn(PASSPORT)).toEqual(['passport … C3']);
    expect(await foundIn(CARD)).toEqual(['identity card or visa … 90']);
    expect(await foundIn(VISA)).toEqual(['identity card or visa … 1C']);
  });

  it.each([
    ['number', 'L898902C36', 'L898903C36'],
    ['check digit', 'L898902C36', 'L898902C37'],
    ['date of birth', '7408122', '7408132'],
    ['date of expiry', '1204159', '1204169'],
  ])('is refused with another %s', async (_, from, to) => {
    expect(await labelsIn(PASSPORT.replace(from, to))).not.toContain('passport');
  });
});
