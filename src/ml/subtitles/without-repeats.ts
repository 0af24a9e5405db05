import type { Cue, CueLine } from './cue.ts';

/** Captions that roll up show so many lines at most. */
const ROLLING_LINES = 4;
/** Captions that roll up follow each other at once; what is said again after a pause is said twice. */
const ROLLING_GAP_MS = 100;

/**
 * Leaves out what captions made by a machine show again: lines that roll up, and lines that grow word by word.
 *
 * @param cues by their start.
 */
export function withoutRepeats(cues: readonly Cue[]): Cue[] {
  const kept: Cue[] = [];
  let before: Cue | undefined;
  for (const cue of cues) {
    const last = kept.at(-1);
    const shared = before && last && follows(before, cue) ? sharedLines(before.lines, cue.lines) : 0;
    const fresh = cue.lines.slice(shared);
    const grown = cue.lines.slice(Math.max(0, shared - 1), shared);
    if (last && shared > 0) {
      kept[kept.length - 1] = {
        ...last,
        endSeconds: fresh.length === 0 ? laterEnd(last, cue) : last.endSeconds,
        lines: [...last.lines.slice(0, -1), ...grown],
      };
    }
    if (fresh.length > 0) kept.push({ ...cue, lines: fresh });
    before = cue;
  }
  return kept;
}

function follows(before: Cue, cue: Cue): boolean {
  if (before.endSeconds === undefined) return false;
  return Math.round((cue.startSeconds - before.endSeconds) * 1000) <= ROLLING_GAP_MS;
}

/** How many lines at the start of a cue stood at the end of the one before; the last of them may have grown since. */
function sharedLines(before: readonly CueLine[], lines: readonly CueLine[]): number {
  for (let count = Math.min(ROLLING_LINES, before.length, lines.length); count > 0; count -= 1) {
    const shown = before.slice(-count);
    const unchanged = shown.slice(0, -1).every((line, at) => isSame(line, lines[at]));
    if (unchanged && isSameOrGrown(shown.at(-1), lines[count - 1])) return count;
  }
  return 0;
}

function isSameOrGrown(before: CueLine | undefined, line: CueLine | undefined): boolean {
  const hasGrown = before && line && before.speaker === line.speaker && line.text.startsWith(`${before.text} `);
  return isSame(before, line) || hasGrown === true;
}

function isSame(a: CueLine | undefined, b: CueLine | undefined): boolean {
  return a?.text === b?.text && a?.speaker === b?.speaker;
}

function laterEnd(a: Cue, b: Cue): number | undefined {
  if (a.endSeconds === undefined || b.endSeconds === undefined) return b.endSeconds ?? a.endSeconds;
  return Math.max(a.endSeconds, b.endSeconds);
}
