import { MlAdapterError, SkillError } from './errors.ts';
import type { LogFields } from './ports.ts';

/**
 * What may be logged of anything thrown.
 *
 * Our own errors are worded to be printed. Of all others only the kind and the place are taken:
 * their messages quote what they choked on (`JSON.parse` does), and that came from outside.
 */
export function errorFacts(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: `thrown: ${typeof error}` };
  const cause = error.cause instanceof Error ? kindOf(error.cause) : undefined;
  if (error instanceof MlAdapterError && error.cause instanceof Error) {
    // A library's own failure: where it happened is all that tells what is wrong.
    return { error: error.name, detail: error.message, cause, at: framesOf(error.cause) };
  }
  if (error instanceof SkillError) return { error: error.name, detail: error.message, cause };
  return { error: kindOf(error), at: framesOf(error), cause };
}

/** One of a few words for the kind of an error, to count by: our own class, or `Unforeseen`. */
export function errorClass(error: unknown): string {
  return error instanceof SkillError ? error.name : 'Unforeseen';
}

/** `TypeError`, or with a system error's code: `Error ECONNREFUSED`. */
function kindOf(error: Error): string {
  const code = (error as { code?: unknown }).code ?? (error.cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

/** Only what follows the message, since its own lines may look like places. */
function framesOf({ stack, message }: Error): string {
  if (typeof stack !== 'string' || !stack.includes(message)) return '';
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line));
  return frames
    .slice(0, 5)
    .map((line) => line.trim())
    .join('; ');
}
