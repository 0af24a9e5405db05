const RFC_3339 = /^\d{4}-\d{2}-\d{2}T(?!24)\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;
/** Every month has these; beyond them it must be looked up. */
const SHORTEST_MONTH_DAYS = 28;

/**
 * Reads an RFC 3339 timestamp with its offset, such as `2020-01-01T00:00:00-07:00`.
 *
 * `Date.parse` alone would take many other texts, read those without an offset as local time, and
 * take the 30th of February for the 1st of March.
 *
 * @returns milliseconds since 1970 (UTC), or NaN when the text is anything else.
 */
export function parseTimestamp(text: string): number {
  if (!RFC_3339.test(text)) return Number.NaN;
  const day = Number(text.slice(8, 10));
  return day > SHORTEST_MONTH_DAYS && day > daysOf(text) ? Number.NaN : Date.parse(text);
}

/** How many days the month of a timestamp has. */
function daysOf(timestamp: string): number {
  return new Date(Date.UTC(Number(timestamp.slice(0, 4)), Number(timestamp.slice(5, 7)), 0)).getUTCDate();
}
