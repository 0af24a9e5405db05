import type { PlainText } from '../text-model.ts';

const TIME =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\b/g;
const LEVEL = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b/i;
const LEVELS_TOLD = ['ERROR', 'WARN', 'FATAL', 'CRITICAL'];
const LONGEST_LINE = 2000;

/** The messages of a log, each kind of message once; how many errors and warnings there are. */
export function plainLog(text: string): PlainText {
  const kinds = new Map<string, string>();
  const levels = new Map<string, number>();
  let lines = 0;
  for (const whole of text.split('\n')) {
    if (whole.trim() === '') continue;
    lines += 1;
    const line = whole.slice(0, LONGEST_LINE);
    const level = LEVEL.exec(line)?.[0].toUpperCase().replace('WARNING', 'WARN');
    if (level) levels.set(level, (levels.get(level) ?? 0) + 1);
    const message = messageOf(line);
    const kind = message.replaceAll(/\d+/g, '#');
    if (kinds.size < 20_000 && !kinds.has(kind)) kinds.set(kind, message);
  }
  const told = LEVELS_TOLD.filter((level) => levels.has(level)).map(
    (level) => `${number(levels.get(level))} × ${level}`,
  );
  const blocks = [...kinds.values()].map((message) => ({ text: message, role: 'line' as const }));
  return { nature: 'log', blocks, topics: [], facts: ['Log', `${number(lines)} lines`, ...told] };
}

function messageOf(line: string): string {
  return line
    .replaceAll(TIME, ' ')
    .replace(LEVEL, ' ')
    .replaceAll(/\[[^\][]{1,60}\]/g, ' ')
    .replaceAll(/(?<![^\s=])[^\s=]{1,80}=(?:"[^"]{0,200}"|\S{1,200})|\b[0-9a-f]{8}[0-9a-f-]{0,60}\b|[{}[\]|"]/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function number(count: number | undefined): string {
  return (count ?? 0).toLocaleString('en');
}
