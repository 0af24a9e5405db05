import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Polling, representationUrl } from '../../src/box/representations.ts';
import type { Deadline, OpenDeadline } from '../../src/deadline.ts';
import { BoxApiError, OutdatedInvocationError, OutOfTimeError, UnusableFileError } from '../../src/errors.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import type { LocalRepresentation, RepresentationKey } from '../../src/local/box-server/stored-representation.ts';
import type { Representation } from '../../src/ml/ml-adapter.ts';
import { Secret } from '../../src/secret.ts';
import { aDeadline, anApi, deadlineByHand, type InBox, now, startBareServer, TOKEN, thrownBy } from './support.ts';

const TEXT = { type: 'extracted_text' } as const;
const CONTENT = Buffer.from('the text');
const POLLING: Partial<Polling> = { firstPauseMs: 1, longestPauseMs: 2 };

let far: OpenDeadline;
beforeEach(() => {
  far = aDeadline();
});
afterEach(() => far[Symbol.dispose]());

describe('representationUrl', () => {
  let box: LocalBox;
  beforeEach(async () => {
    box = await startLocalBox();
  });
  afterEach(() => box.close());

  const withOnly = (local: LocalRepresentation, key: RepresentationKey = 'extracted_text') =>
    box.addFile({ name: 'a.docx', content: Buffer.from('docx'), representations: { [key]: local } });
  const tokenFor = (file: InBox) => new Secret(box.issueTokens(file.id).read.access_token);
  const urlOf = (
    file: InBox,
    representation: Representation = TEXT,
    { deadline = far as Deadline, polling = POLLING } = {},
  ) => representationUrl(anApi(box), { representation, file, token: tokenFor(file), now, polling }, deadline);
  const fetched = async (url: URL, file: InBox) =>
    (await fetch(url, { headers: { authorization: `Bearer ${tokenFor(file).reveal()}` } })).text();
  const polls = () => box.journal.filter(({ path }) => path.includes('internal_files'));

  it('has one made, waits for it and tells where it is', async () => {
    const file = withOnly({ content: CONTENT, pendingPolls: 3 });
    expect(await fetched(await urlOf(file), file)).toBe('the text');
    expect(polls().slice(0, -1)).toHaveLength(4);
    expect(box.journal.every(({ token, tokenInUrl }) => token === 'read' && !tokenInUrl)).toBe(true);
  });

  it.each(['success', 'viewable'] as const)('asks once when it is there already (%s)', async (state) => {
    const file = withOnly({ content: CONTENT, state });
    expect(await fetched(await urlOf(file), file)).toBe('the text');
    expect(box.journal).toHaveLength(2);
  });

  it.each(['none', 'pending'] as const)('waits for what becomes viewable, from %s on', async (state) => {
    const file = withOnly({ content: CONTENT, state, endsAs: 'viewable' }, 'mp4');
    expect(await fetched(await urlOf(file, { type: 'mp4' }), file)).toBe('the text');
  });

  it.each<[string, LocalRepresentation]>([
    ['from the start', { state: 'error' }],
    ['in the end', { endsAs: 'error' }],
  ])('throws that the file is unreadable when Box fails %s', async (_name, local) => {
    const error = await thrownBy(urlOf(withOnly(local)));
    expect(error).toBeInstanceOf(UnusableFileError);
    expect(error).toMatchObject({
      fault: 'unreadable',
      forPerson: 'Box could not get text out of this file. It may be damaged or protected by a password.',
    });
  });

  it('throws that the file is unsupported when Box makes no such representation', async () => {
    const error = await thrownBy(urlOf(withOnly({}, 'pdf')));
    expect(error).toMatchObject({
      name: 'UnusableFileError',
      fault: 'unsupported',
      forPerson: 'This skill does not read files of this type: Box finds no text in them.',
    });
  });

  it('throws that there is a newer version, and reads nothing of it', async () => {
    const file = withOnly({ content: CONTENT, state: 'success' });
    const representations = { extracted_text: { content: Buffer.from('new'), state: 'success' as const } };
    box.addVersion(file.id, { content: Buffer.from('docx'), representations });
    expect(await thrownBy(urlOf(file))).toBeInstanceOf(OutdatedInvocationError);
    expect(await fetched(await urlOf({ id: file.id }), file)).toBe('new');
  });

  it.each<[Representation, RepresentationKey, string]>([
    [TEXT, 'extracted_text', '[extracted_text]'],
    [{ type: 'pdf' }, 'pdf', '[pdf]'],
    [{ type: 'mp3' }, 'mp3', '[mp3]'],
    [
      { type: 'jpg', dimensions: '320x320' },
      'jpg?dimensions=320x320&paged=false',
      '[jpg?dimensions=320x320&paged=false]',
    ],
    [
      { type: 'png', dimensions: '1024x1024' },
      'png?dimensions=1024x1024&paged=false',
      '[png?dimensions=1024x1024&paged=false]',
    ],
  ])('asks for %p alone', async (representation, key, hint) => {
    const file = withOnly({ content: CONTENT, state: 'success' }, key);
    expect(await fetched(await urlOf(file, representation), file)).toBe('the text');
    expect(box.journal[0]?.headers['x-rep-hints']).toBe(hint);
    expect(box.journal[0]?.query).toEqual({ fields: 'representations,file_version' });
  });

  it('keeps the query that the template has', async () => {
    const file = withOnly({ content: CONTENT, state: 'success', templateQuery: 'watermark_content=4567&a=%2B' }, 'pdf');
    const url = await urlOf(file, { type: 'pdf' });
    expect(url.search).toBe('?watermark_content=4567&a=%2B');
    expect(await fetched(url, file)).toBe('the text');
  });

  it('asks again when an answer breaks off', async () => {
    const file = withOnly({ content: CONTENT });
    box.fail({ times: 2, with: { kind: 'cut', afterBytes: 30 } });
    expect(await fetched(await urlOf(file), file)).toBe('the text');
  });

  it('throws a retryable error when Box takes longer than it may', async () => {
    const file = withOnly({ pendingPolls: 1_000_000 });
    const error = await thrownBy(urlOf(file, TEXT, { polling: { ...POLLING, limitMs: 50 } }));
    expect(error).toBeInstanceOf(BoxApiError);
    expect(error).toMatchObject({ retryable: true, answer: { code: 'representation_pending' } });
    expect(polls().length).toBeGreaterThan(1);
  });

  it('pauses longer each time, up to a limit', async () => {
    const startedAtMs = performance.now();
    await urlOf(withOnly({ pendingPolls: 4 }), TEXT, { polling: { firstPauseMs: 20, longestPauseMs: 40 } });
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(20 + 30 + 40 + 40 - 5);
  });

  it('throws the deadline’s error when that is earlier', async () => {
    using deadline = aDeadline(50);
    const file = withOnly({ pendingPolls: 1_000_000 });
    expect(await thrownBy(urlOf(file, TEXT, { deadline }))).toBeInstanceOf(OutOfTimeError);
  });

  it('throws the deadline’s error at once during a pause', async () => {
    const { deadline, end } = deadlineByHand();
    const file = withOnly({ pendingPolls: 1_000_000 });
    setTimeout(end, 100);
    const polling = { firstPauseMs: 60_000, longestPauseMs: 60_000, limitMs: 120_000 };
    expect(await thrownBy(urlOf(file, TEXT, { deadline, polling }))).toBeInstanceOf(OutOfTimeError);
    expect(polls()).toHaveLength(1);
  });
});

