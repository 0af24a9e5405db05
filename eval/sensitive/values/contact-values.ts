import type { Random } from './random.ts';
import type { MakeValue } from './value.ts';

export const FIRST_NAMES = [
  ...['Amelia', 'Bram', 'Chiara', 'Dawid', 'Elin', 'Femke', 'Gareth', 'Hanna', 'Imran', 'Joana', 'Kenji', 'Lotte'],
  ...['Mateo', 'Nadia', 'Oskar', 'Priya', 'Quentin', 'Rosa', 'Sanne', 'Thabo', 'Ulrike', 'Viktor', 'Wioletta', 'Yusuf'],
];
export const LAST_NAMES = [
  ...['Abrahams', 'Bergqvist', 'Castellan', 'Dlamini', 'Eriksen', 'Fournel', 'Grabowska', 'Hollis', 'Iyer', 'Jansma'],
  ...['Kowalik', 'Lindholm', 'Morandi', 'Nakano', 'Okafor', 'Pereira', 'Quist', 'Rademacher', 'Salonen', 'Tremblay'],
];
const DOMAINS = [
  'example.org',
  'example.com',
  'mail.example.net',
  'harbour-lines.example',
  'nordwind.example',
  'clinic.example.co.uk',
];

function email(random: Random): string {
  const [first, last] = [random.pick(FIRST_NAMES).toLowerCase(), random.pick(LAST_NAMES).toLowerCase()];
  const local = random.pick([
    `${first}.${last}`,
    `${first[0]}.${last}`,
    `${first}${random.between(1, 99)}`,
    `${first}_${last}`,
    `${first}+box`,
  ]);
  return `${local}${random.digits(1)}@${random.pick(DOMAINS)}`;
}

// Ranges that regulators keep free for films and books where they do (Ofcom, NANPA, Bundesnetzagentur, ARCEP, ACMA, PTS).
const PHONES: Record<string, (random: Random) => string> = {
  'phone-gb': (r) =>
    r.pick([
      `020 7946 0${r.digits(3)}`,
      `0117 496 0${r.digits(3)}`,
      `0161 496 0${r.digits(3)}`,
      `01632 960${r.digits(3)}`,
    ]),
  'phone-gb-abroad': (r) => `+44 ${r.pick(['20 7946', '28 9649', '29 2018'])} 0${r.digits(3)}`,
  'phone-gb-mobile': (r) => `07700 900${r.digits(3)}`,
  'phone-us': (r) => `(${area(r)}) 555-01${r.digits(2)}`,
  'phone-us-dashes': (r) => `${area(r)}-555-01${r.digits(2)}`,
  'phone-us-dots': (r) => `${area(r)}.555.01${r.digits(2)}`,
  'phone-us-abroad': (r) => `+1 ${area(r)}-555-01${r.digits(2)}`,
  'phone-de': (r) => r.pick([`030 23125 ${r.digits(3)}`, `040 66969 ${r.digits(3)}`, `089 99998 ${r.digits(3)}`]),
  'phone-de-slash': (r) => r.pick([`069/90009${r.digits(3)}`, `0221/4710${r.digits(3)}`]),
  'phone-de-abroad': (r) => r.pick([`+49 30 23125${r.digits(3)}`, `+49 (0)89 99998${r.digits(3)}`]),
  'phone-fr': (r) => `01 99 00 ${r.digits(2)} ${r.digits(2)}`,
  'phone-fr-mobile': (r) => `06.39.98.${r.digits(2)}.${r.digits(2)}`,
  'phone-fr-abroad': (r) => `+33 1 99 00 ${r.digits(2)} ${r.digits(2)}`,
  'phone-es': (r) => `91 ${r.between(300, 799)} ${r.digits(2)} ${r.digits(2)}`,
  'phone-es-abroad': (r) => `+34 6${r.digits(2)} ${r.digits(3)} ${r.digits(3)}`,
  'phone-it-abroad': (r) => `+39 06 6${r.digits(7)}`,
  'phone-nl': (r) => `06-${r.between(1, 5)}${r.digits(7)}`,
  'phone-nl-abroad': (r) => `+31 20 ${r.between(2, 7)}${r.digits(2)} ${r.digits(4)}`,
  'phone-se': (r) => `08-465 004 ${r.digits(2)}`,
  'phone-se-abroad': (r) => `+46 70 174 06 ${r.between(10, 99)}`,
  'phone-pl': (r) => `22 ${r.between(300, 699)} ${r.digits(2)} ${r.digits(2)}`,
  'phone-pl-abroad': (r) => `+48 60${r.between(1, 9)} ${r.digits(3)} ${r.digits(3)}`,
  'phone-au': (r) => `(02) 5550 ${r.digits(4)}`,
  'phone-au-abroad': (r) => `+61 491 570 ${r.pick(['006', '156', '157', '158', '159', '110'])}`,
  'phone-br-abroad': (r) => `+55 11 9${r.between(6000, 9999)}-${r.digits(4)}`,
  'phone-in-abroad': (r) => `+91 98${r.digits(3)} ${r.digits(5)}`,
  'phone-jp-abroad': (r) => `+81 3-${r.between(3000, 6999)}-${r.digits(4)}`,
};

function area(random: Random): string {
  return random.pick(['212', '312', '415', '206', '617', '305', '512', '718']);
}

export const CONTACT_VALUES: Record<string, MakeValue> = {
  email: (random) => ({ written: email(random), label: 'e-mail address' }),
  ...Object.fromEntries(
    Object.entries(PHONES).map(([name, write]) => [
      name,
      (random: Random) => {
        const written = write(random);
        return { written, label: 'phone number', core: written.replace(/\D/g, '').slice(-7) };
      },
    ]),
  ),
};
