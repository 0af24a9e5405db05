import { ibanOf, mrzDigit, withLuhn } from './check-digits.ts';
import type { Random } from './random.ts';
import type { MakeValue } from './value.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const STARTS = ['4', '4', '4', '51', '52', '53', '54', '55', '2221', '2534', '6011', '3530', '62'];

function cardNumber(random: Random): string {
  const start = random.pick(STARTS);
  return withLuhn(start + random.digits(15 - start.length));
}

function inFours(text: string, joint: string): string {
  return text.replace(/.{4}(?=.)/g, `$&${joint}`);
}

function card(write: (random: Random) => string): MakeValue {
  return (random) => ({ written: write(random), label: 'payment card' });
}

const BANKS: Record<string, (random: Random) => string> = {
  AT: (r) => r.digits(16),
  BE: (r) => r.digits(12),
  CH: (r) => r.digits(17),
  DE: (r) => r.digits(18),
  DK: (r) => r.digits(14),
  ES: (r) => r.digits(20),
  FI: (r) => r.digits(14),
  FR: (r) => r.digits(10) + r.characters(11, '0123456789') + r.digits(2),
  GB: (r) => r.characters(4, LETTERS) + r.digits(14),
  IE: (r) => r.characters(4, LETTERS) + r.digits(14),
  IT: (r) => r.characters(1, LETTERS) + r.digits(22),
  NL: (r) => r.characters(4, LETTERS) + r.digits(10),
  NO: (r) => r.digits(11),
  PL: (r) => r.digits(24),
  PT: (r) => r.digits(21),
  SE: (r) => r.digits(20),
};

const ibans = Object.entries(BANKS).flatMap(([country, bank]) => {
  const make =
    (joint: string): MakeValue =>
    (random) => ({
      written: inFours(ibanOf(country, bank(random)), joint),
      label: 'IBAN',
    });
  const name = `iban-${country.toLowerCase()}`;
  return [[name, make(' ')] as const, [`${name}-bare`, make('')] as const];
});

function passport(random: Random): { written: string; core: string } {
  const number = random.pick(['C', 'L', 'X', 'P', '5', '9']) + random.characters(8, '0123456789CFGHJK');
  const [birth, expiry] = [`${random.digits(2)}0714`, `3${random.digits(1)}0228`];
  const personal = '<'.repeat(14);
  const names = `P<UTO${random.characters(7, LETTERS)}<<${random.characters(5, LETTERS)}<${random.characters(4, LETTERS)}`;
  const fields = [number, birth, expiry, personal].map((field) => field + mrzDigit(field));
  const [a = '', b = '', c = '', d = ''] = fields;
  const line = `${a}UTO${b}${random.pick(['M', 'F'])}${c}${d}${mrzDigit(a + b + c + d)}`;
  return { written: `${names.padEnd(44, '<')}\n${line}`, core: number };
}

function identityCard(random: Random): { written: string; core: string } {
  const number = random.characters(2, LETTERS) + random.digits(7);
  const [birth, expiry] = [`${random.digits(2)}1130`, `3${random.digits(1)}0415`];
  const first = `IDUTO${number}${mrzDigit(number)}${'<'.repeat(15)}`;
  const second = `${birth}${mrzDigit(birth)}${random.pick(['M', 'F'])}${expiry}${mrzDigit(expiry)}UTO${'<'.repeat(11)}`;
  const all = first.slice(5) + birth + mrzDigit(birth) + expiry + mrzDigit(expiry) + '<'.repeat(11);
  const names = `${random.characters(6, LETTERS)}<<${random.characters(5, LETTERS)}`.padEnd(30, '<');
  return { written: `${first}\n${second}${mrzDigit(all)}\n${names}`, core: number };
}

export const CARD_VALUES: Record<string, MakeValue> = {
  card: card((r) => inFours(cardNumber(r), ' ')),
  'card-dashes': card((r) => inFours(cardNumber(r), '-')),
  'card-dots': card((r) => inFours(cardNumber(r), '.')),
  'card-bare': card(cardNumber),
  'card-nbsp': card((r) => inFours(cardNumber(r), '\u00A0')),
  'card-wide': card((r) =>
    inFours(cardNumber(r), '\u2011').replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  ),
  'card-arabic': card((r) => inFours(cardNumber(r), ' ').replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d)))),
  amex: card((r) => withLuhn(r.pick(['34', '37']) + r.digits(12)).replace(/^(.{4})(.{6})/, '$1 $2 ')),
  'amex-bare': card((r) => withLuhn(r.pick(['34', '37']) + r.digits(12))),
  diners: card((r) => withLuhn(`36${r.digits(11)}`).replace(/^(.{4})(.{6})/, '$1 $2 ')),
  ...Object.fromEntries(ibans),
  passport: (random) => ({ ...passport(random), label: 'passport' }),
  'identity-card': (random) => ({ ...identityCard(random), label: 'identity card or visa' }),
};
