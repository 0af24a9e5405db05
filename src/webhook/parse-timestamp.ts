const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})T(?!24)\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * Reads an RFC 3339 timestamp with its offset, such as `2020-01-01T00:00:00-07:00`.
 *
 * `Date.parse` alone would take many other texts, and read those without an offset as local time.
 *
 * @returns milliseconds since 1970 (UTC), or NaN when the text is anything else.
 */
export function parseTimestamp(text: string): number {
  const [, year, month, day] = RFC_3339.exec(text) ?? [];
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return Number.NaN;
  return year === undefined ? Number.NaN : Date.parse(text.toUpperCase());
}
