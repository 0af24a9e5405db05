import type { CardContent, StatusContent, TimelineContent } from './card-content.ts';
import type { CardDraft, DataDraft, DraftEntry } from './card-draft.ts';
import { MAX_ENTRIES } from './card-limits.ts';
import { cleanText } from './clean-text.ts';
import { joinAppears } from './join-appears.ts';
import { mergeKeywords } from './merge-keywords.ts';
import { type ReadEntry, readEntries } from './read-entries.ts';
import type { DataKind } from './skill-card.ts';
import { clampStretch, durationOf } from './stretch.ts';
import { elementsUnread, fieldsOf, type Unchecked } from './unchecked.ts';
import { withCaptionEnds } from './with-caption-ends.ts';

/** Reads one card's content, whatever an adapter handed in; undefined when nothing of it can be shown. */
export function draftCard(content: unknown): CardDraft | undefined {
  const { kind } = fieldsOf<CardContent>(content);
  if (kind === 'status') return draftStatus(fieldsOf<StatusContent>(content));
  if (kind === 'keyword' || kind === 'transcript' || kind === 'timeline') {
    return draftData(kind, fieldsOf<TimelineContent>(content));
  }
  return undefined;
}

function draftStatus(content: Unchecked<StatusContent>): StatusContent | undefined {
  const message = cleanText(content.message);
  return message === '' ? undefined : { kind: 'status', message };
}

function draftData(kind: DataKind, content: Unchecked<TimelineContent>): DataDraft | undefined {
  const entries = completed(kind, readEntries(kind, content.entries));
  if (entries.length === 0) return undefined;
  const duration = durationOf(
    content.durationSeconds,
    entries.flatMap(({ stretches }) => stretches),
  );
  return {
    kind,
    title: cleanText(content.title) || undefined,
    duration,
    entries: entries.slice(0, MAX_ENTRIES[kind]).map((entry) => draftEntry(kind, entry, duration)),
    total: entries.length + elementsUnread(content.entries),
  };
}

function completed(kind: DataKind, entries: readonly ReadEntry[]): readonly ReadEntry[] {
  if (kind === 'keyword') return mergeKeywords(entries);
  return kind === 'transcript' ? withCaptionEnds(entries) : entries;
}

function draftEntry(kind: DataKind, { text, stretches, picture }: ReadEntry, duration: number | undefined): DraftEntry {
  const appears = duration === undefined ? [] : stretches.map((stretch) => clampStretch(stretch, duration));
  return { text, appears: joinAppears(appears), ...(kind === 'timeline' && { picture }) };
}
