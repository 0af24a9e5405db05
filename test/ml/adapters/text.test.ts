import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { CardContent } from '../../../src/cards/card-content.ts';
import { MlAdapterError } from '../../../src/errors.ts';
import { extensionOf } from '../../../src/file-extension.ts';
import { type TextOptions, textAdapter } from '../../../src/ml/adapters/text.ts';
import { decodeText } from '../../../src/ml/text/decode-text.ts';
import { textAdapterContract } from '../../contract/text-adapter.contract.ts';

const FILES = new URL('../../../events/files/', import.meta.url);

function fileNamed(name: string): Uint8Array {
  return readFileSync(new URL(encodeURIComponent(name), FILES));
}

textAdapterContract({
  name: 'textAdapter',
  adapter: () => textAdapter(),
  goodTexts: [
    'quarterly-report.md',
    'meeting-minutes.txt',
    'customers.csv',
    'press-release.html',
    'inventory.json',
    'rate-limiter.ts',
    'lettre.txt',
    'Größenübersicht-日本.txt',
  ].map((name) => ({ text: decodeText(fileNamed(name)), format: extensionOf(name) })),
});

const MEMO = `MEMORANDUM

To: All ward managers
From: Dr. Catherine Ellery, Medical Director
Date: November 4, 2024
Re: New procedure for medication reconciliation

Over the past twelve months our hospital recorded 214 medication errors, 61 of which occurred within 24 hours of admission. An internal audit led by Nurse Educator Paul Brennan found that in most of these cases the patient's home medication had been copied from an outdated discharge letter. Medication reconciliation at admission is meant to prevent exactly this, but it is done by different people on different wards and often not at all at weekends.

Starting January 6, 2025, medication reconciliation will be the task of clinical pharmacists. Two clinical pharmacists will be on duty in the emergency department from 7 a.m. to 11 p.m. every day, including weekends. They will interview each patient, call the patient's pharmacy, and enter the home medication into the electronic health record before the first dose is given. Physicians confirm the list with one click. The electronic health record will block orders for anticoagulants and insulin until the list has been confirmed.

We piloted the procedure on Ward 5B in September. Medication errors at admission dropped from nine in August to two, and physicians spent 20 minutes less per admission. Olivia Hartmann of St. Brendan's University Hospital, who introduced a similar procedure in 2022, reports savings of $310,000 a year through shorter stays.

Training sessions take place on December 3 and December 10 in Lecture Hall 2. Ward managers should send the names of two nurses per shift to training@ellery-general.example. Questions about the electronic health record go to Kevin Tran in Clinical Informatics.
`;

async function lookAt(content: string | Uint8Array, extension = 'txt', options: TextOptions = {}) {
  const text = typeof content === 'string' ? content : decodeText(content);
  return textAdapter(options).look({
    file: { name: `file.${extension}`, extension, type: { group: 'text', format: extension } },
    signal: new AbortController().signal,
    text: { kind: 'text', text, format: extension },
  });
}

function entriesOf(contents: readonly CardContent[], title?: string): string[] {
  return contents.flatMap((content) =>
    content.kind !== 'status' && content.title === title ? content.entries.map((entry) => entry.text) : [],
  );
}

