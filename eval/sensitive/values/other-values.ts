import { ibanOf, sumOf, tried, withLuhn } from './check-digits.ts';
import type { Random } from './random.ts';
import type { MakeValue } from './value.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALNUM = `${UPPER}${UPPER.toLowerCase()}0123456789`;
const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const EAN = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];

/** Another last character than the right one. */
function spoilt(good: string): string {
  const last = Number(good.at(-1));
  return good.slice(0, -1) + String((last + 1 + (last % 8)) % 10);
}

function ean13(start: string): string {
  return tried(start, DIGITS, (whole) => sumOf(whole, EAN) % 10 === 0);
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((size) => random.characters(size, HEX)).join('-');
}

const date = (random: Random) =>
  `20${random.between(10, 25)}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`;
const pad = (number: number) => String(number).padStart(2, '0');
const time = (random: Random) => `${pad(random.below(24))}:${pad(random.below(60))}:${pad(random.below(60))}`;
const groups = (random: Random, ...sizes: number[]) => sizes.map((size) => random.digits(size));

const NUMBERS: Record<string, (random: Random) => string> = {
  ...Object.fromEntries(
    Array.from({ length: 22 }, (_, at) => [`n${at + 1}`, (r: Random) => String(r.between(1, 9)) + r.digits(at)]),
  ),
  'n3-3-4': (r) => groups(r, 3, 3, 4).join('-'),
  'n3-2-4': (r) => groups(r, 3, 2, 4).join('-'),
  'n3-3-3': (r) => groups(r, 3, 3, 3).join(' '),
  'n3-3-4-spaces': (r) => groups(r, 3, 3, 4).join(' '),
  'n4-4-4': (r) => groups(r, 4, 4, 4).join(' '),
  'n4-4-4-4': (r) => `${r.pick(['1', '7', '8', '9'])}${groups(r, 3, 4, 4, 4).join('-')}`,
  'n2-3-3-3': (r) => groups(r, 2, 3, 3, 3).join(' '),
  'n6-4': (r) => groups(r, 6, 4).join('-'),
  'dated-serial': (r) => `${date(r).replaceAll('-', '').slice(2)}-${r.digits(4)}`,
  'dated-serial-long': (r) => `${date(r).replaceAll('-', '')}-${r.digits(4)}`,
  order: (r) => r.pick([`ORD-${r.digits(8)}`, `SO${r.digits(9)}`, `#${r.digits(10)}`, r.digits(10)]),
  order16: (r) => r.pick(['10', '20', '71', '90']) + r.digits(14),
  isbn13: (r) => ean13(`978${r.digits(9)}`).replace(/^(...)(.)(...)(.....)/, '$1-$2-$3-$4-'),
  'isbn13-bare': (r) => ean13(`978${r.digits(9)}`),
  ean: (r) => ean13(r.pick(['40', '42', '50', '87', '76', '60']) + r.digits(10)),
  upc: (r) => r.digits(12),
  ups: (r) => `1Z${r.characters(6, `${UPPER}${DIGITS}`)}${r.digits(10)}`,
  dhl: (r) => `00340${r.digits(15)}`,
  usps: (r) => `9400${r.digits(18)}`,
  'usps-groups': (r) => `9400 ${groups(r, 4, 4, 4, 4, 2).join(' ')}`,
  fedex: (r) => `7${r.digits(11)}`,
  'royal-mail': (r) => `R${r.characters(1, UPPER)}${r.digits(9)}GB`,
  'unix-s': (r) => String(r.between(1_600_000_000, 1_760_000_000)),
  'unix-ms': (r) => `${r.between(1_600_000_000, 1_760_000_000)}${r.digits(3)}`,
  'unix-ns': (r) => `${r.between(1_600_000_000, 1_760_000_000)}${r.digits(9)}`,
  'compact-time': (r) => `${date(r).replaceAll('-', '')}${time(r).replaceAll(':', '')}`,
  'iso-time': (r) => `${date(r)}T${time(r)}.${r.digits(3)}Z`,
  version: (r) => `${r.below(30)}.${r.below(40)}.${r.below(100)}`,
  build: (r) => `${r.below(30)}.0.${r.between(10_000, 30_000)}.${r.digits(4)}`,
  package: (r) =>
    `${r.pick(['lodash', '@babel/core', 'react-dom', '@types/node', 'left-pad'])}@${r.below(20)}.${r.below(30)}.${r.below(20)}`,
  md5: (r) => r.characters(32, HEX),
  sha1: (r) => r.characters(40, HEX),
  sha256: (r) => r.characters(64, HEX),
  'sha-short': (r) => r.characters(7, HEX),
  uuid,
  coordinates: (r) => `${r.between(35, 59)}.${r.digits(6)}, ${r.between(-9, 24)}.${r.digits(6)}`,
  decimal: (r) => `0.${r.digits(16)}`,
  'decimal-long': (r) => `${r.below(9)}.${r.digits(r.between(13, 22))}`,
  ip: (r) => `10.${r.below(256)}.${r.below(256)}.${r.below(256)}`,
  mac: (r) => Array.from({ length: 6 }, () => r.characters(2, HEX)).join(':'),
  ipv6: (r) => `2001:db8:${r.characters(4, HEX)}::${r.characters(4, HEX)}`,
  part: (r) =>
    r.pick([
      `${r.digits(3)}-${r.digits(3)}-${r.digits(4)}`,
      `${r.characters(2, UPPER)}${r.digits(6)}`,
      `${r.characters(3, UPPER)}-${r.digits(4)}-${r.digits(3)}`,
    ]),
  sku: (r) => `${r.characters(3, UPPER)}-${r.digits(5)}-${r.characters(2, UPPER)}`,
  'code-ni': (r) =>
    `${r.pick(['QX', 'DV', 'FA', 'UC', 'BG', 'GB', 'NK'])}${r.digits(6)}${r.pick(['A', 'E', 'K', 'X'])}`,
  'part-letter': (r) => `${r.digits(8)}${r.pick(['I', 'O', 'U'])}`,
  imei: (r) => withLuhn(`35${r.digits(12)}`),
  iccid: (r) => withLuhn(`8944${r.digits(14)}`),
  isin: (r) => `US${r.digits(10)}`,
  lei: (r) => `5299${r.characters(14, `${UPPER}${DIGITS}`)}${r.digits(2)}`,
  orcid: (r) => `0000-000${r.between(1, 3)}-${r.digits(4)}-${r.digits(4)}`,
  doi: (r) => `10.${r.digits(4)}/${r.characters(4, 'abcdef')}.${r.digits(7)}`,
  arxiv: (r) => `${r.between(10, 24)}${pad(r.between(1, 12))}.${r.digits(5)}`,
  'vat-de': (r) => `DE${r.digits(9)}`,
  'vat-gb': (r) => `GB ${groups(r, 3, 4, 2).join(' ')}`,
  'vat-nl': (r) => `NL${r.digits(9)}B01`,
  siret: (r) => `${groups(r, 3, 3, 3, 5).join(' ')}`,
  bic: (r) => `${r.characters(4, UPPER)}${r.pick(['DE', 'GB', 'NL'])}2${r.characters(1, UPPER)}XXX`,
  'sort-code': (r) => groups(r, 2, 2, 2).join('-'),
  account8: (r) => r.digits(8),
  steuernummer: (r) => `${r.digits(2)}/${r.digits(3)}/${r.digits(5)}`,
  orgnr: (r) => withLuhn(`556${r.between(200, 999)}${r.digits(3)}`).replace(/^.{6}/, '$&-'),
  amount: (r) => `${r.between(1, 99)},${r.digits(3)}.${r.digits(2)}`,
  'amount-de': (r) => `${r.between(1, 999)}.${r.digits(3)},${r.digits(2)} EUR`,
  date,
  'date-de': (r) => date(r).split('-').reverse().join('.'),
  'date-us': (r) => `${pad(r.between(1, 12))}/${pad(r.between(1, 28))}/20${r.between(10, 25)}`,
  years: (r) => `${r.between(1900, 1980)}-${r.between(1981, 2024)}`,
  patent: (r) => `US ${r.between(7, 11)},${r.digits(3)},${r.digits(3)} B2`,
  'file-name': (r) =>
    r.pick([
      `IMG_${date(r).replaceAll('-', '')}_${r.digits(6)}.jpg`,
      `scan${r.digits(16)}.pdf`,
      `4${r.digits(15)}.png`,
    ]),
  url: (r) => `https://shop.example/item/${r.digits(16)}?ref=${r.digits(9)}`,
  snowflake: (r) => `1${r.digits(18)}`,
  'account-aws': (r) => `arn:aws:iam::${r.digits(12)}:role/deploy`,
  'card-masked': (r) =>
    r.pick([`**** **** **** ${r.digits(4)}`, `XXXX-XXXX-XXXX-${r.digits(4)}`, `•••• ${r.digits(4)}`]),
  'ssn-masked': (r) => `***-**-${r.digits(4)}`,
  'iban-masked': (r) => `DE** **** **** **** **${r.digits(2)} ${r.digits(2)}`,
};

