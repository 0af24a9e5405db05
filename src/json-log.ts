import type { Clock } from './clock.ts';
import type { Log, LogFields } from './ports.ts';

const LEVELS = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];

export interface JsonLogSettings {
  readonly now: Clock;
  /** Lines below it are left out. */
  readonly level: LogLevel;
  readonly write?: (line: string) => void;
}

/**
 * Writes one JSON line per call to standard output, where Lambda and the log tools pick it up.
 *
 * Takes flat fields only, so that no object with a token, a name or a body inside can slip in.
 */
export function jsonLog({ now, level, write = (line) => process.stdout.write(line) }: JsonLogSettings): Log {
  const at = (own: LogLevel) => (message: string, fields?: LogFields) => {
    if (LEVELS.indexOf(own) < LEVELS.indexOf(level)) return;
    write(`${JSON.stringify({ level: own, message, time: now().toISOString(), ...fields })}\n`);
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
