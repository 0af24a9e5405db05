import { remainder, sumOf, tried, withLuhn, withMod11And10, withVerhoeff } from './check-digits.ts';
import type { Random } from './random.ts';
import type { MakeValue } from './value.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

const two = (number: number) => String(number).padStart(2, '0');

/** A day of birth that every calendar has. */
function born(random: Random) {
  const [year, month, day] = [random.between(1940, 2005), random.between(1, 12), random.between(1, 28)];
  return { year, yy: two(year % 100), mm: two(month), dd: two(day), month, day };
}

/** Tries until chance gives something for which there is a check digit. */
function until(make: () => string | undefined): string {
  for (;;) {
    const made = make();
    if (made) return made;
  }
}

/** A last digit that makes the weighted sum divisible by 11; undefined when that would take a tenth one. */
function withEleven(start: string, weights: readonly number[]): string | undefined {
  const found = [...DIGITS].find((digit) => sumOf(start + digit, weights) % 11 === 0);
  return found && start + found;
}

function steuerId(random: Random): string {
  const digits = [...DIGITS].sort(() => random.below(2) - 0.5);
  const ten = digits.slice(0, 9);
  ten.splice(random.between(1, 9), 0, ten[0] as string);
  return ten[0] === '0' || /(.)\1/.test(ten.join('')) ? steuerId(random) : withMod11And10(ten.join(''));
}

function nir(random: Random): string {
  const { yy, mm } = born(random);
  const start = `${random.pick(['1', '2'])}${yy}${mm}${two(random.between(1, 95))}${two(random.between(1, 99)).padStart(3, '0')}${two(random.between(1, 99)).padStart(3, '0')}`;
  return start + two(97 - remainder(start, 97));
}

const ODD: Record<string, number> = Object.fromEntries(
  [...'BAKPLCQDREVOSFTGUHMINJWZYX'].flatMap((letter, value) => {
    const pairs: [string, number][] = [[letter, value]];
    if ('ABCDEFGHIJ'.includes(letter)) pairs.push([String('ABCDEFGHIJ'.indexOf(letter)), value]);
    return pairs;
  }),
);

function codiceFiscale(random: Random): string {
  const { yy, day, month } = born(random);
  const consonants = 'BCDFGLMNPRSTVZ';
  const start =
    random.characters(6, consonants) +
    yy +
    'ABCDEHLMPRST'[month - 1] +
    two(random.below(2) ? day + 40 : day) +
    random.pick(['A', 'D', 'F', 'H', 'L', 'Z']) +
    random.digits(3);
  const sum = [...start].reduce((total, one, at) => {
    const even = /\d/.test(one) ? Number(one) : LETTERS.indexOf(one);
    return total + (at % 2 === 0 ? (ODD[one] as number) : even);
  }, 0);
  return start + LETTERS[sum % 26];
}

function rijksregister(random: Random): string {
  const { year, yy, mm, dd } = born(random);
  const start = yy + mm + dd + String(random.between(2, 997)).padStart(3, '0');
  return start + two(97 - remainder(year < 2000 ? start : `2${start}`, 97));
}

