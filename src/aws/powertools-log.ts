import { Logger, type LogItem } from '@aws-lambda-powertools/logger';
import type { Log, LogFields } from '../ports.ts';

export type LogLevel = 'info' | 'warn' | 'error';

export interface LogSettings {
  /** Stands in every line as `service`. */
  readonly service: string;
  /** Lines below it are left out; without one, Powertools takes it from its own variables. */
  readonly level?: LogLevel | undefined;
  readonly write?: (line: string) => void;
}

/** Of any text in a line, its message included. */
export const MAX_LOGGED_CHARACTERS = 2_000;

/**
 * Writes one JSON line per call to standard output, in the form that Powertools' users know.
 *
 * Powertools prints whatever objects it is given, own properties of errors too, and an HTTP client's
 * error holds its request with the token in it. Here only flat fields get as far as Powertools.
 *
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/features/logger/
 */
export function powertoolsLog(settings: LogSettings): Log {
  const { service, level, write = (line) => process.stdout.write(line) } = settings;
  class OneLineLogger extends Logger {
    // Powertools' own sends warnings to standard error, and breaks lines where POWERTOOLS_DEV is set.
    protected override printLog(_level: number, item: LogItem): void {
      write(`${oneLine(item.getAttributes())}\n`);
    }
  }
  // A sample rate would be drawn once per process, and change the level for all its invocations.
  const options = { serviceName: service, sampleRateValue: 0, ...(level && { logLevel: level }) };
  const logger = new OneLineLogger(options);
  return {
    info: (message, fields) => logger.info(bounded(message), flat(fields)),
    warn: (message, fields) => logger.warn(bounded(message), flat(fields)),
    error: (message, fields) => logger.error(bounded(message), flat(fields)),
  };
}

/** Said by Powertools. A field of such a name is left out, since Powertools would write a second line about it. */
const TAKEN = new Set(['level', 'message', 'timestamp', 'service', 'sampling_rate', 'xray_trace_id']);

/** What plain JavaScript may pass besides is left out. */
function flat(fields: LogFields | undefined): LogFields {
  if (!isPlainRecord(fields)) return {};
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (TAKEN.has(name)) continue;
    if (typeof value === 'string') kept[name] = bounded(value);
    if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
  }
  return kept;
}

/** An object of any realm that is of no class: an error's fields may hold a token as flat text. */
function isPlainRecord(fields: unknown): fields is object {
  if (typeof fields !== 'object' || fields === null) return false;
  const prototype = Object.getPrototypeOf(fields);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function bounded(text: unknown): string {
  if (typeof text !== 'string') return `not a text: ${typeof text}`;
  return text.length <= MAX_LOGGED_CHARACTERS ? text : `${text.slice(0, MAX_LOGGED_CHARACTERS)}…`;
}

/** JSON escapes the control characters of ASCII only; viewers break lines at some of the others, and terminals obey them. */
function oneLine(attributes: object): string {
  return JSON.stringify(attributes).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