const SPOILT: Record<string, (random: Random) => string> = {
  'bad-card': (r) => spoilt(withLuhn(`4${r.digits(14)}`)).replace(/.{4}(?=.)/g, '$& '),
  'bad-card-bare': (r) => spoilt(withLuhn(`5${r.between(1, 5)}${r.digits(13)}`)),
  'bad-amex': (r) => spoilt(withLuhn(`37${r.digits(12)}`)),
  'bad-iban-de': (r) => spoilt(ibanOf('DE', r.digits(18))).replace(/.{4}(?=.)/g, '$& '),
  'bad-iban-gb': (r) => spoilt(ibanOf('GB', `NWBK${r.digits(14)}`)),
  'short-iban': (r) => ibanOf('FR', r.digits(20)),
  'bad-ssn': (r) =>
    r.pick([
      `000-${r.digits(2)}-${r.digits(4)}`,
      `666-${r.digits(2)}-${r.digits(4)}`,
      `${r.between(100, 899)}-00-${r.digits(4)}`,
      `${r.between(100, 899)}-12-0000`,
    ]),
  'bad-nhs': (r) => spoilt(goodNhs(r)).replace(/^(...)(...)/, '$1 $2 '),
  'bad-steuerid': (r) => `${r.between(1, 9)}${r.pick(['1122334455', '9876543210', '0000000001', '5555512345'])}`,
  'bad-nir': (r) => `1 84 12 75 ${r.digits(3)} ${r.digits(3)} 98`,
  'bad-dni': (r) => `${r.digits(8)}${r.pick(['I', 'O', 'U'])}`,
  'bad-bsn': (r) =>
    spoilt(
      tried(
        `2${r.digits(6)}0`.slice(0, 8),
        `${DIGITS}x`,
        (w) => w.endsWith('x') || sumOf(w, [9, 8, 7, 6, 5, 4, 3, 2, 10]) % 11 === 0,
      ).replace('x', '0'),
    ),
  'bad-pesel': (r) =>
    spoilt(
      tried(
        `85${pad(r.between(1, 12))}${pad(r.between(1, 28))}${r.digits(4)}`,
        DIGITS,
        (w) => sumOf(w, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
      ),
    ),
  'bad-personnummer': (r) =>
    spoilt(withLuhn(`85${pad(r.between(1, 12))}${pad(r.between(1, 28))}${r.digits(3)}`)).replace(/^.{6}/, '$&-'),
  'bad-cpf': (r) => `${r.digits(3)}.${r.digits(3)}.${r.digits(3)}-${r.pick(['xx', '**'])}`,
  'bad-hetu': (r) => `${pad(r.between(1, 28))}1385-${r.digits(3)}T`,
  'bad-sin': (r) => spoilt(withLuhn(`4${r.digits(7)}`)).replace(/^(...)(...)/, '$1 $2 '),
  'bad-mrz': (r) => `L${r.digits(8)}${r.digits(1)}UTO850231${r.digits(1)}F3309317${'<'.repeat(14)}0${r.digits(1)}`,
};

function goodNhs(random: Random): string {
  const start = `4${random.digits(8)}`;
  const found = [...DIGITS].find((digit) => sumOf(start + digit, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0);
  return found ? start + found : goodNhs(random);
}

const SECRETS: Record<string, (random: Random) => string> = {
  placeholder: (r) =>
    r.pick([
      '<your password>',
      '********',
      'xxxxxxxx',
      `$${'{DB_PASSWORD}'}`,
      '{{ vault_password }}',
      'changeme',
      '%PASSWORD%',
      '••••••••',
      '[redacted]',
      'your-password-here',
    ]),
  'key-placeholder': (r) =>
    r.pick([
      'YOUR_API_KEY',
      '<token>',
      `$${'{API_TOKEN}'}`,
      'xxxxxxxxxxxxxxxxxxxxxxxx',
      'insert-your-key-here-1234',
      'REPLACE_ME_WITH_A_KEY',
    ]),
  'aws-example': () => `AK${'IA'}IOSFODNN7EXAMPLE`,
  'github-placeholder': () => `gh${'p_'}${'x'.repeat(36)}`,
  bcrypt: (r) => `$2b$12$${r.characters(53, ALNUM)}`,
  'stripe-public': (r) => `pk_${'live_'}${r.characters(24, ALNUM)}`,
  'stripe-object': (r) => `${r.pick(['cus', 'pi', 'ch', 'price'])}_${r.characters(24, ALNUM)}`,
  certificate: (r) =>
    `-----BEGIN CERTIFICATE-----\n${r.characters(64, ALNUM)}\n${r.characters(64, ALNUM)}\n-----END CERTIFICATE-----`,
  'public-key': (r) =>
    `-----BEGIN PUBLIC KEY-----\n${r.characters(64, ALNUM)}\n${r.characters(64, ALNUM)}\n-----END PUBLIC KEY-----`,
  'ssh-public': (r) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.characters(43, ALNUM)} build@runner`,
  base64: (r) => r.characters(80, `${ALNUM}+/`),
  'git-remote': (r) => `git@git.example.org:team${r.digits(2)}/repo.git`,
  'message-id': (r) => `Message-ID: <${r.digits(14)}.${r.characters(8, ALNUM)}@mail.example.org>`,
  retina: (r) => `icon-${r.digits(2)}@2x.png`,
  handle: (r) => `@user${r.digits(4)}`,
  'url-password': (r) =>
    r.pick([
      'postgres://user:password@localhost/db',
      `mysql://root:$${'{PW}'}@db`,
      'https://user:<token>@git.example.org',
      `redis://:pass@cache:${r.digits(4)}`,
    ]),
};

/** What looks like something sensitive and is not. */
export const OTHER_VALUES: Record<string, MakeValue> = Object.fromEntries(
  Object.entries({ ...NUMBERS, ...SPOILT, ...SECRETS }).map(([name, write]) => [
    name,
    (random: Random) => ({ written: write(random) }),
  ]),
);
