import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Context } from 'aws-lambda';
import type { HttpResponse } from '../src/aws/http-event.ts';
import type { FaultEffect } from '../src/local/box-server/faults.ts';
import { asBoxWrites } from '../src/local/enact-fixture.ts';
import { type LocalWorld, startLocalWorld } from '../src/local/local-world.ts';
import { type Poller, startPoller } from '../src/local/sqs-poller.ts';
import { signRequest } from '../src/webhook/sign-request.ts';

let world: LocalWorld;
let poller: Poller;
let receive: (event: unknown, context: Context) => Promise<HttpResponse>;
const printed: string[] = [];
const secrets = new Set<string>();

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  }
  world = await startLocalWorld({ visibilityTimeoutSeconds: 1 });
  Object.assign(process.env, world.env, { LOG_LEVEL: 'info' });
  for (const name of ['BOX_SIGNATURE_PRIMARY_KEY', 'BOX_SIGNATURE_SECONDARY_KEY', 'TOKEN_SEALING_KEY']) {
    secrets.add(world.env[name] as string);
  }
  receive = (await import('../functions/receive.ts')).handler;
  const { handler } = await import('../functions/process.ts');
  poller = startPoller({ ...world, handler });
}, 30_000);
afterAll(async () => {
  await poller[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  jest.restoreAllMocks();
});

async function deliver(name: string, options: { change?: (body: string) => string; forge?: boolean } = {}) {
  const file = world.box.addFile({ name, content: Buffer.from('The tide turbine feeds the harbour. '.repeat(9)) });
  const payload = world.box.invocationOf(file.id);
  for (const { access_token } of Object.values(payload.token)) secrets.add(access_token);
  const body = (options.change ?? ((text) => text))(asBoxWrites(payload));
  const headers = signRequest(Buffer.from(body), world.keys, { timestamp: new Date().toISOString() });
  const signature = options.forge ? { 'box-signature-primary': 'A'.repeat(44), 'box-signature-secondary': '' } : {};
  const event = { requestContext: { http: { method: 'POST' } }, headers: { ...headers, ...signature }, body };
  return { file, answer: await receive(event, {} as Context) };
}

const FAULTS: [string, FaultEffect][] = [
  ['a 429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
  ['a 401', { kind: 'status', status: 401 }],
  ['a 403', { kind: 'status', status: 403 }],
  ['an error page', { kind: 'status', status: 502, body: '<html>bad gateway</html>' }],
  ['a cut answer', { kind: 'cut', afterBytes: 10 }],
  ['a reset', { kind: 'reset' }],
  ['a download that is not ready', { kind: 'not-ready', retryAfterSeconds: 0 }],
];

describe('the whole way of a file', () => {
  it('ends in cards', async () => {
    const { file, answer } = await deliver('note.txt');
    expect(answer).toMatchObject({ statusCode: 200, body: '{"status":"accepted"}' });
    await poller.drained();
    expect(world.box.writesTo(file.id).map((write) => write.invocation?.status)).toEqual(['processing', 'success']);
    expect(world.box.writesTo(file.id).flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it.each(FAULTS)(
    'ends in a last card after %s of any call',
    async (_, effect) => {
      for (const path of [/content$/, /download/, /skill_invocations/]) {
        world.box.fail({ path, with: effect });
        const { file } = await deliver('note.txt');
        await poller.drained();
        world.box.clearFaults();
        expect(['success', 'permanent_failure']).toContain(world.box.invocationStatusOf(file.id));
      }
    },
    30_000,
  );

  it('ends at the door for a forged event, before anything is asked of Box', async () => {
    const calls = world.box.journal.length;
    expect((await deliver('note.txt', { forge: true })).answer.statusCode).toBe(403);
    await poller.drained();
    expect(world.box.journal).toHaveLength(calls);
  });

  it('ends with an answer for what is signed and makes no sense', async () => {
    expect(
      (await deliver('note.txt', { change: (body) => body.replace('"source"', '"sauce"') })).answer.statusCode,
    ).toBe(400);
    expect((await deliver('note.txt', { change: (body) => body.slice(0, -1) })).answer.statusCode).toBe(400);
  });

  // Last, so that it sees what all the others have printed. What is thrown is looked through where it
  // surfaces, in process-invocation.test.ts: the function itself turns it into a line and a failed record.
  it('leaves no token and no key in any line printed, or URL that Box saw', () => {
    expect(printed.length).toBeGreaterThan(20);
    expect(secrets.size).toBeGreaterThan(40);
    const everything = printed.join('\n') + world.box.journal.map(({ rawUrl }) => rawUrl).join('\n');
    expect([...secrets].filter((secret) => everything.includes(secret))).toEqual([]);
    expect(world.box.journal.filter(({ tokenInUrl }) => tokenInUrl)).toEqual([]);
    expect(world.box.journal.filter(({ host, sentAuthorization }) => host === 'download' && sentAuthorization)).toEqual(
      [],
    );
  });
});
