export interface CueTimes {
  readonly startSeconds: number;
  readonly endSeconds: number | undefined;
}

const TIME = String.raw`(-?)(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,3}))?`;
const WITH_ARROW = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?![.,:]?\d)`);
const WITH_COMMA = new RegExp(String.raw`^\s*${TIME},\s*${TIME}\s*$`);
/** A line with times has no more before its settings. */
const LONGEST_TIMES = 200;

/**
 * The times of a cue, from the line that begins it: with or without hours, with a point or a comma.
 *
 * @returns `unsound` for a line that should have times but has none that make sense, or such as lie before the film;
 *   undefined for any other line.
 */
export function cueTimesOf(line: string, format: string): CueTimes | 'unsound' | undefined {
  const isTimed = format === 'sbv' ? WITH_COMMA.test(line.slice(0, LONGEST_TIMES)) : line.includes('-->');
  if (!isTimed) return undefined;
  const match = (format === 'sbv' ? WITH_COMMA : WITH_ARROW).exec(line.slice(0, LONGEST_TIMES));
  if (!match) return 'unsound';
  const [start, end] = [secondsOf(match.slice(1, 6)), secondsOf(match.slice(6, 11))];
  if (start < 0 && end <= 0) return 'unsound';
  // Subtitles that were shifted too far begin before the film.
  const startSeconds = Math.max(0, start);
  return { startSeconds, endSeconds: end > startSeconds ? end : undefined };
}

function secondsOf([sign, hours = '0', minutes, seconds, fraction = '0']: readonly (string | undefined)[]): number {
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  // Added as whole milliseconds: 0.1 + 0.2 is not 0.3.
  const total = (whole * 1000 + Number(fraction.padEnd(3, '0'))) / 1000;
  return sign === '-' ? -total : total;
}
