import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BoxApiSettings } from '../../src/box/box-api.ts';
import { locationOf, openContent } from '../../src/box/open-content.ts';
import type { OpenDeadline } from '../../src/deadline.ts';
import { UnusableFileError } from '../../src/errors.ts';
import {
  aDeadline,
  anApi,
  type BareServer,
  brokenOff,
  bytesOf,
  someBytes,
  startBareServer,
  TOKEN,
  thrownBy,
  until,
  writeEndlessly,
} from './support.ts';

const MEGABYTE = 1024 * 1024;
const CONTENT_PATH = '/content?version=2';

let deadline: OpenDeadline;
beforeEach(() => {
  deadline = aDeadline();
});
afterEach(() => deadline[Symbol.dispose]());

describe('openContent', () => {
  const opened = (server: BareServer, limitBytes = MEGABYTE, settings: Partial<BoxApiSettings> = {}) => {
    const request = { method: 'GET', target: '/content?version=2', label: '/content', token: TOKEN } as const;
    return openContent(anApi(server, settings), { request, unchanging: true, limitBytes }, deadline);
  };

  describe('under a limit', () => {
    const ofSize = (sizeBytes: number, announced: boolean) =>
      startBareServer((response) => {
        response.writeHead(200, announced ? { 'content-length': sizeBytes } : {});
        for (let at = 0; at < sizeBytes; at += 1000) response.write(Buffer.alloc(Math.min(1000, sizeBytes - at)));
        response.end();
      });

    it.each([true, false])('gives exactly that many bytes, and refuses one more (announced: %p)', async (announced) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 5000 }), async (limitBytes) => {
          await using fitting = await ofSize(limitBytes, announced);
          const content = await opened(fitting, limitBytes);
          expect(content.sizeBytes).toBe(announced ? limitBytes : undefined);
          expect(await bytesOf(content)).toHaveLength(limitBytes);
          await using larger = await ofSize(limitBytes + 1, announced);
          const read = async () => bytesOf(await opened(larger, limitBytes));
          expect(await thrownBy(read())).toBeInstanceOf(UnusableFileError);
        }),
        { numRuns: 15 },
      );
    });

    it('reads nothing of what announces more, and closes the connection', async () => {
      await using server = await startBareServer((response) =>
        response.writeHead(200, { 'content-length': 300 * MEGABYTE }).write('the beginning'),
      );
      await expect(opened(server)).rejects.toMatchObject({
        fault: 'too-large',
        forPerson: 'This file is 300 MB; this skill reads files up to 1 MB.',
      });
      await until(() => server.openConnections === 0);
      expect(server.requests).toHaveLength(1);
    });

    it('stops what announces nothing and never ends, and closes the connection', async () => {
      await using server = await startBareServer((response) => writeEndlessly(response.writeHead(200)));
      const { bytes, error } = await brokenOff(await opened(server));
      expect(error).toMatchObject({ fault: 'too-large' });
      expect(bytes.byteLength).toBeLessThanOrEqual(MEGABYTE);
      await until(() => server.openConnections === 0);
    });

    it('stops what grows beyond its announced size when it is taken up again', async () => {
      await using server = await startBareServer((response, at) => {
        if (at === 0) return cutAfter(response.writeHead(200, { 'content-length': 100 }), Buffer.alloc(50));
        writeEndlessly(response.writeHead(206, { 'content-range': 'bytes 50-99/100' }));
      });
      const { bytes, error } = await brokenOff(await opened(server, 1000));
      expect(error).toMatchObject({ fault: 'too-large' });
      expect(bytes.byteLength).toBeLessThanOrEqual(1000);
    });

    it.each<[string, (response: ServerResponse) => void]>([
      ['as it is', (response) => response.writeHead(200).write(bomb)],
      ['whole', (response) => response.writeHead(200, { ...ZIPPED, 'content-length': bomb.byteLength }).end(bomb)],
    ])('counts what comes out of a compressed answer, not what goes in (%s)', async (form, answer) => {
      await using server = await startBareServer(answer);
      const content = await opened(server, form === 'as it is' ? 1000 : MEGABYTE);
      expect(content.sizeBytes).toBeUndefined();
      expect((await brokenOff(content)).error).toMatchObject({ fault: 'too-large' });
    });
  });

  it('gives nothing of an empty file', async () => {
    await using server = await startBareServer((response) => response.writeHead(200, { 'content-length': 0 }).end());
    const content = await opened(server, 0);
    expect(content.sizeBytes).toBe(0);
    expect(await bytesOf(content)).toHaveLength(0);
  });

  it('asks for bytes that are not compressed', async () => {
    await using server = await startBareServer((response) => response.end());
    await opened(server);
    expect(server.requests[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
    expect(server.requests[0]?.headers.range).toBeUndefined();
  });

  it('reads a compressed answer all the same', async () => {
    await using server = await startBareServer((response) => response.writeHead(200, ZIPPED).end(gzipSync('text')));
    expect((await bytesOf(await opened(server))).toString()).toBe('text');
  });

  it.each([201, 204, 206])('takes no %p for the whole file', async (status) => {
    await using server = await startBareServer((response) => response.writeHead(status).end());
    const error = await thrownBy(opened(server));
    expect(error).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { code: 'unexpected_answer' } });
  });

  it('closes the connection when its reader stops early', async () => {
    await using server = await startBareServer((response) => writeEndlessly(response.writeHead(200)));
    for await (const chunk of (await opened(server)).chunks) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
    await until(() => server.openConnections === 0);
    expect(server.requests).toHaveLength(1);
  });

  it('closes the connection when its reader fails', async () => {
    await using server = await startBareServer((response) => writeEndlessly(response.writeHead(200)));
    const read = async () => {
      for await (const _chunk of (await opened(server)).chunks) throw new Error('of the reader');
    };
    await expect(read()).rejects.toThrow('of the reader');
    await until(() => server.openConnections === 0);
    expect(server.requests).toHaveLength(1);
  });

  describe('behind a redirect', () => {
    it('shows the token to the first address only', async () => {
      await using server = await startBareServer((response, at) =>
        at < 3 ? response.writeHead(302, { location: `/hop${at}` }).end() : response.end('text'),
      );
      expect((await bytesOf(await opened(server))).toString()).toBe('text');
      expect(server.requests.map(({ url, headers }) => [url, headers.authorization !== undefined])).toEqual([
        ['/content?version=2', true],
        ['/hop0', false],
        ['/hop1', false],
        ['/hop2', false],
      ]);
    });

    it.each([301, 302, 303, 307, 308])('follows a %p', async (status) => {
      await using server = await startBareServer((response, at) =>
        at === 0 ? response.writeHead(status, { location: 'elsewhere' }).end() : response.end('text'),
      );
      expect((await bytesOf(await opened(server))).toString()).toBe('text');
    });

    it('gives up on a loop', async () => {
      await using server = await startBareServer((response) => response.writeHead(302, { location: '/loop' }).end());
      await expect(opened(server)).rejects.toMatchObject({ retryable: true, answer: { code: 'bad_redirect' } });
      expect(server.requests).toHaveLength(6);
    });

    it.each<[string, Record<string, string>]>([
      ['none', {}],
      ['an empty port', { location: 'http://127.0.0.1:port/' }],
      ['half an address', { location: 'http://[' }],
      ['a local file', { location: 'file:///etc/hosts' }],
      ['data', { location: 'data:text/plain,hello' }],
      ['a script', { location: 'javascript:1' }],
      ['a name and password', { location: 'http://name:password@127.0.0.1/' }],
    ])('refuses a Location that is %s, without trying again', async (_name, headers) => {
      await using server = await startBareServer((response) => response.writeHead(302, headers).end());
      const error = await thrownBy(opened(server));
      expect(error).toMatchObject({
        name: 'BoxApiError',
        retryable: true,
        message: 'Box: GET /content: no answer bad_redirect',
      });
      expect(server.requests).toHaveLength(1);
    });

    it.each([400, 401, 403, 404, 410])('asks for a new address after a %p of the download address', async (status) => {
      await using server = await startBareServer((response, at) => {
        if (at % 2 === 0) response.writeHead(302, { location: `/${at}` }).end();
        else if (at === 1) response.writeHead(status).end('<html>');
        else response.end('text');
      });
      expect((await bytesOf(await opened(server))).toString()).toBe('text');
      expect(server.requests.map(({ url }) => url)).toEqual([CONTENT_PATH, '/0', CONTENT_PATH, '/2']);
    });

    it.each([400, 401, 403, 404, 410])('leaves a second %p of it to the next worker', async (status) => {
      await using server = await startBareServer((response, at) =>
        at % 2 === 0 ? response.writeHead(302, { location: '/old' }).end() : response.writeHead(status).end('<html>'),
      );
      await expect(opened(server)).rejects.toMatchObject({
        retryable: true,
        answer: { code: 'download_refused', status },
      });
      expect(server.requests).toHaveLength(4);
    });

    it.each([401, 403, 404])('counts a %p of Box itself as final', async (status) => {
      await using server = await startBareServer((response) => response.writeHead(status).end());
      await expect(opened(server)).rejects.toMatchObject({ retryable: false, answer: { status } });
    });
  });
});

