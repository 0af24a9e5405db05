import type { Picture } from './card-content.ts';
import type { CardDraft, DataDraft, DraftEntry, Findings } from './card-draft.ts';
import { MAX_CARDS } from './card-limits.ts';
import { draftCard } from './draft-card.ts';
import { spokenFirst } from './spoken-first.ts';
import { thumbnail } from './thumbnail.ts';
import { elementsOf, elementsUnread } from './unchecked.ts';

/**
 * Reads what an adapter returned, and makes its pictures small.
 *
 * Whatever an adapter hands in, this neither throws nor lets through what Box's app would hide,
 * break on, or show empty.
 *
 * @param contents card contents; what else there is among them is passed over.
 * @param signal after it aborts, pictures are left out instead of being made smaller.
 */
export async function findingsOf(
  contents: readonly { readonly kind: string }[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Findings> {
  const drafts = elementsOf(contents).flatMap((content) => draftCard(content) ?? []);
  const shown: CardDraft[] = [];
  for (const draft of spokenFirst(drafts).slice(0, MAX_CARDS)) {
    shown.push(draft.kind === 'timeline' ? await withThumbnails(draft, signal) : draft);
  }
  return { drafts: shown, total: drafts.length + elementsUnread(contents) };
}

async function withThumbnails(draft: DataDraft, signal: AbortSignal): Promise<DataDraft> {
  const entries: DraftEntry[] = [];
  for (const { picture, ...entry } of draft.entries) {
    // One after the other: each picture may take much memory while it is decoded.
    const small = signal.aborted ? undefined : await thumbnail(picture as Picture);
    entries.push({ ...entry, ...(small !== undefined && { thumbnail: small }) });
  }
  return { ...draft, entries };
}
