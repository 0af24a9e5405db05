import { clientError } from './refusal.ts';

/** One wish of an `x-rep-hints` header: `jpg?dimensions=1024x1024&paged=false`. */
export interface RepresentationHint {
  readonly type: string;
  readonly properties: Readonly<Record<string, string>>;
}

const WHOLE_HEADER = /^(?:\s*\[[^[\]]*\])+\s*$/;

/**
 * Reads `[a,b][c]`: of each bracket the first that is available, so here a or else b, and c.
 *
 * @throws {Refusal} 400 when the header does not follow that grammar; what Box says then is not documented.
 */
export function parseHints(header: string): readonly (readonly RepresentationHint[])[] {
  const groups = [...header.matchAll(/\[([^[\]]*)\]/g)].map(([, group = '']) => group.split(',').map(parseHint));
  if (!WHOLE_HEADER.test(header) || groups.flat().some(({ type }) => type === '')) {
    throw clientError(400, 'bad_request', { message: 'Invalid x-rep-hints header' });
  }
  return groups;
}

export function parseHint(text: string): RepresentationHint {
  const [type = '', query = ''] = text.trim().split('?', 2);
  return { type: type.toLowerCase(), properties: Object.fromEntries(new URLSearchParams(query)) };
}

/** Whether what we have is what was asked for; `paged=false` is also true of what says nothing of pages. */
export function satisfies(available: RepresentationHint, wanted: RepresentationHint): boolean {
  const properties: Record<string, string | undefined> = { paged: 'false', ...available.properties };
  return (
    available.type === wanted.type &&
    Object.entries(wanted.properties).every(([name, value]) => properties[name] === value)
  );
}
