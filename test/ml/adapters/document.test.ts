import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bombOfManyParts, bombThatLies } from '../../../scripts/samples/odd/zip-bombs.ts';
import { MlAdapterError, UnusableFileError } from '../../../src/errors.ts';
import { type DocumentOptions, documentAdapter } from '../../../src/ml/adapters/document.ts';
import type { FileType } from '../../../src/ml/file-type.ts';
import type { Found } from '../../../src/ml/ml-adapter.ts';
import { mlAdapterContract } from '../../contract/ml-adapter.contract.ts';
import { expectSound } from '../../support/sound-contents.ts';
import { bookFile, openDocumentFile } from '../document/office-files.ts';
import { scannedPdf } from '../document/scanned-pdf.ts';
import { NOTE_LINES } from '../ocr/a-picture.ts';

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../events/files/${name}`, import.meta.url)));
const source = (name: string) =>
  readFileSync(new URL(`../../../scripts/samples/documents/${name}`, import.meta.url), 'utf8');
const typed = (format: string): FileType => ({ group: 'document', format });

const BOOK = bookFile(['<h1>One</h1><p>First words.</p>']);
const FILES = [
  ...['workshop-lease.docx', 'studio-budget.xlsx', 'loom-care.pptx', 'club-minutes.odt', 'harbour-report.pdf'].map(
    (name) => ({ name, bytes: sample(name), type: typed(name.slice(name.lastIndexOf('.') + 1)) }),
  ),
  { name: 'book.epub', bytes: BOOK, type: typed('epub') },
];

/** One of each parser: a document takes the contract some time. */
const GOOD_FILES = FILES.filter(({ type }) => ['docx', 'odt', 'pdf'].includes(type.format));

mlAdapterContract({ name: 'documentAdapter', adapter: () => documentAdapter(), goodFiles: GOOD_FILES, runs: 12 });

interface Looking extends DocumentOptions {
  readonly signal?: AbortSignal;
}

function lookAt(
  bytes: Uint8Array,
  format: string,
  { signal = new AbortController().signal, ...options }: Looking = {},
) {
  const file = { name: `file.${format}`, extension: format, type: typed(format) };
  return documentAdapter(options).look({ file, bytes, signal });
}

function textIn(found: readonly Found[]): string {
  const text = found.find((content) => content.kind === 'text');
  return text?.kind === 'text' ? text.text : '';
}

function entriesOn(title: string, found: readonly Found[]): string[] {
  const card = found.find((content) => 'title' in content && content.title === title);
  return card && 'entries' in card ? card.entries.map((entry) => ('text' in entry ? (entry.text ?? '') : '')) : [];
}

function notesIn(found: readonly Found[]): string[] {
  return found.flatMap((content) => (content.kind === 'status' ? [content.message] : []));
}

describe('documentAdapter', () => {
  it.each('pdf docx xlsx pptx odt ods odp epub encrypted-office'.split(' '))('opens %s as it is', (format) => {
    expect(documentAdapter().reads({ name: 'a', extension: '', type: typed(format) })).toBe('original');
  });

  it.each(['doc', 'xls', 'ppt', 'rtf'])('leaves %s to others', (format) => {
    expect(documentAdapter().reads({ name: 'a.pdf', extension: 'pdf', type: typed(format) })).toBeUndefined();
  });

  it('goes by what a file is, not by its group or its name', () => {
    const type: FileType = { group: 'text', format: 'pdf' };
    expect(documentAdapter().reads({ name: 'a.pdf', extension: 'pdf', type })).toBeUndefined();
  });
});

describe('documentAdapter at the samples', () => {
  it('reads every paragraph of a PDF in order: columns, hyphens and tables too', async () => {
    const found = await lookAt(sample('harbour-report.pdf'), 'pdf');
    const written = [...source('harbour-report.html').matchAll(/<(h\d|p)>(.*?)<\/\1>/gs)].map(([, , text = '']) =>
      text.replaceAll('&shy;', '').replaceAll('&amp;', '&'),
    );
    const places = written.map((paragraph) => textIn(found).indexOf(paragraph));
    expect(places.length).toBe(16);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(textIn(found)).toContain('| Income | 2023 | 2024 |\n| Mooring fees | £378,500 | £412,600 |\n| Fish landing');
    expect(textIn(found)).not.toMatch(/Page \d of \d/);
    expect(entriesOn('About this document', found)).toEqual(
      expect.arrayContaining(['Brackwater Harbour in 2024', '2 pages']),
    );
  });

  it('reads a Word file as it stands after its changes, with its footnote and its comment', async () => {
    const found = await lookAt(sample('workshop-lease.docx'), 'docx');
    const text = textIn(found);
    expect(text.startsWith('# Lease of a Workshop\n')).toBe(true);
    expect(text).toContain('The rent is £1,250 a month, due on the first day of each month.');
    expect(text).toContain(
      '| What | Amount | When |\n| Rent | £1,250 | monthly |\n| Deposit | £2,500 | 25 March 2025 |',
    );
    expect(text).toContain(
      'The tenant will\n\n- keep the workshop and its machines in good repair,\n- insure the stock',
    );
    expect(text).toContain('Upholstery counts as repairing furniture.');
    expect(text).toContain('Ask Osmund whether the kiln counts as a machine.');
    expect(text).not.toContain('fifth');
    expect(entriesOn('About this document', found)).toEqual(
      expect.arrayContaining(['Lease of a Workshop', 'Author: Imogen Farrow', '1 page']),
    );
  });

  it('reads a workbook as its cells are shown', async () => {
    const found = await lookAt(sample('studio-budget.xlsx'), 'xlsx');
    for (const row of [
      '## Budget\n\n| Category | Supplier | Due | Planned | Share |\n| Clay | Skelby Earths | 2025-02-03 | £1,840.00 | 23% |',
      '| Kiln | Hallam & Reed Engineers | 2025-05-30 | £3,200.00 | 40% |',
      '| Total |  |  | £8,000.50 |',
      '## Notes\n\nThe kiln is relined every third year; the last time was in 2022.',
    ])
      expect(textIn(found)).toContain(row);
    expect(entriesOn('About this document', found)).toEqual([
      'Budget of the Pottery Studio 2025',
      'Author: Wilhelmina Croft',
      '2 sheets',
    ]);
  });

  it('reads slides with their tables and what the speaker notes', async () => {
    const found = await lookAt(sample('loom-care.pptx'), 'pptx');
    for (const part of [
      '## What wears out first\n\n- Heddles: check each month for rough eyes\n- Treadle cords: replace after two winters',
      'Pass the worn heddle round. Say that Aldous Finch in Skelby still makes replacements.',
      '| Part | Price | Lasts |\n| Set of heddles | £35 | 5 years |\n| Treadle cords | £12 | 2 years |',
    ])
      expect(textIn(found)).toContain(part);
    expect(entriesOn('About this document', found)).toContain('5 slides');
  });

  it('reads every line of an OpenDocument text', async () => {
    const text = textIn(await lookAt(sample('club-minutes.odt'), 'odt'));
    const lines = source('club-minutes.md').split('---\n').at(-1)?.split('\n').filter(Boolean) ?? [];
    expect(lines.length).toBe(11);
    for (const line of lines) expect(text.split('\n')).toContain(line);
  });

  it('reads a book', async () => {
    const found = await lookAt(BOOK, 'epub');
    expect(textIn(found)).toBe('# One\n\nFirst words.');
    expect(entriesOn('About this document', found)).toEqual(['A Book']);
  });

  it('leaves out the header and the footer that a text was printed with', async () => {
    const text = textIn(await lookAt(sample('annual-review.pdf'), 'pdf'));
    expect(text).not.toMatch(/Quay Lane|Port Garrow/);
    expect(text.match(/Annual review 2024/g)).toHaveLength(1);
    expect(text).toContain('act of faith," said Aisha');
    expect(text).toContain('see www.merrow-foundation.example/rivers for the nearest river restoration project.');
  });
});

describe('documentAdapter at scans', () => {
  it('shows the recognised lines, and hands them on as paragraphs', async () => {
    const found = await lookAt(sample('scanned-letter.pdf'), 'pdf');
    const lines = entriesOn('Recognised text', found);
    expect(lines.slice(0, 2)).toEqual(['Brackwater Harbour Authority', '14 Quay Street, Brackwater']);
    expect(lines).toContain('Thank you for your application of 3 March 2025 for a mooring in the inner');
    expect(lines.at(-1)).toBe('Harbour Master');
    expect(textIn(found)).toContain(
      'for a mooring in the inner harbour. We are glad to offer you berth 27 from 1 May 2025.',
    );
    expect(notesIn(found)).toEqual([]);
  });

  it.each([
    [0, 2, ['Scanned pages were not read.']],
    [1, 2, ['Only the first scanned page was read.']],
    [2, 2, []],
    [5, 6, ['Only the first 5 scanned pages were read.']],
  ])('reads no more scanned pages than the option says: %d of %d', async (ocrPages, pages, notes) => {
    const found = await lookAt(await scannedPdf(pages), 'pdf', { ocrPages });
    expect(entriesOn('Recognised text', found)).toEqual(Array.from({ length: ocrPages }, () => NOTE_LINES).flat());
    expect(notesIn(found)).toEqual(notes);
  });

  it('names the setting when a language has no data, and still says what it knows', async () => {
    const found = await lookAt(await scannedPdf(1), 'pdf', { ocrLanguages: ['deu'] });
    expect(notesIn(found)).toEqual([expect.stringMatching(/"deu"/)]);
    expect(entriesOn('About this document', found)).toEqual(['1 page']);
  });

  it('stops soon after the signal aborts', async () => {
    const reason = new Error('stopped meanwhile');
    const stopper = new AbortController();
    const looking = lookAt(sample('scanned-letter.pdf'), 'pdf', { signal: stopper.signal });
    setTimeout(() => stopper.abort(reason), 700);
    const begun = performance.now();
    await expect(looking).rejects.toBe(reason);
    expect(performance.now() - begun).toBeLessThan(2500);
  });
});

describe('documentAdapter at its limits', () => {
  it.each([
    [1, ['Only the first page was read.']],
    [2, []],
  ])('reads no more pages than the option says: %d of 2', async (pages, notes) => {
    const found = await lookAt(sample('harbour-report.pdf'), 'pdf', { pages });
    expect(notesIn(found)).toEqual(notes);
    expect(textIn(found).includes('Edwin Stroud retires')).toBe(pages === 2);
    expect(entriesOn('About this document', found)).toContain('2 pages');
  });

  it.each([
    ['locked.pdf', 'pdf'],
    ['workshop-lease.docx', 'encrypted-office'],
  ])('says of %s as %s that it is protected by a password', async (name, format) => {
    await expect(lookAt(sample(name), format)).rejects.toMatchObject({
      name: 'UnusableFileError',
      fault: 'unreadable',
      forPerson: expect.stringMatching(/protected by a password/),
    });
  });

  it('says when a document has no text', async () => {
    const found = await lookAt(openDocumentFile('<office:text/>'), 'odt');
    expect(found).toEqual([{ kind: 'status', message: 'There is no text in this document.' }]);
  });

  it.each([
    ['many parts', bombOfManyParts, 'too-large'],
    ['a part that lies about its size', bombThatLies, 'unreadable'],
  ])('refuses a zip bomb of %s without much memory', async (_, bomb, fault) => {
    const bytes = bomb();
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 10);
    await expect(lookAt(bytes, 'docx')).rejects.toMatchObject({ name: 'UnusableFileError', fault });
    clearInterval(watch);
    expect((most - before) / 1024 / 1024).toBeLessThan(250);
  });

  it('stops soon after the signal aborts while a bomb is unpacked', async () => {
    const reason = new Error('stopped meanwhile');
    const stopper = new AbortController();
    const looking = lookAt(bombOfManyParts(), 'xlsx', { signal: stopper.signal });
    setTimeout(() => stopper.abort(reason), 200);
    const begun = performance.now();
    await expect(looking).rejects.toBe(reason);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('makes of a file that was cut short sound contents, or an error for a person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), fc.double({ min: 0, max: 1, noNaN: true }), async (file, share) => {
        const bytes = file.bytes.slice(0, Math.floor(file.bytes.byteLength * share));
        try {
          expectSound(await lookAt(bytes, file.type.format));
        } catch (error) {
          if (!(error instanceof MlAdapterError || error instanceof UnusableFileError)) throw error;
          expect(error.forPerson).toMatch(/\.$/);
        }
      }),
      { numRuns: 15 },
    );
  });
});
