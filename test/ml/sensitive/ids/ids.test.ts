import { describe, expect, it } from '@jest/globals';
import { labelsIn, withOneDigitChanged } from '../found-in.ts';

interface Published {
  readonly label: string;
  readonly word: string;
  readonly id: string;
  /** Where it is given as an example. */
  readonly source: string;
}

const CHECKED: Published[] = [
  { label: 'NHS number', word: 'NHS no.', id: '943 476 5919', source: 'en.wikipedia.org/wiki/NHS_number' },
  { label: 'NHS number', word: 'NHS no.', id: '9434765919', source: 'en.wikipedia.org/wiki/NHS_number' },
  { label: 'German tax ID', word: 'Steuer-ID', id: '86 095 742 719', source: 'Bundeszentralamt für Steuern, test' },
  { label: 'German tax ID', word: 'IdNr.', id: '47036892816', source: 'Bundeszentralamt für Steuern, test' },
  { label: 'German tax ID', word: 'Steuer-ID', id: '65929970489', source: 'Bundeszentralamt für Steuern, test' },
  {
    label: 'French social security number',
    word: 'NIR',
    id: '2 95 10 99 126 111 93',
    source: 'documentation of python-stdnum',
  },
  { label: 'Italian tax code', word: 'CF', id: 'RSSMRA85T10A562S', source: 'the usual example, Mario Rossi' },
  { label: 'Italian tax code', word: 'CF', id: 'MRTMTT25D09F205Z', source: 'it.wikipedia.org/wiki/Codice_fiscale' },
  { label: 'Spanish ID number', word: 'DNI', id: '12345678Z', source: 'es.wikipedia.org, DNI' },
  { label: 'Spanish ID number', word: 'NIE', id: 'X1234567L', source: 'es.wikipedia.org, NIE' },
  { label: 'Dutch citizen service number', word: 'BSN', id: '111222333', source: 'rvig.nl, test numbers' },
  { label: 'Dutch citizen service number', word: 'BSN', id: '123456782', source: 'rvig.nl, test numbers' },
  { label: 'Belgian national number', word: 'NN', id: '85.07.30-033 28', source: 'python-stdnum, after the IBZ' },
  { label: 'Swiss AHV number', word: 'AHV', id: '756.9217.0769.85', source: 'ahv-iv.ch, specimen of the card' },
  { label: 'Swedish personal number', word: 'personnummer', id: '811218-9876', source: 'sv.wikipedia.org' },
  { label: 'Swedish personal number', word: 'personnummer', id: '640823-3234', source: 'Skatteverket, SKV 704' },
  { label: 'Norwegian birth number', word: 'fødselsnummer', id: '151086 95088', source: 'python-stdnum' },
  { label: 'Finnish personal identity code', word: 'hetu', id: '131052-308T', source: 'dvv.fi' },
  { label: 'Polish PESEL number', word: 'PESEL', id: '44051401359', source: 'pl.wikipedia.org/wiki/PESEL' },
  { label: 'Portuguese tax number', word: 'NIF', id: '123 456 789', source: 'used by Portuguese software as a test' },
  {
    label: 'Australian tax file number',
    word: 'TFN',
    id: '123 456 782',
    source: 'en.wikipedia.org/wiki/Tax_file_number',
  },
  {
    label: 'Canadian Social Insurance Number',
    word: 'SIN',
    id: '193 456 787',
    source: 'Canada Revenue Agency, validating a SIN',
  },
  { label: 'South African ID number', word: 'ID number', id: '8001015009087', source: 'en.wikipedia.org' },
  { label: 'Aadhaar number', word: 'Aadhaar', id: '2341 2341 2346', source: 'documentation of python-stdnum' },
  { label: 'Brazilian CPF', word: 'CPF', id: '111.444.777-35', source: 'the usual example of the computation' },
  { label: 'Brazilian CNPJ', word: 'CNPJ', id: '11.222.333/0001-81', source: 'the usual example of the computation' },
  { label: 'Brazilian CNPJ', word: 'CNPJ', id: '12.ABC.345/01DE-35', source: 'Receita Federal, CNPJ alfanumérico' },
];

