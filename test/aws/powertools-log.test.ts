import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type LogLevel, type LogSettings, MAX_LOGGED_CHARACTERS, powertoolsLog } from '../../src/aws/powertools-log.ts';
import type { LogFields } from '../../src/ports.ts';
import { type Json, READ_TOKEN } from '../support/factories.ts';

const environment = { ...process.env };
beforeEach(() => {
  process.env = { PATH: environment.PATH };
});
afterEach(() => {
  process.env = environment;
  jest.restoreAllMocks();
});

function logOf(settings: Partial<LogSettings> = {}) {
  const written: string[] = [];
  const log = powertoolsLog({ service: 'box-skill', level: 'info', write: (line) => written.push(line), ...settings });
  return { log, written, lines: () => written.map((line): Json => JSON.parse(line)) };
}

/** What plain JavaScript may pass, whatever the types say. */
const odd = (value: unknown) => value as LogFields;

describe('powertoolsLog', () => {
  it('writes one line for each call, with the keys that Powertools gives, and the fields', () => {
    const { log, written, lines } = logOf();
    const earliest = Date.now();
    log.info('began', { invocationId: 'a', tries: 2, last: false });
    log.error('failed');
    expect(written.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const common = { timestamp, service: 'box-skill', sampling_rate: 0 };
    expect(lines()).toEqual([
      { ...common, level: 'INFO', message: 'began', invocationId: 'a', tries: 2, last: false },
      { ...common, level: 'ERROR', message: 'failed' },
    ]);
    expect(Date.parse(String(lines()[0]?.timestamp))).toBeGreaterThanOrEqual(earliest);
  });

  it('writes all of them to standard output', () => {
    const printed: string[] = [];
    const out = jest.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
    const err = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const log = powertoolsLog({ service: 'box-skill', level: 'info' });
    for (const level of ['info', 'warn', 'error'] as const) log[level]('message');
    expect(err).not.toHaveBeenCalled();
    out.mockRestore();
    expect(printed.map((line) => JSON.parse(line).level)).toEqual(['INFO', 'WARN', 'ERROR']);
  });

  it.each<[LogLevel, string[]]>([
    ['info', ['INFO', 'WARN', 'ERROR']],
    ['warn', ['WARN', 'ERROR']],
    ['error', ['ERROR']],
  ])('writes from level %s on only %j', (level, expected) => {
    const { log, lines } = logOf({ level });
    for (const own of ['info', 'warn', 'error'] as const) log[own]('message');
    expect(lines().map((line) => line.level)).toEqual(expected);
  });

  it.each([
    [{}, ['INFO', 'WARN', 'ERROR']],
    [{ POWERTOOLS_LOG_LEVEL: 'WARN' }, ['WARN', 'ERROR']],
    [{ POWERTOOLS_LOG_LEVEL: 'SILENT' }, []],
    [{ POWERTOOLS_LOG_LEVEL: 'INFO', AWS_LAMBDA_LOG_LEVEL: 'ERROR' }, ['ERROR']],
  ])('takes the level that Powertools finds in %j where none is given', (env, expected) => {
    Object.assign(process.env, env);
    const { log, lines } = logOf({ level: undefined });
    for (const own of ['info', 'warn', 'error'] as const) log[own]('message');
    expect(lines().map((line) => line.level)).toEqual(expected);
  });

  it('names the X-Ray trace of each call, while there is one', () => {
    const { log, lines } = logOf();
    log.info('before');
    process.env._X_AMZN_TRACE_ID = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1';
    log.info('during');
    process.env._X_AMZN_TRACE_ID = 'Root=1-5759e988-000000000000000000000002;Sampled=0';
    log.info('after');
    expect(lines().map((line) => line.xray_trace_id)).toEqual([
      undefined,
      '1-5759e988-bd862e3fe1be46a994272793',
      '1-5759e988-000000000000000000000002',
    ]);
  });
});

describe('of what it is given, powertoolsLog', () => {
  it.each(['level', 'message', 'timestamp', 'service', 'sampling_rate', 'xray_trace_id'])(
    'leaves out a field named %s, without another line about it',
    (name) => {
      process.env._X_AMZN_TRACE_ID = 'Root=1-5759e988-bd862e3fe1be46a994272793';
      const { log, written, lines } = logOf();
      log.warn('true', { fileId: '1' });
      log.warn('true', { [name]: 'forged', fileId: '1' });
      expect(written.join()).not.toContain('forged');
      expect(written).toHaveLength(2);
      expect(lines()[1]).toEqual({ ...lines()[0], timestamp: expect.any(String) });
    },
  );

  it('leaves out fields that have no value', () => {
    const { log, written } = logOf();
    log.warn('odd', { fileId: undefined });
    expect(written.join()).not.toContain('fileId');
  });

  it.each([
    ['an error', Object.assign(new Error(READ_TOKEN), { config: { headers: { authorization: READ_TOKEN } } })],
    ['an object', { authorization: READ_TOKEN }],
    ['a list', [READ_TOKEN]],
    ['a map', new Map([['token', READ_TOKEN]])],
    ['bytes', Buffer.from(READ_TOKEN)],
    ['what writes itself as JSON', { toJSON: () => READ_TOKEN }],
    ['a function', () => READ_TOKEN],
    ['a symbol', Symbol(READ_TOKEN)],
    ['a large integer', 12345678901234567890n],
    ['nothing', null],
  ])('leaves out %s, as a field and as the message', (_, value) => {
    const { log, written, lines } = logOf();
    log.error('odd', odd({ value, fileId: '1' }));
    log.error(value as unknown as string);
    expect(lines()).toMatchObject([{ message: 'odd', fileId: '1' }, { message: `not a text: ${typeof value}` }]);
    expect(Object.keys(lines()[0] ?? {})).not.toContain('value');
    expect(written.join()).not.toContain(READ_TOKEN);
  });

  it('leaves out the fields of an error, flat ones too', () => {
    class HttpError extends Error {
      readonly token = READ_TOKEN;
      readonly status = 401;
    }
    const { log, written } = logOf();
    log.error('failed', odd(new HttpError()));
    log.error('failed', odd(Object.assign(Object.create({ isAxiosError: true }), { token: READ_TOKEN })));
    expect(written).toHaveLength(2);
    expect(written.join()).not.toMatch(/token|401|Axios/);
  });

  it('writes one line of flat fields and bounded texts, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.anything({ withNullPrototype: true }), (message, fields) => {
        const { log, written, lines } = logOf();
        log.info(message, odd(fields));
        expect(written).toHaveLength(1);
        expect(written[0]?.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(Object.values(lines()[0] ?? {}).filter((value) => typeof value === 'object' && value !== null)).toEqual(
          [],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a line a line, and its text the same, whatever controls are in it', () => {
    const text = `a\nb\r\n{"level":"ERROR"}\u2028\u2029\u0000\u001b[2J\u007f\u0085\u009b2J"`;
    const { log, written, lines } = logOf();
    log.info(text, { text });
    expect(written).toHaveLength(1);
    expect(written[0]?.trimEnd()).toMatch(/^[ -~]+$/);
    expect(lines()).toMatchObject([{ level: 'INFO', message: text, text }]);
  });

  it('cuts a long text', () => {
    const whole = 'a'.repeat(MAX_LOGGED_CHARACTERS);
    const { log, written, lines } = logOf();
    log.info(whole, { text: whole });
    log.info(`${whole}b`, { text: `${whole}b` });
    log.info('a'.repeat(10_000_000), { text: '\u0000'.repeat(10_000_000) });
    expect(lines()[0]).toMatchObject({ message: whole, text: whole });
    expect(lines()[1]).toMatchObject({ message: `${whole}…`, text: `${whole}…` });
    expect(written[2]?.length).toBeLessThan(8 * MAX_LOGGED_CHARACTERS);
  });
});

describe('from one call to the next, powertoolsLog', () => {
  it('keeps nothing', () => {
    const { log, written, lines } = logOf();
    log.error('first', { invocationId: 'a', detail: 'only here' });
    log.info('second', { fileId: '1' });
    expect(Object.keys(lines()[1] ?? {}).toSorted()).toEqual(
      ['fileId', 'level', 'message', 'sampling_rate', 'service', 'timestamp'].toSorted(),
    );
    expect(written).toHaveLength(2);
  });

  it('draws no lots: the level is the same for all', () => {
    process.env.POWERTOOLS_LOGGER_SAMPLE_RATE = '1';
    const { log, written } = logOf({ level: 'error' });
    log.info('message');
    expect(written).toEqual([]);
  });

  it('keeps to one line where POWERTOOLS_DEV asks for more', () => {
    process.env.POWERTOOLS_DEV = 'true';
    const { log, written } = logOf();
    log.info('message', { fileId: '1' });
    expect(written).toHaveLength(1);
    expect(written[0]?.trimEnd()).not.toContain('\n');
  });
});
