export type Use = 'readToken' | 'writeToken' | 'job';

interface Bound {
  readonly id: string;
  readonly skillId: string;
  readonly source: { readonly id: string; readonly versionId?: string | undefined };
}

/** What is sealed in a message is bound to this: one put together from two others does not open. */
export function messageBinding({ id, skillId, source }: Bound, use: Use): string {
  return JSON.stringify([id, skillId, source.id, source.versionId ?? null, use]);
}
