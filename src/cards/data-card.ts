import type { DataDraft, DraftEntry } from './card-draft.ts';
import { cardTitle } from './card-title.ts';
import { envelope } from './envelope.ts';
import type { CuttableCard } from './fit-into-bytes.ts';
import { PLACEHOLDER_THUMBNAIL } from './placeholder-thumbnail.ts';
import type { CardStamp, DataSkillCard, ImageEntry, TextEntry } from './skill-card.ts';

/** Makes a data card, which can be made again with fewer of its entries. */
export function dataCard(draft: DataDraft, stamp: CardStamp): CuttableCard {
  const entryOf: (entry: DraftEntry) => TextEntry | ImageEntry = draft.kind === 'timeline' ? imageEntry : textEntry;
  const entries = draft.entries.map(entryOf);
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

function imageEntry(entry: DraftEntry): ImageEntry {
  const image_url = entry.thumbnail ?? PLACEHOLDER_THUMBNAIL;
  return { type: 'image', text: entry.text, image_url, ...appearsOf(entry) };
}

function appearsOf({ appears }: DraftEntry) {
  return appears.length > 0 && { appears };
}