const ZIPPED = { 'content-encoding': 'gzip' };
const bomb = gzipSync(Buffer.alloc(20 * MEGABYTE));

function cutAfter(response: ServerResponse, bytes: Uint8Array): void {
  response.write(bytes, () => response.socket?.destroySoon());
}

describe('locationOf', () => {
  const HTTPS = 'https://api.box.com/2.0/files/1/content?version=2';
  const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

  it.each<[string, string, string | undefined]>([
    ['https://dl.boxcloud.com/d/1/x?a=b', HTTPS, 'https://dl.boxcloud.com/d/1/x?a=b'],
    ['/elsewhere', HTTPS, 'https://api.box.com/elsewhere'],
    ['//dl.boxcloud.com/x', HTTPS, 'https://dl.boxcloud.com/x'],
    ['http://dl.boxcloud.com/d/1/x', HTTPS, undefined],
    ['HTTP://dl.boxcloud.com/d/1/x', HTTPS, undefined],
    ['http://169.254.169.254/latest/meta-data', HTTPS, undefined],
    ['http://127.0.0.1:2/x', 'http://127.0.0.1:1/', 'http://127.0.0.1:2/x'],
    ['https://dl.boxcloud.com/x', 'http://127.0.0.1:1/', 'https://dl.boxcloud.com/x'],
    ['https://a:b@dl.boxcloud.com/x', HTTPS, undefined],
    ['https://a@dl.boxcloud.com/x', HTTPS, undefined],
    ['https://169.254.169.254/latest/meta-data', HTTPS, undefined],
    ['https://[::1]/x', HTTPS, undefined],
    ['https://0x7f000001/x', HTTPS, undefined],
    ['file:///etc/hosts', HTTPS, undefined],
    ['data:text/plain,x', HTTPS, undefined],
    ['blob:https://dl.boxcloud.com/x', HTTPS, undefined],
    ['https://', HTTPS, undefined],
    ['http://[', 'http://127.0.0.1:1/', undefined],
  ])('reads %p, from %p, as %p', async (location, from, expected) => {
    expect((await locationOf(redirect(location), from))?.href).toBe(expected);
  });

  it('finds nothing where there is no Location', async () => {
    expect(await locationOf(new Response(null, { status: 302 }), HTTPS)).toBeUndefined();
  });

  it('never leaves encryption behind, nor the web', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.webUrl(), fc.webPath(), fc.stringMatching(/^[\x21-\x7e]*$/)), async (location) => {
        expect((await locationOf(redirect(location), HTTPS))?.protocol ?? 'https:').toBe('https:');
      }),
    );
  });
});

describe('a download that is read slowly', () => {
  it('is sent no faster than it is read', async () => {
    const chunk = someBytes(64 * 1024);
    let written = 0;
    await using server = await startBareServer((response) => {
      const more = () => {
        for (let room = true; room && !response.destroyed; written += chunk.byteLength) room = response.write(chunk);
      };
      response.writeHead(200).on('drain', more);
      more();
    });
    const request = { method: 'GET', target: '/', token: TOKEN } as const;
    const limitBytes = 2 ** 40;
    const content = await openContent(anApi(server), { request, unchanging: true, limitBytes }, deadline);
    let chunks = 0;
    for await (const _chunk of content.chunks) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (++chunks === 4) break;
    }
    // What the two ends of the connection hold between them; at full speed it would be hundreds.
    expect(written).toBeLessThan(32 * MEGABYTE);
  });
});
