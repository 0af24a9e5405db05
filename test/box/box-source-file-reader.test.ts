import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boxSourceFileReader } from '../../src/box/box-source-file-reader.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { Secret } from '../../src/secret.ts';
import {
  aDeadline,
  anApi,
  bytesOf,
  type InBox,
  now,
  readingOf,
  someBytes,
  startBareServer,
  thrownBy,
} from './support.ts';

const LIMIT_BYTES = 1_000_000;

describe('boxSourceFileReader', () => {
  let box: LocalBox;
  beforeEach(async () => {
    box = await startLocalBox();
  });
  afterEach(() => box.close());

  const readerOf = (file: InBox) => boxSourceFileReader(anApi(box), readingOf(box, file), now);
  const original = async (file: InBox) => {
    using deadline = aDeadline();
    return bytesOf(await readerOf(file).open('original', LIMIT_BYTES, deadline));
  };

  it('gives the bytes of files of any size', async () => {
    const sizes = fc.oneof(fc.constantFrom(0, 1, 65_535, 65_536, 65_537), fc.integer({ min: 0, max: 400_000 }));
    await fc.assert(
      fc.asyncProperty(sizes, async (sizeBytes) => {
        const content = someBytes(sizeBytes);
        const file = box.addFile({ name: 'data.bin', content });
        expect((await original(file)).equals(content)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('reads the version that the event named, though there is a newer one', async () => {
    const file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('old') });
    box.addVersion(file.id, { content: Buffer.from('new') });
    expect((await original(file)).toString()).toBe('old');
    expect(box.journal[0]?.query).toEqual({ version: file.versionId });
  });

  it('reads the newest version where the event named none', async () => {
    const { id } = box.addFile({ name: 'Contract.pdf', content: Buffer.from('text') });
    expect((await original({ id })).toString()).toBe('text');
    expect(box.journal[0]?.query).toEqual({});
  });

  it('does not take up a broken download where the event named no version', async () => {
    const { id } = box.addFile({ name: 'Contract.pdf', content: Buffer.from('0123456789') });
    box.fail({ host: 'download', with: { kind: 'cut', afterBytes: 4 } });
    expect(await thrownBy(original({ id }))).toMatchObject({ retryable: true, answer: { code: 'cut_off' } });
  });

  it('shows its token to the API, and not to the download host', async () => {
    await original(box.addFile({ name: 'Contract.pdf', content: Buffer.from('text') }));
    expect(box.journal.map(({ host, token, tokenInUrl }) => [host, token, tokenInUrl])).toEqual([
      ['api', 'read', false],
      ['download', 'none', false],
    ]);
    expect(box.journal[1]?.sentAuthorization).toBe(false);
  });

  it('waits for a file that was uploaded a moment ago', async () => {
    const file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('text') });
    box.fail({ host: 'api', with: { kind: 'not-ready', retryAfterSeconds: 1 } });
    const startedAtMs = performance.now();
    expect((await original(file)).toString()).toBe('text');
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(998);
  });

  it('tries a busy download host again', async () => {
    const file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('text') });
    box.fail({ host: 'download', times: 2, with: { kind: 'status', status: 503 } });
    expect((await original(file)).toString()).toBe('text');
  });

  it('counts an expired download address as worth another try', async () => {
    const file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('text') });
    box.fail({ host: 'download', times: 2, with: { kind: 'status', status: 403 } });
    expect(await thrownBy(original(file))).toMatchObject({ retryable: true, answer: { status: 403 } });
  });

  it.each<[string, (id: string) => void, string]>([
    ['trashed', (id) => box.trashFile(id), 'trashed'],
    ['removed', (id) => box.removeFile(id), 'not_found'],
  ])('ends in Box’s own error for a file that was %s', async (_name, change, code) => {
    const file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('text') });
    const reader = readerOf(file);
    change(file.id);
    using deadline = aDeadline();
    await expect(reader.open('original', LIMIT_BYTES, deadline)).rejects.toMatchObject({
      retryable: false,
      answer: { status: 404, code },
      path: `/2.0/files/${file.id}/content`,
    });
  });

  it.each(['api', 'download'] as const)('reads a representation from the %s host', async (representationHost) => {
    await using other = await startLocalBox({ representationHost, representationDelayPolls: 0 });
    const pages = { '1.png': someBytes(70_000) };
    const representations = { 'png?dimensions=1024x1024&paged=false': { content: pages['1.png'] } };
    const file = other.addFile({ name: 'a.pdf', content: Buffer.from('pdf'), representations });
    const reader = boxSourceFileReader(anApi(other), readingOf(other, file), now);
    using deadline = aDeadline();
    other.fail({ path: /\/content\//, with: { kind: 'status', status: 503 } });
    const content = await reader.open({ type: 'png', dimensions: '1024x1024' }, LIMIT_BYTES, deadline);
    expect((await bytesOf(content)).equals(pages['1.png'])).toBe(true);
    expect(other.journal.every(({ token, tokenInUrl }) => token === 'read' && !tokenInUrl)).toBe(true);
  });

  it('takes up a representation that broke off, as it never changes', async () => {
    const content = someBytes(70_000);
    const file = box.addFile({
      name: 'a.mov',
      content: Buffer.from('mov'),
      representations: { mp3: { content, state: 'success' } },
    });
    box.fail({ path: /\/content\//, with: { kind: 'cut', afterBytes: 30_000 } });
    using deadline = aDeadline();
    const opened = await readerOf(file).open({ type: 'mp3' }, LIMIT_BYTES, deadline);
    await bytesOf(opened).catch(() => {});
    expect(box.journal.at(-1)).toMatchObject({ token: 'read', headers: { range: 'bytes=30000-' } });
  });

  it('holds a representation to its limit', async () => {
    const representations = { extracted_text: { content: Buffer.from('0123456789'), pendingPolls: 0 } };
    const file = box.addFile({ name: 'a.docx', content: Buffer.from('docx'), representations });
    using deadline = aDeadline();
    const opened = readerOf(file).open({ type: 'extracted_text' }, 9, deadline);
    await expect(opened).rejects.toMatchObject({ fault: 'too-large' });
  });

  describe('downloadUrl', () => {
    const TOKEN_TEXT = '1!token/of=this+file';
    const urlFrom = async (location: string | undefined, status = 302) => {
      const headers = location === undefined ? {} : { location };
      await using server = await startBareServer((response) => response.writeHead(status, headers).end('text'));
      const source = { type: 'file', id: '7', name: 'a.pdf', versionId: '8' };
      const readToken = { secret: new Secret(TOKEN_TEXT), fileIds: [] };
      using deadline = aDeadline();
      return await boxSourceFileReader(anApi(server), { source, readToken }, now).downloadUrl(deadline);
    };

    it('is an address that opens without a token, pinned to the version', async () => {
      const file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('old') });
      box.addVersion(file.id, { content: Buffer.from('new') });
      using deadline = aDeadline();
      const url = await readerOf(file).downloadUrl(deadline);
      expect(box.journal).toHaveLength(1);
      expect(await (await fetch(url)).text()).toBe('old');
    });

    it.each<[string, string | undefined, number]>([
      ['holds the token', `https://dl.boxcloud.com/x?access_token=${TOKEN_TEXT}`, 302],
      ['holds the token in its path', `https://dl.boxcloud.com/${TOKEN_TEXT}/x`, 302],
      ['holds the token, escaped', `https://dl.boxcloud.com/x?a=${encodeURIComponent(TOKEN_TEXT)}&b=%zz`, 302],
      ['holds the token, escaped all over', `https://dl.boxcloud.com/x?a=%31%21token%2fof%3dthis%2bfile`, 302],
      ['is not given', undefined, 302],
      ['is a local file', 'file:///etc/hosts', 302],
      ['is the file itself', undefined, 200],
    ])('is refused when it %s', async (_name, location, status) => {
      const error = await thrownBy(urlFrom(location, status));
      expect(error).toMatchObject({
        name: 'BoxApiError',
        retryable: false,
        message: 'Box: GET /2.0/files/7/content: no answer no_download_address',
      });
    });

    it('is given as it stands otherwise', async () => {
      const location = 'https://dl.boxcloud.com/d/1/x%2Fy?a=1%20!';
      expect(await urlFrom(location)).toBe(location);
    });
  });
});
