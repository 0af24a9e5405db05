import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewVersion } from '../../../src/local/box-server/drive.ts';
import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import { startLocalBox } from '../../../src/local/box-server/start-local-box.ts';
import { ask } from './ask-box.ts';

interface Entry {
  representation: string;
  properties: Record<string, string>;
  info: { url: string };
  status: { state: string };
  content: { url_template: string };
}

describe('the representations of a file', () => {
  let box: LocalBox;

  beforeEach(async () => {
    box = await startLocalBox();
  });
  afterEach(() => box.close());

  const fileWith = (representations: NonNullable<NewVersion['representations']>) => {
    const file = box.addFile({ name: 'Contract.pdf', content: Buffer.from('pdf'), representations });
    const { read, write } = box.issueTokens(file.id);
    return { ...file, token: read.access_token, write: write.access_token };
  };
  const entriesOf = async (file: { id: string; token: string }, hints?: string): Promise<Entry[]> => {
    const url = `${box.url}/2.0/files/${file.id}?fields=representations`;
    const answer = await ask(url, { token: file.token, headers: hints === undefined ? {} : { 'x-rep-hints': hints } });
    expect(answer.status).toBe(200);
    return answer.json().representations.entries;
  };
  const stateOf = async (entry: Entry | undefined, token: string): Promise<string> =>
    (await ask(entry?.info.url ?? '', { token })).json().status.state;
  const contentUrl = (entry: Entry | undefined, assetPath = '') =>
    entry?.content.url_template.replace('{+asset_path}', assetPath) ?? '';

  it('come as the hints ask: of each bracket the first that there is', async () => {
    const file = fileWith({ 'png?dimensions=1024x1024': {}, pdf: {}, extracted_text: {} });
    const types = async (hints: string) => (await entriesOf(file, hints)).map(({ representation }) => representation);
    expect(await types('[jpg?dimensions=1024x1024&paged=false,png?dimensions=1024x1024][pdf]')).toEqual(['png', 'pdf']);
    expect(await types('[extracted_text,pdf]')).toEqual(['extracted_text']);
    expect(await types('[mp3]')).toEqual([]);
    expect(await types('[pdf][pdf]')).toEqual(['pdf']);
  });

  it('are listed without state or content when there are no hints', async () => {
    const [entry] = await entriesOf(fileWith({ mp3: {} }));
    expect(entry).toEqual({ representation: 'mp3', properties: {}, info: { url: expect.any(String) } });
  });

  it('come only when the field is asked for', async () => {
    const file = fileWith({ mp3: {} });
    const answer = await ask(`${box.url}/2.0/files/${file.id}`, { token: file.token });
    expect(answer.json()).not.toHaveProperty('representations');
  });

  it('are made from the first look at info.url on, and ready some looks later', async () => {
    const file = fileWith({ mp3: { content: Buffer.from('sound'), pendingPolls: 2 } });
    const [entry] = await entriesOf(file, '[mp3]');
    expect(entry?.status.state).toBe('none');
    expect((await ask(contentUrl(entry), file)).status).toBe(404);
    expect(await stateOf(entry, file.token)).toBe('pending');
    expect((await ask(contentUrl(entry), file)).status).toBe(202);
    expect(await stateOf(entry, file.token)).toBe('pending');
    expect(await stateOf(entry, file.token)).toBe('success');
    expect(await ask(contentUrl(entry), file)).toMatchObject({ status: 200, text: 'sound' });
    expect((await entriesOf(file, '[mp3]'))[0]?.status.state).toBe('success');
  });

  it.each(['viewable', 'error'] as const)('may end as %s, and stay so', async (endsAs) => {
    const file = fileWith({ mp4: { content: Buffer.from('film'), endsAs, pendingPolls: 0 } });
    const [entry] = await entriesOf(file, '[mp4]');
    expect(await stateOf(entry, file.token)).toBe(endsAs);
    expect(await stateOf(entry, file.token)).toBe(endsAs);
    expect((await ask(contentUrl(entry), file)).status).toBe(endsAs === 'error' ? 404 : 200);
  });

  it('may have a query in their template already', async () => {
    const file = fileWith({ 'jpg?dimensions=320x320': { content: Buffer.from('picture'), state: 'success' } });
    const [entry] = await entriesOf(file, '[jpg?dimensions=320x320]');
    expect(entry?.content.url_template).toMatch(/\/content\/\{\+asset_path\}\?watermark_content=4567$/);
    expect((await ask(contentUrl(entry), file)).text).toBe('picture');
  });

  it('are found by asset path where they have pages', async () => {
    const pages = { '1.png': Buffer.from('one'), '2.png': Buffer.from('two') };
    const file = fileWith({ 'png?dimensions=1024x1024&paged=true': { pages, state: 'success' } });
    const [entry] = await entriesOf(file, '[png?dimensions=1024x1024&paged=true]');
    expect((await ask(contentUrl(entry, '2.png'), file)).text).toBe('two');
    expect((await ask(contentUrl(entry, '3.png'), file)).status).toBe(404);
    expect((await ask(contentUrl(entry, '%zz'), file)).status).toBe(404);
    expect((await ask(contentUrl(entry, '__proto__'), file)).status).toBe(404);
  });

  it('want the read token, for their content as well', async () => {
    const file = fileWith({ extracted_text: { content: Buffer.from('words'), state: 'success' } });
    const [entry] = await entriesOf(file, '[extracted_text]');
    expect((await ask(contentUrl(entry))).status).toBe(401);
    expect((await ask(contentUrl(entry), { token: file.write })).status).toBe(403);
    expect((await ask(entry?.info.url ?? '')).status).toBe(401);
  });

  it('belong to the version that they were made of', async () => {
    const file = fileWith({ pdf: {} });
    box.addVersion(file.id, { content: Buffer.from('newer'), representations: { mp3: {} } });
    expect(await entriesOf(file, '[pdf]')).toEqual([]);
    expect(await entriesOf(file, '[mp3]')).toHaveLength(1);
  });

  it('lie on the download host, still behind the token, when the server is started so', async () => {
    await box.close();
    box = await startLocalBox({ representationHost: 'download' });
    const file = fileWith({ pdf: { content: Buffer.from('pdf'), state: 'success' } });
    const [entry] = await entriesOf(file, '[pdf]');
    expect(contentUrl(entry).startsWith(box.downloadUrl)).toBe(true);
    expect(entry?.info.url.startsWith(box.url)).toBe(true);
    expect((await ask(contentUrl(entry, '1.pdf'), file)).text).toBe('pdf');
    expect((await ask(contentUrl(entry))).status).toBe(401);
  });

  it('refuse hints that are none', async () => {
    const file = fileWith({ pdf: {} });
    const url = `${box.url}/2.0/files/${file.id}?fields=representations`;
    expect((await ask(url, { token: file.token, headers: { 'x-rep-hints': 'pdf' } })).status).toBe(400);
  });
});
