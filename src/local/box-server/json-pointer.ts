/** Names that lead out of plain data; no card has them. */
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

export class JsonPointerError extends Error {
  override readonly name = 'JsonPointerError' as const;
}

/** Splits `/cards/0/a~1b` into its parts, unescaped as RFC 6901 says. */
export function parsePointer(pointer: unknown): readonly string[] {
  if (typeof pointer !== 'string' || !/^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer)) {
    throw new JsonPointerError('Not a JSON pointer.');
  }
  // `~1` before `~0`, or `~01` would turn into a slash.
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (parts.some((part) => FORBIDDEN.has(part))) throw new JsonPointerError('A forbidden name in a JSON pointer.');
  return parts;
}

/** @throws {JsonPointerError} when there is nothing at that place. */
export function valueAt(document: unknown, parts: readonly string[]): unknown {
  return parts.reduce((value, part) => childOf(value, part), document);
}

/** @throws {JsonPointerError} unless it is `0`, `1`, … up to and including `limit`. */
export function arrayIndex(part: string, limit: number): number {
  const index = /^(?:0|[1-9]\d{0,8})$/.test(part) ? Number(part) : Number.NaN;
  if (!(index <= limit)) throw new JsonPointerError('No such place in an array.');
  return index;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function childOf(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return value[arrayIndex(part, value.length - 1)];
  if (!isRecord(value) || !Object.hasOwn(value, part)) throw new JsonPointerError('No such place.');
  return value[part];
}