function fodselsnummer(random: Random): string {
  return until(() => {
    const { yy, mm, dd } = born(random);
    const nine = dd + mm + yy + random.digits(3);
    const ten = withEleven(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
    return ten && withEleven(ten, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
  });
}

function hetu(random: Random): string {
  const { year, yy, mm, dd } = born(random);
  const serial = String(random.between(2, 899)).padStart(3, '0');
  return `${dd}${mm}${yy}${year < 2000 ? '-' : 'A'}${serial}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[remainder(dd + mm + yy + serial, 31)]}`;
}

function pesel(random: Random): string {
  const { year, yy, dd, month } = born(random);
  const start = `${yy}${two(year < 2000 ? month : month + 20)}${dd}${random.digits(4)}`;
  return tried(start, DIGITS, (whole) => sumOf(whole, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0);
}

function withBrazilian(start: string): string {
  const weights = [...start].map((_, at) => ((start.length - at - 1) % 8) + 2);
  const cpfWeights = [...start].map((_, at) => start.length + 1 - at);
  const rest = sumOf(start, start.length < 11 ? cpfWeights : weights) % 11;
  return start + (rest < 2 ? '0' : String(11 - rest));
}

function portuguese(random: Random): string {
  const start = random.pick(['1', '2']) + random.digits(7);
  const rest = sumOf(start, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return start + (rest < 2 ? '0' : String(11 - rest));
}

function ssn(random: Random): string {
  const area = until(() => {
    const number = random.between(1, 899);
    return number === 666 ? undefined : String(number).padStart(3, '0');
  });
  return `${area}-${two(random.between(1, 99))}-${String(random.between(1, 9999)).padStart(4, '0')}`;
}

function nino(random: Random): string {
  const prefix = random.pick(['AB', 'CE', 'EH', 'JG', 'KC', 'LP', 'MW', 'PA', 'RX', 'SJ', 'TW', 'WE', 'ZB']);
  return `${prefix} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.pick(['A', 'B', 'C', 'D'])}`;
}

function dni(random: Random): string {
  const number = random.digits(8);
  return number + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23];
}

function nie(random: Random): string {
  const first = random.below(3);
  const number = random.digits(7);
  return `${'XYZ'[first]}${number}${'TRWAGMYFPDXBNJZSQVHLCKE'[Number(`${first}${number}`) % 23]}`;
}

const nhs = (random: Random) =>
  until(() => withEleven(`${random.pick(['4', '6', '7', '9'])}${random.digits(8)}`, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]));
const bsn = (random: Random) =>
  until(() => withEleven(random.pick(['1', '2', '3', '4']) + random.digits(7), [9, 8, 7, 6, 5, 4, 3, 2, 10]));
const tfn = (random: Random) =>
  until(() => withEleven(random.pick(['1', '2', '4', '8']) + random.digits(7), [1, 4, 3, 7, 5, 8, 6, 9, 10]));
const ean = (start: string) =>
  tried(start, DIGITS, (whole) => sumOf(whole, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0);

function swedish(random: Random): { short: string; long: string } {
  const { year, yy, mm, dd } = born(random);
  const ten = withLuhn(yy + mm + dd + random.digits(3));
  const short = `${ten.slice(0, 6)}-${ten.slice(6)}`;
  return { short, long: `${Math.floor(year / 100)}${short}` };
}

const spaced = (digits: string, ...sizes: number[]) =>
  sizes.map((size, at) => digits.slice(sum(sizes.slice(0, at)), sum(sizes.slice(0, at)) + size)).join(' ');
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const FORMS: Record<string, [label: string, write: (random: Random) => string]> = {
  ssn: ['US Social Security number', ssn],
  'ssn-spaces': ['US Social Security number', (r) => ssn(r).replaceAll('-', ' ')],
  'ssn-bare': ['US Social Security number', (r) => ssn(r).replaceAll('-', '')],
  itin: ['US Social Security number', (r) => `9${r.digits(2)}-${r.between(70, 88)}-${r.digits(4)}`],
  nino: ['UK National Insurance number', nino],
  'nino-bare': ['UK National Insurance number', (r) => nino(r).replaceAll(' ', '')],
  nhs: ['NHS number', (r) => spaced(nhs(r), 3, 3, 4)],
  'nhs-bare': ['NHS number', nhs],
  steuerid: ['German tax ID', (r) => spaced(steuerId(r), 2, 3, 3, 3)],
  'steuerid-bare': ['German tax ID', steuerId],
  nir: ['French social security number', (r) => spaced(nir(r), 1, 2, 2, 2, 3, 3, 2)],
  'nir-bare': ['French social security number', nir],
  dni: ['Spanish ID number', dni],
  'dni-dash': ['Spanish ID number', (r) => dni(r).replace(/(?=.$)/, '-')],
  nie: ['Spanish ID number', nie],
  cf: ['Italian tax code', codiceFiscale],
  bsn: ['Dutch citizen service number', bsn],
  'bsn-dots': ['Dutch citizen service number', (r) => bsn(r).replace(/^(....)(..)/, '$1.$2.')],
  rrn: ['Belgian national number', (r) => rijksregister(r).replace(/^(..)(..)(..)(...)/, '$1.$2.$3-$4.')],
  'rrn-bare': ['Belgian national number', rijksregister],
  personnummer: ['Swedish personal number', (r) => swedish(r).short],
  'personnummer-long': ['Swedish personal number', (r) => swedish(r).long],
  fnr: ['Norwegian birth number', (r) => spaced(fodselsnummer(r), 6, 5)],
  'fnr-bare': ['Norwegian birth number', fodselsnummer],
  cpr: ['Danish CPR number', (r) => `${born(r).dd}${born(r).mm}${born(r).yy}-${r.digits(4)}`],
  hetu: ['Finnish personal identity code', hetu],
  pesel: ['Polish PESEL number', pesel],
  'nif-pt': ['Portuguese tax number', portuguese],
  'nif-pt-spaces': ['Portuguese tax number', (r) => spaced(portuguese(r), 3, 3, 3)],
  ahv: ['Swiss AHV number', (r) => ean(`756${r.digits(9)}`).replace(/^(...)(....)(....)/, '$1.$2.$3.')],
  'ahv-bare': ['Swiss AHV number', (r) => ean(`756${r.digits(9)}`)],
  cpf: ['Brazilian CPF', (r) => withBrazilian(withBrazilian(r.digits(9))).replace(/^(...)(...)(...)/, '$1.$2.$3-')],
  'cpf-bare': ['Brazilian CPF', (r) => withBrazilian(withBrazilian(r.digits(9)))],
  cnpj: [
    'Brazilian CNPJ',
    (r) => withBrazilian(withBrazilian(`${r.digits(8)}0001`)).replace(/^(..)(...)(...)(....)/, '$1.$2.$3/$4-'),
  ],
  aadhaar: ['Aadhaar number', (r) => spaced(withVerhoeff(r.pick(['2', '3', '5', '7', '9']) + r.digits(10)), 4, 4, 4)],
  'aadhaar-bare': ['Aadhaar number', (r) => withVerhoeff(r.pick(['2', '4', '6', '8']) + r.digits(10))],
  sin: [
    'Canadian Social Insurance Number',
    (r) => spaced(withLuhn(r.pick(['1', '2', '4', '5', '6']) + r.digits(7)), 3, 3, 3),
  ],
  'sin-dashes': [
    'Canadian Social Insurance Number',
    (r) => spaced(withLuhn(`7${r.digits(7)}`), 3, 3, 3).replaceAll(' ', '-'),
  ],
  tfn: ['Australian tax file number', (r) => spaced(tfn(r), 3, 3, 3)],
  'za-id': ['South African ID number', (r) => withLuhn(`${born(r).yy}${born(r).mm}${born(r).dd}${r.digits(4)}08`)],
};

export const ID_VALUES: Record<string, MakeValue> = Object.fromEntries(
  Object.entries(FORMS).map(([name, [label, write]]) => [
    name,
    (random: Random) => ({ written: write(random), label }),
  ]),
);
