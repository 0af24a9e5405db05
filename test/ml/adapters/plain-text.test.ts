import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { extractedTextAdapter } from '../../../src/ml/adapters/extracted-text.ts';
import { type PlainTextOptions, plainTextAdapter } from '../../../src/ml/adapters/plain-text.ts';
import { fileTypeOf } from '../../../src/ml/file-type/file-type-of.ts';
import type { FileType } from '../../../src/ml/file-type.ts';
import { mlAdapterContract } from '../../contract/ml-adapter.contract.ts';

const fileNamed = (name: string) => readFileSync(new URL(`../../../events/files/${name}`, import.meta.url));
const goodFiles = ['quarterly-report.md', 'press-release.html', 'customers.csv', 'rate-limiter.ts', 'lettre.txt'].map(
  (name) => ({ name, bytes: fileNamed(name) }),
);
mlAdapterContract({ name: 'plainTextAdapter', adapter: () => plainTextAdapter({ sizeBytes: 1_000_000 }), goodFiles });
mlAdapterContract({
  name: 'extractedTextAdapter',
  adapter: () => extractedTextAdapter({ sizeBytes: 1_000_000 }),
  goodFiles: [{ name: 'annual-review.doc', bytes: fileNamed('annual-review.doc.extracted.txt') }],
});

async function read(content: string | Uint8Array, name = 'a.txt', options: PlainTextOptions = {}) {
  const bytes = Buffer.from(content);
  const [, extension = ''] = name.split('.');
  return plainTextAdapter(options).look({
    file: { name, extension, type: await fileTypeOf(bytes, extension) },
    signal: new AbortController().signal,
    content: { sizeBytes: bytes.byteLength, chunks: chunksOf(bytes) },
  });
}

async function* chunksOf(bytes: Uint8Array) {
  yield bytes;
}

const file = (group: FileType['group']) => ({ name: 'a', extension: '', type: { group, format: '' } });

describe('plainTextAdapter', () => {
  it('reads text and empty files, and nothing else', () => {
    const groups = ['text', 'document', 'image', 'audio', 'video', 'archive', 'empty', 'unknown'] as const;
    expect(groups.filter((group) => plainTextAdapter().reads(file(group)))).toEqual(['text', 'empty']);
  });

  it('hands the text on as it is written, with its format', async () => {
    expect(await read('# Tides\n\nThey turn.', 'a.md')).toEqual([
      { kind: 'text', text: '# Tides\n\nThey turn.', format: 'md' },
    ]);
  });

  it('reads what is text under the name of something else', async () => {
    expect(await read('They turn.', 'a.docx')).toEqual([{ kind: 'text', text: 'They turn.', format: 'txt' }]);
  });

  it('says of an empty file that it is', async () => {
    expect(await read('')).toEqual([{ kind: 'status', message: 'This file is empty.' }]);
  });

  it('hands on nothing of a file of nothing but space', async () => {
    expect(await read(' \n\t\n ')).toEqual([]);
  });

  it('says how much was read of a longer text, even when a character is cut in two', async () => {
    const found = await read('é'.repeat(3000), 'a.txt', { readBytes: 2501 });
    expect(found).toEqual([
      { kind: 'text', text: 'é'.repeat(1250), format: 'txt' },
      { kind: 'status', message: 'Only the first 2.4 kB of the text were read.' },
    ]);
    expect(await read('é'.repeat(1250), 'a.txt', { readBytes: 2500 })).toHaveLength(1);
  });
});

describe('extractedTextAdapter', () => {
  it('has Box extract the text of documents and of what nobody knows', () => {
    const groups = ['text', 'document', 'image', 'audio', 'video', 'archive', 'empty', 'unknown'] as const;
    const read = groups.filter((group) => extractedTextAdapter().reads(file(group)));
    expect(read).toEqual(['document', 'unknown']);
    expect(extractedTextAdapter().reads(file('document'))).toEqual({ type: 'extracted_text' });
  });

  it('refuses bytes that are no text', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
    const looking = extractedTextAdapter().look({
      file: file('document'),
      signal: new AbortController().signal,
      content: { sizeBytes: undefined, chunks: chunksOf(png) },
    });
    await expect(looking).rejects.toMatchObject({ name: 'UnusableFileError', fault: 'unsupported' });
  });
});