describe('representationUrl, given odd answers', () => {
  const PATH = '/2.0/files/7';
  type Answer = (response: ServerResponse, origin: string) => unknown;

  /** One answer for the file, then another for each look at the state. */
  const urlFrom = async (first: Answer, second: Answer = first, representation: Representation = TEXT) => {
    let origin = '';
    await using server = await startBareServer((response, at) => (at === 0 ? first : second)(response, origin));
    origin = server.url;
    const file = { id: '7', versionId: '8' };
    const request = { representation, file, token: TOKEN, now, polling: { ...POLLING, limitMs: 5000 } };
    const outcome = await representationUrl(anApi(server), request, far).catch((error: unknown) => error);
    return { outcome, requests: server.requests, origin };
  };
  const entry = (origin: string, overrides: object = {}) => ({
    representation: 'extracted_text',
    properties: {},
    info: { url: `${origin}/info` },
    status: { state: 'success' },
    content: { url_template: `${origin}/content/{+asset_path}` },
    ...overrides,
  });
  const ofFile =
    (overrides: object = {}, more: object = {}): Answer =>
    (response, origin) =>
      response.end(JSON.stringify({ representations: { entries: [entry(origin, overrides)] }, ...more }));
  const ofState =
    (overrides: object = {}): Answer =>
    (response, origin) =>
      response.end(JSON.stringify(entry(origin, overrides)));
  const NONE = { status: { state: 'none' } };

  it.each<[string, Representation, object, string]>([
    ['none, unpaged', TEXT, {}, ''],
    ['the first, paged', { type: 'png', dimensions: '1024x1024' }, { paged: 'true' }, '1.png'],
    ['the first, paged PDF', { type: 'pdf' }, { paged: 'true' }, '1.pdf'],
    ['none, where it says that it is not paged', { type: 'pdf' }, { paged: 'false' }, ''],
    ['none, where its properties are not legible', { type: 'pdf' }, { paged: 7, dimensions: [] }, ''],
  ])('names the asset: %s', async (_name, representation, properties, asset) => {
    const overrides = { representation: representation.type, properties };
    const { outcome, origin } = await urlFrom(ofFile(overrides), undefined, representation);
    expect(`${outcome}`).toBe(`${origin}/content/${asset}`);
  });

  it('takes the template as it is where it has no place for an asset', async () => {
    const { outcome } = await urlFrom(ofFile({ content: { url_template: 'http://127.0.0.1:1/x' } }));
    expect(`${outcome}`).toBe('http://127.0.0.1:1/x');
  });

  it('takes the template from either answer', async () => {
    const { outcome, origin } = await urlFrom(ofFile(NONE), ofState({ content: undefined }));
    expect(`${outcome}`).toBe(`${origin}/content/`);
    const late = await urlFrom(ofFile({ ...NONE, content: undefined }), ofState());
    expect(`${late.outcome}`).toBe(`${late.origin}/content/`);
  });

  it('is not put off by entries of others that it cannot read', async () => {
    const { outcome, origin } = await urlFrom((response, from) =>
      response.end(JSON.stringify({ representations: { entries: [null, { representation: 'pdf' }, entry(from)] } })),
    );
    expect(`${outcome}`).toBe(`${origin}/content/`);
  });

  it('takes a failure for one, whatever else is missing', async () => {
    const { outcome } = await urlFrom(ofFile({ status: { state: 'error' }, info: null, content: null }));
    expect(outcome).toMatchObject({ name: 'UnusableFileError', fault: 'unreadable' });
  });

  it.each([['320x320'], ['1024x1024']])(
    'takes the one of the wanted size (%s) where there are several',
    async (size) => {
      const wanted: Representation = { type: 'jpg', dimensions: size };
      const sized = (from: string, dimensions: string) =>
        entry(from, {
          representation: 'jpg',
          properties: { dimensions },
          content: { url_template: `${from}/${dimensions}/{+asset_path}` },
        });
      const { outcome, origin } = await urlFrom(
        (response, from) =>
          response.end(
            JSON.stringify({ representations: { entries: [sized(from, '320x320'), sized(from, '1024x1024')] } }),
          ),
        undefined,
        wanted,
      );
      expect(`${outcome}`).toBe(`${origin}/${size}/`);
    },
  );

  it('takes a state that nobody knows for a failure', async () => {
    const { outcome } = await urlFrom(ofFile({ status: { state: 'exploded' } }));
    expect(outcome).toMatchObject({ name: 'UnusableFileError', fault: 'unreadable' });
  });

  it.each<[string, object]>([
    ['says nothing of the version', {}],
    ['names the version by a number', { file_version: { id: 8 } }],
    ['names no legible version', { file_version: 'new' }],
  ])('goes on where the answer %s', async (_name, more) => {
    expect((await urlFrom(ofFile({}, more))).outcome).toBeInstanceOf(URL);
  });

  it.each<[string, Answer, Answer]>([
    ['no JSON', (response) => response.end('<html>'), ofState()],
    ['nothing', (response) => response.end(), ofState()],
    ['null', (response) => response.end('null'), ofState()],
    ['no representations', (response) => response.end('{"type":"file"}'), ofState()],
    ['no list', (response) => response.end('{"representations":{"entries":{}}}'), ofState()],
    ['an entry of nothing', (response) => response.end('{"representations":{"entries":[null]}}'), ofState()],
    ['an entry without a state', ofFile({ status: undefined }), ofState()],
    ['no template', ofFile({ content: undefined }), ofState()],
    ['a template that is no address', ofFile({ content: { url_template: '{+asset_path}' } }), ofState()],
    ['no JSON for the state', ofFile(NONE), (response) => response.end('{"status":')],
    ['a list for the state', ofFile(NONE), (response) => response.end('[]')],
    ['an info.url that is no address', ofFile({ ...NONE, info: { url: '/info' } }), ofState()],
    ['an empty info.url', ofFile({ ...NONE, info: { url: '' } }), ofState()],
  ])('throws a retryable error on %s', async (_name, first, second) => {
    const { outcome } = await urlFrom(first, second);
    expect(outcome).toMatchObject({ name: 'BoxApiError', retryable: true, answer: { code: 'unexpected_answer' } });
    expect(String(outcome)).toMatch(new RegExp(`Box: GET (${PATH}|the state of a representation): no answer`));
  });

  it.each(['http://localhost:1/x', 'https://evil.example/x', 'file:///etc/hosts', 'data:application/json,{}'])(
    'does not ask for the state at %s',
    async (url) => {
      const { outcome, requests } = await urlFrom(ofFile({ ...NONE, info: { url } }));
      expect(outcome).toMatchObject({ name: 'BoxApiError', retryable: false, answer: { code: 'foreign_address' } });
      expect(String(outcome)).not.toContain(url);
      expect(requests).toHaveLength(1);
    },
  );
});
