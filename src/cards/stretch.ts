import type { Appearance } from './card-content.ts';
import { MAX_SECONDS } from './card-limits.ts';
import type { Appears } from './skill-card.ts';
import { fieldsOf } from './unchecked.ts';

/** An appearance whose numbers are usable, still in fractions of seconds and not yet clamped. */
export interface Stretch {
  readonly start: number;
  readonly end: number | undefined;
}

/** Reads what should be an `Appearance`; undefined when it has no usable start. */
export function stretchOf(value: unknown): Stretch | undefined {
  const { startSeconds, endSeconds } = fieldsOf<Appearance>(value);
  return usable(startSeconds) ? { start: startSeconds, end: usable(endSeconds) ? endSeconds : undefined } : undefined;
}

/**
 * The length of the file in whole seconds: as given, or up to the last end; undefined when neither
 * is known. Zero counts as not given: media tools report it for what they could not measure.
 */
export function durationOf(given: unknown, stretches: readonly Stretch[]): number | undefined {
  if (usable(given) && given > 0) return Math.ceil(given);
  let lastEnd: number | undefined;
  for (const { start, end } of stretches) lastEnd = Math.max(lastEnd ?? 1, Math.floor(start) + 1, end ?? 0);
  return lastEnd === undefined ? undefined : Math.min(Math.ceil(lastEnd), MAX_SECONDS);
}

/** Brings a stretch into `[0, duration]`, in whole seconds and at least one of them long. */
export function clampStretch({ start, end }: Stretch, duration: number): Appears {
  const wholeStart = Math.max(0, Math.min(Math.floor(start), duration - 1));
  const wholeEnd = Math.min(Math.ceil(end ?? wholeStart + 1), duration);
  return { start: wholeStart, end: Math.max(wholeEnd, wholeStart + 1) };
}

function usable(value: unknown): value is number {
  // False for NaN, too.
  return typeof value === 'number' && Math.abs(value) <= MAX_SECONDS;
}
