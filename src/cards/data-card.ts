import type { Picture } from './card-content.ts';
import type { DataDraft, DraftEntry } from './card-draft.ts';
import { cardTitle } from './card-title.ts';
import { envelope } from './envelope.ts';
import type { CuttableCard } from './fit-into-bytes.ts';
import { PLACEHOLDER_THUMBNAIL } from './placeholder-thumbnail.ts';
import type { CardStamp, DataSkillCard, ImageEntry, TextEntry } from './skill-card.ts';
import { thumbnail } from './thumbnail.ts';

/** Makes a data card, and thumbnails for the entries of a timeline. */
export async function dataCard(draft: DataDraft, stamp: CardStamp, signal: AbortSignal): Promise<CuttableCard> {
  const entries: (TextEntry | ImageEntry)[] = [];
  for (const entry of draft.entries) {
    // One after the other: each picture may take much memory while it is decoded.
    entries.push(draft.kind === 'timeline' ? await imageEntry(entry, signal) : textEntry(entry));
  }
  const withEntries = (count: number) =>
    ({
      ...envelope(draft.kind, cardTitle(draft, count), stamp),
      ...(draft.duration !== undefined && { duration: draft.duration }),
      entries: entries.slice(0, count),
    }) as DataSkillCard;
  return { card: withEntries(entries.length), withEntries };
}

function textEntry(entry: DraftEntry): TextEntry {
  return { type: 'text', text: entry.text, ...appearsOf(entry) };
}

async function imageEntry(entry: DraftEntry, signal: AbortSignal): Promise<ImageEntry> {
  const small = signal.aborted ? undefined : await thumbnail(entry.picture as Picture);
  const image_url = small ?? PLACEHOLDER_THUMBNAIL;
  return { type: 'image', text: entry.text, image_url, ...appearsOf(entry) };
}

function appearsOf({ appears }: DraftEntry) {
  return appears.length > 0 && { appears };
}
