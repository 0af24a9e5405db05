export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Ours over its floor, round by round, so that a slow moment of the machine strikes both. */
export interface Ratio {
  readonly value: number;
  /** With the least and the greatest of the rounds. */
  readonly text: string;
}

export function ratioOf(ours: readonly number[], floor: readonly number[]): Ratio {
  const ratios = ours.map((value, round) => value / (floor[round] ?? Number.NaN));
  const value = median(ratios);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return { value, text: ratios.length > 1 ? `${value.toFixed(2)} (${spread})` : value.toFixed(2) };
}

export const MIB = 1024 * 1024;

export const inMs = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
export const inMiB = (bytes: number): string => `${(bytes / MIB).toFixed(bytes < 10 * MIB ? 1 : 0)} MiB`;