const UNCHECKED: Omit<Published, 'source'>[] = [
  { label: 'US Social Security number', word: 'SSN', id: '078-05-1120' },
  { label: 'US Social Security number', word: 'ITIN', id: '912-70-1234' },
  { label: 'UK National Insurance number', word: 'NI number', id: 'AB 12 34 56 C' },
  { label: 'Danish CPR number', word: 'CPR', id: '211062-5629' },
];

const NEVER_ISSUED: [why: string, text: string][] = [
  ['area 000', 'SSN 000-12-3456'],
  ['area 666', 'SSN 666-12-3456'],
  ['area 900 and above, no ITIN', 'SSN 900-12-3456'],
  ['group 93 of ITINs', 'SSN 912-93-3456'],
  ['group 00', 'SSN 123-00-3456'],
  ['serial 0000', 'SSN 123-45-0000'],
  ['the prefix of examples', 'NI number QQ 12 34 56 C'],
  ['a prefix never given out', 'NI number BG 12 34 56 C'],
  ['the letter D in a prefix', 'NI number DA 12 34 56 C'],
  ['no such suffix', 'NI number AB 12 34 56 E'],
  ['no such day', 'CPR 311162-5629'],
  ['no such month', 'PESEL 44131401359'],
  ['a SIN that begins with 0, as those of examples do', 'SIN 046 454 286'],
  ['a palindrome', 'Aadhaar 2222 2222 2222'],
  ['two digits that come again, the check digit being right', 'Steuer-ID 11223456785'],
  ['no digit that comes again, the check digit being right', 'Steuer-ID 12345678903'],
  ['all digits alike', 'CPF 111.111.111-11'],
];

describe('an id', () => {
  it.each(CHECKED)('$id is a $label ($source), and not with any one digit changed', async ({ label, word, id }) => {
    expect(await labelsIn(`${word}: ${id}`)).toEqual([label]);
    for (const changed of withOneDigitChanged(id))
      expect([changed, ...(await labelsIn(`${word}: ${changed}`))]).not.toContain(label);
  });

  it.each(UNCHECKED)('$id is a $label', async ({ label, word, id }) => {
    expect(await labelsIn(`${word}: ${id}`)).toEqual([label]);
  });

  it.each(NEVER_ISSUED)('is refused for %s: %s', async (_, text) => {
    expect(await labelsIn(text)).toEqual([]);
  });

  it.each(['943 476 5919', '86095742719', '12345678Z', '111222333', '123-45-6789', '811218-9876', '8001015009087'])(
    '%s, which much else looks like, must be named',
    async (id) => {
      expect(await labelsIn(`It was ${id} that we saw.`)).not.toContain(expect.stringMatching(/number|ID/));
      expect((await labelsIn(`It was ${id} that we saw.`)).filter((label) => label !== 'phone number')).toEqual([]);
    },
  );

  it('is found by the head of its column', async () => {
    const table = 'Name,BSN,Town\nA,111222333,Utrecht\nB,123456782,Delft\n';
    expect(await labelsIn(table, { format: 'csv' })).toEqual(Array(2).fill('Dutch citizen service number'));
    expect(await labelsIn(table.replace('BSN', 'Order'), { format: 'csv' })).toEqual([]);
  });

  it('is found in a list under one head', async () => {
    expect(await labelsIn('SSN\n078-05-1120\n219-09-9999\n123-45-6789\n')).toHaveLength(3);
  });

  it('is looked for in the given countries only', async () => {
    expect(await labelsIn('PESEL 44051401359, BSN 111222333', { countries: ['NL'] })).toEqual([
      'Dutch citizen service number',
    ]);
  });
});
