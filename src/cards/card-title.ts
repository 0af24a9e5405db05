import { MAX_TITLE_CHARACTERS } from './card-limits.ts';
import { shorten } from './shorten.ts';
import type { CardTitle, DataKind } from './skill-card.ts';

const BOX_TITLES: Record<DataKind, CardTitle> = {
  keyword: { code: 'skills_topics', message: 'Topics' },
  transcript: { code: 'skills_transcript', message: 'Transcript' },
  timeline: { code: 'skills_faces', message: 'Faces' },
};

/**
 * Box's own title, which its app translates, unless there is another to show or something was cut:
 * then a code that Box does not know, since for its own codes the app ignores the message.
 */
export function cardTitle(
  draft: { readonly kind: DataKind; readonly title?: string | undefined; readonly total: number },
  shownEntries: number,
): CardTitle {
  const boxTitle = BOX_TITLES[draft.kind];
  const cut = shownEntries < draft.total ? ` (first ${shownEntries} of ${draft.total})` : '';
  if (draft.title === undefined && cut === '') return boxTitle;
  const title = draft.title ?? boxTitle.message;
  return { code: codeOf(title), message: shorten(title, MAX_TITLE_CHARACTERS - cut.length) + cut };
}

function codeOf(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  // "Skills topics" must not become Box's own code.
  const ours = words.filter((word) => word !== 'skills');
  return ours.join('_').slice(0, MAX_TITLE_CHARACTERS) || 'title';
}
