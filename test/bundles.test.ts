import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleContent } from '../scripts/sample-content.ts';
import { startLocalCloud } from '../src/local/local-cloud.ts';
import { type LocalWorld, startLocalWorld } from '../src/local/local-world.ts';
import { Secret } from '../src/secret.ts';
import { signedRequest } from './support/factories.ts';
import { HTTP_SHAPES, httpEvent } from './support/http-event.ts';

const run = promisify(execFile);

/** Runs a bundle's handler in a process that has nothing but its folder and its environment. */
async function invoke(folder: string, event: unknown, env: Readonly<Record<string, string>>) {
  const script = `
    const { handler } = require('./index.cjs');
    const event = ${JSON.stringify(event)};
    const fs = require('node:fs');
    handler(event, { getRemainingTimeInMillis: () => 60_000 }).then((answer) => {
      fs.writeFileSync('answer.json', JSON.stringify(answer));
      fs.writeFileSync('loaded.json', JSON.stringify([...Object.keys(require.cache), fs.readFileSync('/proc/self/maps', 'utf8')]));
    });`;
  await run(process.execPath, ['-e', script], { cwd: folder, env: { ...env } });
  return JSON.parse(await readFile(join(folder, 'answer.json'), 'utf8'));
}

let root: string;
const FUNCTIONS = ['receive', 'process', 'report-failure'] as const;
let alone: Record<(typeof FUNCTIONS)[number], string>;
let world: LocalWorld;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'bundles-'));
  await run(process.execPath, ['scripts/build.mjs', join(root, 'built')]);
  alone = Object.fromEntries(FUNCTIONS.map((name) => [name, join(root, 'alone', name)])) as typeof alone;
  await Promise.all(Object.entries(alone).map(([name, to]) => cp(join(root, 'built', name), to, { recursive: true })));
  await rm(join(root, 'built'), { recursive: true });
  world = await startLocalWorld();
}, 60_000);
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(root, { recursive: true });
});

async function nextMessage(QueueUrl = world.queueUrl, endpoint = String(world.env.AWS_ENDPOINT_URL_SQS)) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sqs = new SQSClient({ region: 'us-east-1', endpoint, credentials });
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  sqs.destroy();
  return Messages[0];
}

