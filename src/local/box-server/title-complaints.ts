import { isRecord } from './json-pointer.ts';
import { textComplaints } from './text-complaints.ts';

/** What the web app shows for these codes, in English, whatever the message says. */
const SHOWN_FOR_CODE = new Map([
  ['skills_faces', 'Faces'],
  ['skills_transcript', 'Transcript'],
  ['skills_topics', 'Topics'],
  ['skills_status', 'Status'],
  ['skills_error', 'Error'],
]);

/** What is wrong with the heading of a card. */
export function titleComplaints(card: Record<string, unknown>): string[] {
  const { skill_card_title: title, skill_card_type: cardType } = card;
  if (title === undefined) {
    return cardType === 'timeline' ? ["A timeline without a title is headed 'Skill Card'."] : [];
  }
  if (!isRecord(title)) return ['OpenAPI wants an object as skill_card_title.'];
  const { code, message } = title;
  const shown = SHOWN_FOR_CODE.get(code as string);
  return [
    ...(code === undefined || typeof code === 'string' ? [] : ['OpenAPI wants a string as skill_card_title.code.']),
    ...textComplaints(message, 'skill_card_title.message'),
    ...(shown !== undefined && typeof message === 'string' && message !== shown
      ? [`The title code ${code} shows '${shown}', and its message is never seen.`]
      : []),
  ];
}
