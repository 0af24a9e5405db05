import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { BoxRequest } from '../../src/box/box-api.ts';
import { BoxApiError, OutOfTimeError } from '../../src/errors.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { Secret } from '../../src/secret.ts';
import {
  aDeadline,
  anApi,
  deadlineByHand,
  startBareServer,
  TOKEN,
  TOKEN_TEXT,
  thrownBy,
  writeEndlessly,
} from './support.ts';

describe('boxApi', () => {
  let box: LocalBox;
  let request: BoxRequest;

  beforeEach(async () => {
    box = await startLocalBox();
    const { id } = box.addFile({ name: 'Contract.pdf', content: Buffer.from('a contract') });
    const token = new Secret(box.issueTokens(id).read.access_token);
    request = { method: 'GET', target: `/2.0/files/${id}`, token };
  });
  afterEach(() => box.close());

  it.each([429, 500, 502, 503, 504])('asks again after %p', async (status) => {
    using deadline = aDeadline();
    box.fail({ times: 2, with: { kind: 'status', status } });
    expect((await anApi(box)(request, deadline)).status).toBe(200);
    expect(box.journal.map((entry) => entry.status)).toEqual([status, status, 200]);
  });

  it.each([400, 401, 403, 404, 409, 412])('does not ask again after %p', async (status) => {
    using deadline = aDeadline();
    box.fail({ with: { kind: 'status', status } });
    await expect(anApi(box)(request, deadline)).rejects.toMatchObject({ retryable: false, answer: { status } });
    expect(box.journal).toHaveLength(1);
  });

  it('asks again after 202, which is no answer yet', async () => {
    using deadline = aDeadline();
    box.fail({ with: { kind: 'not-ready', retryAfterSeconds: 0 } });
    expect((await anApi(box)(request, deadline)).status).toBe(200);
  });

  it('asks again after a reset connection', async () => {
    using deadline = aDeadline();
    box.fail({ times: 2, with: { kind: 'reset' } });
    expect((await anApi(box)(request, deadline)).status).toBe(200);
    expect(box.journal).toHaveLength(3);
  });

  it('asks again when nobody listens, and says in the end that no answer came', async () => {
    let pauses = 0;
    const deadline = { ...deadlineByHand().deadline, remainingMs: () => 1000 * ++pauses };
    await box.close();
    const error = await thrownBy(anApi(box)(request, deadline));
    expect(error).toMatchObject({ retryable: true, answer: {}, message: `Box: GET ${request.target}: no answer` });
    expect(pauses).toBe(2);
  });

  it('gives up after so many attempts with a retryable error', async () => {
    using deadline = aDeadline();
    box.fail({ times: 9, with: { kind: 'status', status: 503 } });
    await expect(anApi(box)(request, deadline)).rejects.toMatchObject({ retryable: true, answer: { status: 503 } });
    expect(box.journal).toHaveLength(3);
  });

  it('gives back a status that the caller accepts, with its body', async () => {
    using deadline = aDeadline();
    box.fail({ with: { kind: 'status', status: 409 } });
    const response = await anApi(box)({ ...request, accept: [409] }, deadline);
    expect(await response.json()).toMatchObject({ code: 'conflict' });
  });

  describe('when Box says when to come back', () => {
    it('waits for the seconds', async () => {
      using deadline = aDeadline();
      box.fail({ with: { kind: 'status', status: 429, headers: { 'retry-after': '1' } } });
      const startedAtMs = performance.now();
      await anApi(box)(request, deadline);
      expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(998);
    });

    it('waits until the date', async () => {
      using deadline = aDeadline();
      const clock = () => new Date('2020-01-01T00:00:00.800Z');
      const date = 'Wed, 01 Jan 2020 00:00:01 GMT';
      box.fail({ with: { kind: 'status', status: 503, headers: { 'retry-after': date } } });
      const startedAtMs = performance.now();
      await anApi(box, { now: clock })(request, deadline);
      expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(198);
    });

    it.each(['3600', 'Wed, 01 Jan 2070 00:00:00 GMT'])(
      'gives up at once where the deadline is earlier (%s)',
      async (after) => {
        using deadline = aDeadline();
        box.fail({ with: { kind: 'status', status: 429, headers: { 'retry-after': after } } });
        const error = await thrownBy(anApi(box)(request, deadline));
        expect(error).toBeInstanceOf(BoxApiError);
        expect((error as BoxApiError).retryable).toBe(true);
        expect((error as BoxApiError).answer.retryAfterMs).toBeGreaterThanOrEqual(3_600_000);
        expect(box.journal).toHaveLength(1);
      },
    );
  });

  describe('when time runs out', () => {
    it('drops a call whose head does not come, and asks again', async () => {
      using deadline = aDeadline();
      box.fail({ times: 9, with: { kind: 'slow', delayMs: 60_000 } });
      const api = anApi(box, { callTimeoutMs: 30, retries: { attempts: 2, firstPauseMs: 1 } });
      await expect(api(request, deadline)).rejects.toMatchObject({ name: 'BoxApiError', retryable: true, answer: {} });
      expect(box.journal).toHaveLength(2);
    });

    it('drops an error whose body does not come, keeping its status', async () => {
      using deadline = aDeadline();
      await using server = await startBareServer((response) => response.writeHead(503).write('<htm'));
      const error = await thrownBy(anApi(server, { callTimeoutMs: 30 })(request, deadline));
      expect(error).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { status: 503 } });
      expect(server.requests).toHaveLength(3);
    });

    it('leaves a body alone that is read after the call’s time', async () => {
      using deadline = aDeadline();
      await using server = await startBareServer((response) => {
        response.writeHead(200).write('late ');
        setTimeout(() => response.end('but whole'), 100);
      });
      const response = await anApi(server, { callTimeoutMs: 30 })(request, deadline);
      expect(await response.text()).toBe('late but whole');
    });

    it.each<[string, Parameters<LocalBox['fail']>[0]['with']]>([
      ['while waiting for an answer', { kind: 'slow', delayMs: 60_000 }],
      ['while reading a small answer', { kind: 'stall', afterBytes: 3 }],
    ])('throws the deadline’s error at once %s', async (_name, effect) => {
      const { deadline, end } = deadlineByHand();
      box.fail({ times: 9, with: effect });
      const thrown = thrownBy(anApi(box)({ ...request, readWhole: true }, deadline));
      while (box.journal.length === 0) await new Promise(setImmediate);
      setTimeout(end, 30);
      expect(await thrown).toBeInstanceOf(OutOfTimeError);
      expect(box.journal).toHaveLength(1);
    });

    it('throws the deadline’s error at once during a pause', async () => {
      const { deadline, end } = deadlineByHand();
      box.fail({ with: { kind: 'status', status: 429, headers: { 'retry-after': '600' } } });
      box.onRequest(() => setTimeout(end, 30));
      await expect(anApi(box)(request, deadline)).rejects.toBeInstanceOf(OutOfTimeError);
      expect(box.journal).toHaveLength(1);
    });

    it('asks nothing at all once the deadline is over', async () => {
      const { deadline, end } = deadlineByHand();
      end();
      await expect(anApi(box)(request, deadline)).rejects.toBeInstanceOf(OutOfTimeError);
      expect(box.journal).toHaveLength(0);
    });
  });

  describe('with a small answer', () => {
    const small = () => ({ ...request, readWhole: true });

    it('reads it whole', async () => {
      using deadline = aDeadline();
      const response = await anApi(box)(small(), deadline);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toMatchObject({ type: 'file' });
    });

    it.each<[string, Parameters<LocalBox['fail']>[0]['with']]>([
      ['breaks off', { kind: 'cut', afterBytes: 20 }],
      ['falls silent', { kind: 'stall', afterBytes: 20 }],
    ])('asks again when it %s', async (_name, effect) => {
      using deadline = aDeadline();
      box.fail({ with: effect });
      const response = await anApi(box, { callTimeoutMs: 200 })(small(), deadline);
      expect(await response.json()).toMatchObject({ type: 'file' });
      expect(box.journal).toHaveLength(2);
    });

    it('reads no more than some megabytes of one that never ends', async () => {
      using deadline = aDeadline();
      await using server = await startBareServer((response) => writeEndlessly(response.writeHead(200)));
      const response = await anApi(server)(small(), deadline);
      expect((await response.arrayBuffer()).byteLength).toBe(8 * 1024 * 1024);
    });

    it('takes an empty one', async () => {
      using deadline = aDeadline();
      await using server = await startBareServer((response) => response.writeHead(204).end());
      const response = await anApi(server)(small(), deadline);
      expect([response.status, await response.text()]).toEqual([204, '']);
    });
  });

  it('keeps its connections, over errors too', async () => {
    using deadline = aDeadline();
    const statuses = [200, 503, 200, 409, 200, 302, 200, 404, 200];
    await using server = await startBareServer((response, at) =>
      response.writeHead(statuses[at] ?? 200).end(JSON.stringify({ code: 'some_code' })),
    );
    const api = anApi(server);
    for (let calls = 0; calls < 20; calls += 1) {
      const response = await api({ ...request, accept: [302, 404, 409], readWhole: true }, deadline);
      await response.text();
    }
    expect(server.requests).toHaveLength(21);
    // The second is opened where a request follows before the first connection has been put back.
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  describe('keeps the token', () => {
    it('out of the address', async () => {
      using deadline = aDeadline();
      await anApi(box)(request, deadline);
      expect(box.journal[0]).toMatchObject({ token: 'read', sentAuthorization: true, tokenInUrl: false });
    });

    it('from the target of a redirect', async () => {
      using deadline = aDeadline();
      const content = { ...request, target: `${request.target}/content` };
      const response = await anApi(box)({ ...content, accept: [302] }, deadline);
      expect(response.status).toBe(302);
      expect(box.journal.map(({ host }) => host)).toEqual(['api']);
    });

    it('from another host, which is not even asked', async () => {
      using deadline = aDeadline();
      await using server = await startBareServer((response) => response.end());
      const target = new URL(server.url.replace('127.0.0.1', 'localhost'));
      const error = await thrownBy(anApi(box)({ ...request, target }, deadline));
      expect(error).toMatchObject({ name: 'BoxApiError', retryable: false, answer: { code: 'foreign_address' } });
      expect(server.requests).toHaveLength(0);
    });

    it('but shows it to the same host on another port', async () => {
      using deadline = aDeadline();
      await using server = await startBareServer((response) => response.end());
      await anApi(box)({ method: 'GET', target: new URL(`${server.url}/x`), token: TOKEN }, deadline);
      expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN_TEXT}`);
    });

    it.each<[string, boolean]>([
      ['https://api.box.com/2.0/x', true],
      ['https://dl.boxcloud.com/api/2.0/x', true],
      ['https://public.boxcloud.com/x', true],
      ['http://dl.boxcloud.com/x', false],
      ['http://api.box.com/x', false],
      ['https://boxcloud.com.evil.example/x', false],
      ['https://dl.boxcloud.com.evil.example/x', false],
      ['https://evilboxcloud.com/x', false],
      ['https://api.box.com@evil.example/x', false],
      ['https://evil.example/x?.box.com', false],
      ['https://evil.example/#.box.com', false],
      ['https://dl.boxcloud.org/x', false],
      ['https://169.254.169.254/x', false],
      ['data:application/json,{}', false],
      ['file:///etc/hosts', false],
    ])('as it should at %s: sent %p', async (address, sent) => {
      using deadline = aDeadline();
      const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response());
      try {
        const api = anApi({ url: 'https://api.box.com' });
        await api({ method: 'GET', target: new URL(address), token: TOKEN }, deadline).catch(() => {});
        const headers = { authorization: `Bearer ${TOKEN_TEXT}` };
        expect(fetched.mock.calls).toEqual(sent ? [[expect.anything(), expect.objectContaining({ headers })]] : []);
      } finally {
        fetched.mockRestore();
      }
    });
  });

  describe('has errors', () => {
    it('with method, path, status, code and request id', async () => {
      using deadline = aDeadline();
      const target = `/2.0/files/404404?fields=${TOKEN_TEXT}`;
      const error = await thrownBy(anApi(box)({ ...request, target }, deadline));
      expect(error).toBeInstanceOf(BoxApiError);
      expect(error).toMatchObject({
        method: 'GET',
        path: '/2.0/files/404404',
        message: 'Box: GET /2.0/files/404404: 404 not_found',
        answer: { status: 404, code: 'not_found', requestId: expect.stringMatching(/^\w+$/) },
      });
    });

    it('with the label in place of an address that tells too much', async () => {
      using deadline = aDeadline();
      const target = new URL(`${box.url}/secret-path?signature=secret`);
      const error = await thrownBy(anApi(box)({ method: 'GET', target, label: 'the download address' }, deadline));
      expect((error as Error).message).toBe('Box: GET the download address: 404 not_found');
      expect(inspect(error, { depth: 9 })).not.toContain('secret');
    });

    it.each(['status', 'reset', 'slow'] as const)('without the token (%s)', async (kind) => {
      using deadline = aDeadline();
      const body = { message: `You sent ${TOKEN_TEXT}`, code: TOKEN_TEXT, request_id: TOKEN_TEXT };
      box.fail({ times: 9, with: { kind, status: 400, body, delayMs: 60_000 } as never });
      const api = anApi(box, { callTimeoutMs: 50, retries: { attempts: 1 } });
      const error = await thrownBy(api({ ...request, token: TOKEN }, deadline));
      expect(error).toBeInstanceOf(BoxApiError);
      const shown = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), String(error)];
      expect(shown.join()).not.toContain(TOKEN_TEXT);
    });
  });
});