describe('the bundles, each alone in an empty folder', () => {
  it.each(
    HTTP_SHAPES.flatMap((shape) => [
      { shape, base64: false },
      { shape, base64: true },
    ]),
  )(
    'answer an event in the shape of $shape, base64 $base64, and put cards on its file',
    async ({ shape, base64 }) => {
      const file = world.box.addFile({ name: 'note.txt', content: Buffer.from('The tide turbine feeds the harbour.') });
      const body = Buffer.from(JSON.stringify(world.box.invocationOf(file.id)));
      const event = httpEvent(shape, signedRequest({ body, keys: world.keys, at: new Date() }), { base64 });
      expect(await invoke(alone.receive, event, world.env)).toMatchObject({
        statusCode: 200,
        body: '{"status":"accepted"}',
      });

      const message = await nextMessage();
      const record = { messageId: message?.MessageId, body: message?.Body };
      expect(await invoke(alone.process, { Records: [record] }, world.env)).toEqual({ batchItemFailures: [] });
      expect(world.box.invocationStatusOf(file.id)).toBe('success');
      expect(JSON.stringify(world.box.cardsOf(file.id))).toContain('tide turbine');
    },
    30_000,
  );

  it('read other languages too, with what lies beside the bundle', async () => {
    const letter = await readFile('events/files/lettre.txt');
    const file = world.box.addFile({ name: 'lettre.txt', content: letter });
    const body = Buffer.from(JSON.stringify(world.box.invocationOf(file.id)));
    await invoke(
      alone.receive,
      httpEvent('function-url', signedRequest({ body, keys: world.keys, at: new Date() })),
      world.env,
    );
    const message = await nextMessage();
    await invoke(alone.process, { Records: [{ messageId: message?.MessageId, body: message?.Body }] }, world.env);
    expect(JSON.stringify(world.box.cardsOf(file.id))).toContain('French');
  }, 30_000);

  /** Has `process` look at a sample, in a process of its own. @returns its cards, and what was loaded for them. */
  async function cardsFor(name: string) {
    const file = world.box.addFile({ name, content: new Uint8Array(), ...(await sampleContent(name)) });
    const body = Buffer.from(JSON.stringify(world.box.invocationOf(file.id)));
    const request = signedRequest({ body, keys: world.keys, at: new Date() });
    await invoke(alone.receive, httpEvent('function-url', request), world.env);
    const message = await nextMessage();
    await invoke(alone.process, { Records: [{ messageId: message?.MessageId, body: message?.Body }] }, world.env);
    return {
      cards: JSON.stringify(world.box.cardsOf(file.id)),
      loaded: await readFile(join(alone.process, 'loaded.json'), 'utf8'),
    };
  }

  it('load nothing for pictures, documents, sound or other languages when the file is English text', async () => {
    const { cards, loaded } = await cardsFor('quarterly-report.md');
    expect(cards).toContain('cold-chain logistics');
    expect(loaded).toContain('index.cjs');
    for (const part of ['sharp', 'vips', 'thread.cjs', 'tesseract', 'human', 'sherpa', 'file-type', 'eld.cjs']) {
      expect(loaded).not.toContain(part);
    }
  }, 30_000);

  it.each([
    ['harbour-report.pdf', 'mooring fees', 'pdf-pages.thread.cjs'],
    ['workshop-lease.docx', 'Imogen Farrow', 'archive.thread.cjs'],
    ['scanned-letter.png', 'meter reader', 'read-pages.thread.cjs'],
    ['team-photo.jpg', '4 people', 'find-in-photo.thread.cjs'],
    ['interview.mp3', 'Speech (', 'listen.thread.cjs'],
    ['loading-bay.mp4', '320 × 180', 'media-facts.thread.cjs'],
    ['safety-briefing.srt', 'safety harness', undefined],
  ])(
    'look at %s with the engines and weights that lie beside them',
    async (name, found, thread) => {
      expect((await cardsFor(name)).cards).toContain(found);
      if (thread) expect(await readdir(alone.process)).toContain(thread);
    },
    60_000,
  );

  it('refuse to start without a signature key, and say which variables to set', async () => {
    const { BOX_SIGNATURE_PRIMARY_KEY: _, BOX_SIGNATURE_SECONDARY_KEY: __, ...env } = world.env;
    await expect(invoke(alone.receive, {}, env)).rejects.toThrow(
      /Set BOX_SIGNATURE_PRIMARY_KEY or BOX_SIGNATURE_SECONDARY_KEY/,
    );
  });

  it.each(['INVOCATION_QUEUE_URL', 'TOKEN_SEALING_KEY'])('refuse to receive without %s', async (name) => {
    await expect(invoke(alone.receive, {}, { ...world.env, [name]: '' })).rejects.toThrow(name);
  });

  it.each([
    ['process', 'IDEMPOTENCY_TABLE_NAME'],
    ['process', 'INVOCATION_QUEUE_URL'],
    ['process', 'TOKEN_SEALING_KEY'],
    ['report-failure', 'IDEMPOTENCY_TABLE_NAME'],
    ['report-failure', 'TOKEN_SEALING_KEY'],
  ] as const)('refuse to start as %s without %s', async (name, variable) => {
    await expect(invoke(alone[name], {}, { ...world.env, [variable]: '' })).rejects.toThrow(variable);
  });

  it('find SQS, DynamoDB, KMS and Secrets Manager by AWS_ENDPOINT_URL alone', async () => {
    await using cloud = await startLocalCloud({ keys: { secondary: 'invented-key-of-the-secret' } });
    const env = { ...cloud.env, BOX_API_BASE_URL: world.box.url };
    const keys = { secondary: new Secret('invented-key-of-the-secret') };
    const file = world.box.addFile({ name: 'note.txt', content: Buffer.from('The tide turbine feeds the harbour.') });
    const payload = world.box.invocationOf(file.id);
    const body = Buffer.from(JSON.stringify(payload));
    const event = httpEvent('function-url', signedRequest({ body, keys, at: new Date() }));
    expect(await invoke(alone.receive, event, env)).toMatchObject({ statusCode: 200 });
    expect(cloud.calls).toEqual([
      'secretsmanager.GetSecretValue',
      'TrentService.GenerateDataKey',
      'AmazonSQS.SendMessage',
    ]);

    const message = await nextMessage(cloud.queueUrl, cloud.env.AWS_ENDPOINT_URL);
    for (const { access_token } of Object.values(payload.token)) expect(message?.Body).not.toContain(access_token);
    const letter = { Records: [{ messageId: '1', body: message?.Body }] };
    // Given up first, and then started again by an operator.
    expect(await invoke(alone['report-failure'], letter, env)).toEqual({ batchItemFailures: [] });
    expect(world.box.invocationStatusOf(file.id)).toBe('transient_failure');
    expect(await invoke(alone.process, letter, env)).toEqual({ batchItemFailures: [] });
    expect(world.box.invocationStatusOf(file.id)).toBe('success');
    expect(JSON.stringify(world.box.cardsOf(file.id))).toContain('tide turbine');
    expect(await invoke(alone['report-failure'], letter, env)).toEqual({ batchItemFailures: [] });
    expect(world.box.invocationStatusOf(file.id)).toBe('success');
  }, 30_000);

  it('hold no ML, no image library and no Box client in the receiving one, which fits into 40 KiB', async () => {
    const bundle = await readFile(join(alone.receive, 'index.cjs'));
    for (const part of ['wink', 'sharp', 'boxSkillsCards', 'skill_invocations/', '@aws-sdk']) {
      expect(bundle.includes(part)).toBe(false);
    }
    expect((await readdir(alone.receive)).filter((name) => !name.endsWith('.json'))).toEqual(['index.cjs']);
    expect(gzipSync(bundle).byteLength).toBeLessThanOrEqual(40 * 1024);
  });

  it.each(['x64', 'arm64'])('fit into the 250 MB that Lambda allows, with all weights, on %s', async (cpu) => {
    const other = cpu === 'x64' ? 'arm64' : 'x64';
    const files = await readdir(alone.process, { recursive: true, withFileTypes: true });
    const here = files.filter((file) => file.isFile() && !file.parentPath.includes(`linux-${other}`));
    expect(here.some(({ parentPath }) => parentPath.includes(`sharp-libvips-linux-${cpu}`))).toBe(true);
    const sizes = await Promise.all(here.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100 * 1024 * 1024);
  });

  it('make real thumbnails in the processing one, with the native part that lies beside it', async () => {
    const script = `
      const sharp = require('sharp');
      sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } }).png().toBuffer()
        .then((png) => process.stdout.write(png.toString('base64')));`;
    const { stdout } = await run(process.execPath, ['-e', script], { cwd: alone.process, env: {} });
    expect(stdout).toMatch(/^iVBORw0KGgo/);
  });
});
