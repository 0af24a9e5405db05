import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aPayload, KEYS, type RequestOptions, type SignedRequest, signedRequest } from './support/factories.ts';
import { httpEvent } from './support/http-event.ts';

const ENTRY = new URL('../functions/receive.ts', import.meta.url).href;

/** A node of its own that knows this environment only: imports the function, invokes it, and prints the answers. */
function run(
  env: Record<string, string>,
  events: readonly unknown[] = [],
): Promise<{ stdout: string; stderr: string }> {
  const script = `
    const { handler } = await import(${JSON.stringify(ENTRY)});
    for (const event of JSON.parse(process.env.EVENTS)) console.log(JSON.stringify(await handler(event, {})));`;
  return new Promise((resolve) => {
    const options = { env: { ...env, EVENTS: JSON.stringify(events) } };
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
    execFile(process.execPath, args, options, (_, stdout, stderr) => resolve({ stdout, stderr }));
  });
}

describe('the function receive', () => {
  let server: Server;
  let outbound: string[];
  let env: Record<string, string>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      outbound.push(`${request.method} ${request.headers['x-amz-target']}`);
      request.resume().on('end', () => response.end('{"MessageId":"1"}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    env = {
      BOX_SIGNATURE_PRIMARY_KEY: KEYS.primary.reveal(),
      INVOCATION_QUEUE_URL: `${url}/000000000000/invocations`,
      TOKEN_SEALING_KEY: Buffer.alloc(32, 7).toString('base64'),
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'invented',
      AWS_SECRET_ACCESS_KEY: 'invented-secret-access-key',
      AWS_ENDPOINT_URL: url,
      BOX_API_BASE_URL: url,
    };
  });
  beforeEach(() => {
    outbound = [];
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const deliver = async (request: SignedRequest, settings: Record<string, string> = {}) => {
    const { stdout, stderr } = await run(
      { ...env, LOG_LEVEL: 'error', POWERTOOLS_METRICS_DISABLED: 'true', ...settings },
      [httpEvent('function-url', request)],
    );
    if (stdout === '') throw new Error(stderr);
    const { statusCode, body } = JSON.parse(stdout);
    return { statusCode, ...JSON.parse(body) };
  };
  // This function looks at the real clock, so the tokens' life is counted from it too.
  const life = { access_token: 'invented', expires_in: 3600 };
  const body = aPayload({ created_at: undefined, token: { read: life, write: life } });
  const justNow = (options: RequestOptions = {}) => signedRequest({ body, at: new Date(), ...options });

  it('puts what Box has signed into the queue, with one call and to nobody else', async () => {
    expect(await deliver(justNow())).toEqual({ statusCode: 200, status: 'accepted' });
    expect(outbound).toEqual(['POST AmazonSQS.SendMessage']);
  });

  it('makes no call at all for what Box has not signed', async () => {
    const forged = { keys: { primary: KEYS.secondary, secondary: KEYS.primary } };
    expect(await deliver(justNow(forged))).toMatchObject({ statusCode: 403, status: 'refused' });
    expect(outbound).toEqual([]);
  });

  it('answers for a queue that is down', async () => {
    // Nobody listens at port 9 of loopback: it is reserved for what discards everything.
    const nowhere = { INVOCATION_QUEUE_URL: 'http://127.0.0.1:9/000000000000/invocations', LOG_LEVEL: 'none' };
    const { stdout } = await run({ ...env, ...nowhere }, [httpEvent('function-url', justNow())]);
    const [logged, received, refused, answer] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(logged).toMatchObject({ level: 'ERROR', error: 'AwsCallError' });
    expect(received).toMatchObject({ service: 'box-skill', Received: 1 });
    expect(refused).toMatchObject({ service: 'box-skill', reason: 'unavailable', Refused: 1 });
    expect(answer).toMatchObject({ statusCode: 503, body: '{"status":"unavailable"}' });
  });

  it.each([
    ['BOX_SIGNATURE_PRIMARY_KEY', 'Set BOX_SIGNATURE_PRIMARY_KEY or BOX_SIGNATURE_SECONDARY_KEY'],
    ['INVOCATION_QUEUE_URL', 'Set INVOCATION_QUEUE_URL'],
    ['TOKEN_SEALING_KEY', 'Set TOKEN_SEALING_KEY'],
    ['AWS_SECRET_ACCESS_KEY', 'Set AWS_SECRET_ACCESS_KEY'],
  ])('does not start without %s, and names it', async (name, message) => {
    const rest = Object.fromEntries(Object.entries(env).filter(([key]) => key !== name));
    const { stdout, stderr } = await run(rest, [httpEvent('function-url', justNow())]);
    expect(stdout).toBe('');
    expect(stderr).toContain(`ConfigurationError: ${message}`);
    const values = ['BOX_SIGNATURE_PRIMARY_KEY', 'TOKEN_SEALING_KEY', 'AWS_SECRET_ACCESS_KEY'].map((key) =>
      String(env[key]),
    );
    for (const value of values) expect(stderr).not.toContain(value);
  });

  it('does not take an empty key for one', async () => {
    const { stderr } = await run({ ...env, BOX_SIGNATURE_PRIMARY_KEY: '', BOX_SIGNATURE_SECONDARY_KEY: '' });
    expect(stderr).toContain('ConfigurationError: Set BOX_SIGNATURE_PRIMARY_KEY');
  });
});