describe('textAdapter', () => {
  it('finds the topics of a report', async () => {
    const topics = entriesOf(await lookAt(fileNamed('quarterly-report.md'), 'md'));
    const expected = [
      'cold-chain logistics',
      'Rotterdam cross-dock',
      'fuel costs',
      'warehouse automation',
      'refrigerated storage',
    ];
    expect(topics).toEqual(expect.arrayContaining(expected));
    expect(topics).toHaveLength(10);
  });

  it('finds every person and organisation of a report, and nobody else', async () => {
    const contents = await lookAt(fileNamed('quarterly-report.md'), 'md');
    expect(entriesOf(contents, 'People').sort()).toEqual([
      'Helen Okafor',
      'Marco Bellini',
      'Priya Raman',
      'Samuel Adeyemi',
    ]);
    expect(entriesOf(contents, 'Organisations').sort()).toEqual([
      'Brightfold Robotics',
      'Eastmoor Energy Authority',
      'Northwind Traders Ltd',
      'University of Westhaven',
    ]);
  });

  it('leaves out page headers and footers and mends broken words in extracted text', async () => {
    const contents = await lookAt(fileNamed('annual-review.doc.extracted.txt'), 'pdf');
    const topics = entriesOf(contents);
    for (const topic of ['river restoration', 'buffer strips', 'fish counters', 'research grants', 'mayfly larvae']) {
      expect(topics).toContain(topic);
    }
    expect(JSON.stringify(contents)).not.toMatch(/Quay Lane|Annual review|standard- ?ised/);
    expect(entriesOf(contents, 'People').sort()).toEqual(['Aisha Karim', 'Eleanor Strand', 'Henrik Dahl']);
  });

  it('finds the people at a meeting and in its apologies', async () => {
    const contents = await lookAt(fileNamed('meeting-minutes.txt'));
    expect(entriesOf(contents, 'People').sort()).toEqual([
      'Amina Diallo',
      'George Penhaligon',
      'Ingrid Solberg',
      'Ruth Castellan',
      'Tomasz Wilk',
    ]);
    expect(entriesOf(contents)).toEqual(
      expect.arrayContaining(['roof repairs', 'accessible entrance', "children's library"]),
    );
  });

  it('finds what a memo is about, who is in it, and when', async () => {
    const contents = await lookAt(MEMO);
    const expected = [
      'medication reconciliation',
      'electronic health record',
      'medication errors',
      'clinical pharmacists',
    ];
    expect(entriesOf(contents)).toEqual(expect.arrayContaining(expected));
    expect(entriesOf(contents, 'People').sort()).toEqual([
      'Catherine Ellery',
      'Kevin Tran',
      'Olivia Hartmann',
      'Paul Brennan',
    ]);
    expect(entriesOf(contents, 'Dates')).toEqual(['November 4, 2024', 'January 6, 2025', 'December 3', 'December 10']);
    expect(entriesOf(contents, 'Amounts')).toEqual(['$310,000']);
  });

  it('reads a web page as a person does, without scripts, styles and navigation', async () => {
    const contents = await lookAt(fileNamed('press-release.html'), 'html');
    expect(entriesOf(contents)).toEqual(
      expect.arrayContaining(['tidal power plant', 'underwater turbines', 'marine biologists']),
    );
    expect(entriesOf(contents, 'Amounts')).toEqual(expect.arrayContaining(['£86 million', '24 MW', '95 tonnes']));
    expect(JSON.stringify(contents)).not.toMatch(/cookie|careers|analytics|Investor/i);
  });

  it.each([
    ['customers.csv', ['Food retail', 'Medical devices', 'Shipping'], ['Table', '12 rows', '9 columns']],
    ['inventory.json', ['Power tools', 'Protective equipment'], ['JSON data', '16 fields']],
    ['rate-limiter.ts', ['token bucket', 'rate limiter'], ['TypeScript source code', '57 lines']],
  ])('names topics and facts of %s, but no people', async (name, topics, facts) => {
    const contents = await lookAt(fileNamed(name), name.split('.').at(-1));
    expect(entriesOf(contents)).toEqual(expect.arrayContaining(topics));
    expect(entriesOf(contents, 'About this text')).toEqual(facts);
    expect(contents).toHaveLength(2);
  });

  it('finds topics, dates and amounts in French', async () => {
    const contents = await lookAt(fileNamed('lettre.txt'));
    expect(entriesOf(contents)).toEqual(
      expect.arrayContaining(["contrat d'entretien", "bouton d'alarme", 'ascenseur']),
    );
    expect(entriesOf(contents, 'Dates')).toEqual(expect.arrayContaining(['14 janvier 2025', '1er juin 2025']));
    expect(entriesOf(contents, 'Amounts')).toEqual(['1 850 €', '420 €']);
    expect(entriesOf(contents, 'About this text')[0]).toBe('French');
  });

  it('finds topics, dates and amounts in German', async () => {
    const contents = await lookAt(fileNamed('Größenübersicht-日本.txt'));
    expect(entriesOf(contents)).toEqual(
      expect.arrayContaining(['Fußlänge', 'Wanderschuhe', 'Größentabelle', 'Rücksendungen']),
    );
    expect(entriesOf(contents, 'Dates')).toEqual(['15. August 2025', '1. Oktober 2025']);
    expect(entriesOf(contents, 'Amounts')).toEqual(['38.000 Euro', '11 %']);
  });

  it('finds topics, dates and amounts in Japanese', async () => {
    const text =
      '新倉庫の建設は2025年4月1日に始まります。新倉庫では冷凍食品を保管します。冷凍食品の需要は増えています。総工費は48億円です。';
    const contents = await lookAt(text);
    expect(entriesOf(contents).slice(0, 2).sort()).toEqual(['冷凍食品', '新倉庫'].sort());
    expect(entriesOf(contents, 'Dates')).toEqual(['2025年4月1日']);
    expect(entriesOf(contents, 'Amounts')).toEqual(['48億円']);
    expect(entriesOf(contents, 'About this text')[0]).toBe('Japanese');
  });

  it.each(['', ' \n\t\n '])('says nothing of an empty text (%j)', async (text) => {
    expect(await lookAt(text)).toEqual([]);
  });

  it('finds no more than it is asked for', async () => {
    const bytes = fileNamed('quarterly-report.md');
    const contents = await lookAt(bytes, 'md', { topics: 3, summarySentences: 0, entriesPerCard: 2 });
    expect(entriesOf(contents)).toHaveLength(3);
    expect(entriesOf(contents, 'Summary')).toEqual([]);
    expect(entriesOf(contents, 'People')).toHaveLength(2);
  });

  it('turns any text in any format into contents or an error of its own', async () => {
    const formats = fc.constantFrom('txt', 'md', 'html', 'xml', 'csv', 'json', 'yaml', 'log', 'srt', 'ts', 'py', 'pdf');
    const marks = fc.constantFrom(
      '# ',
      '<a ',
      '</p>',
      '"',
      '{"a":',
      '```',
      '\n',
      ';',
      '[',
      '](',
      '|',
      '---\n',
      '1 ',
      '@a.bc ',
      'Mr A ',
      '\uD800',
    );
    const text = fc
      .array(fc.oneof(marks, fc.lorem(), fc.string({ unit: 'binary' })), { maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, formats, async (content, format) => {
        try {
          for (const found of await lookAt(content, format))
            if (found.kind !== 'status') expect(found.entries).not.toEqual([]);
        } catch (error) {
          if (!(error instanceof MlAdapterError)) throw error;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('stops between two pieces of a long text with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('out of time');
    const text = 'The harbour office reports a quiet month. '.repeat(60_000);
    const looking = textAdapter().look({
      file: { name: 'a.txt', extension: 'txt', type: { group: 'text', format: 'txt' } },
      signal: controller.signal,
      text: { kind: 'text', text, format: 'txt' },
    });
    setTimeout(() => controller.abort(reason), 1);
    await expect(looking).rejects.toBe(reason);
  });

  it('keeps no model that grows from file to file', async () => {
    for (let at = 0; at < 30; at += 1) await lookAt(fileNamed('meeting-minutes.txt'));
    await expect(
      lookAt('The end of the meeting of the group was at noon. It was the last of the year.'),
    ).resolves.not.toBeInstanceOf(MlAdapterError);
  });
});
