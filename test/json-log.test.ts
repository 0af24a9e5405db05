import { describe, expect, it } from '@jest/globals';
import { type JsonLogSettings, jsonLog, type LogLevel } from '../src/json-log.ts';
import { NOW } from './support/factories.ts';

function logOf(settings: Partial<JsonLogSettings> = {}) {
  const written: string[] = [];
  return { written, log: jsonLog({ now: () => NOW, level: 'info', write: (line) => written.push(line), ...settings }) };
}

describe('jsonLog', () => {
  it('writes one line for each call, with its level, message, time and fields', () => {
    const { log, written } = logOf();
    log.info('began', { invocationId: 'a', tries: 2, last: false });
    log.error('failed');
    expect(written).toEqual([
      '{"level":"info","message":"began","time":"2026-11-02T17:16:00.000Z","invocationId":"a","tries":2,"last":false}\n',
      '{"level":"error","message":"failed","time":"2026-11-02T17:16:00.000Z"}\n',
    ]);
  });

  it('leaves out fields that have no value', () => {
    const { log, written } = logOf();
    log.warn('odd', { fileId: undefined });
    expect(written.join('')).not.toContain('fileId');
  });

  it('keeps a line a line, whatever a field holds', () => {
    const { log, written } = logOf();
    log.info('odd', { text: 'a\nb\r\n{"level":"error"}\u2028\0"' });
    expect(written).toHaveLength(1);
    expect(written[0]?.trimEnd().split(/[\r\n]/)).toHaveLength(1);
    expect(JSON.parse(String(written[0]))).toMatchObject({ level: 'info', text: 'a\nb\r\n{"level":"error"}\u2028\0"' });
  });

  it.each<[LogLevel, string[]]>([
    ['info', ['info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
  ])('writes at level %s only %j', (level, expected) => {
    const { log, written } = logOf({ level });
    for (const own of ['info', 'warn', 'error'] as const) log[own]('message');
    expect(written.map((line) => JSON.parse(line).level)).toEqual(expected);
  });
});
