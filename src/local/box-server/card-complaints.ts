import { dataCardComplaints } from './data-card-complaints.ts';
import { isRecord } from './json-pointer.ts';
import { statusCardComplaints } from './status-card-complaints.ts';
import { titleComplaints } from './title-complaints.ts';

const DATA_CARD_TYPES = ['keyword', 'transcript', 'timeline'];

/**
 * Lists, one sentence each, how Box's web app would fail to show a card properly, or where Box's
 * OpenAPI description would refuse it. An empty list is a good card.
 *
 * @param currentVersionId of the file; a card that names another version is not shown.
 */
export function cardComplaints(card: unknown, currentVersionId?: string): string[] {
  if (!isRecord(card)) return ['The card is not an object.'];
  return [
    ...envelopeComplaints(card),
    ...titleComplaints(card),
    ...webAppComplaints(card, currentVersionId),
    ...(card.skill_card_type === 'status' ? statusCardComplaints(card) : dataCardComplaints(card)),
  ];
}

/** The complaints about each card, led by its place, and those about the cards side by side. */
export function cardSetComplaints(cards: readonly unknown[], currentVersionId?: string): string[] {
  const ids = cards.filter(isRecord).flatMap(({ id }) => (id === undefined ? [] : [id]));
  return [
    ...(new Set(ids).size < ids.length ? ['Two cards have the same id, which the web app takes for one.'] : []),
    ...cards.flatMap((card, index) =>
      cardComplaints(card, currentVersionId).map((complaint) => `cards[${index}]: ${complaint}`),
    ),
  ];
}

function envelopeComplaints(card: Record<string, unknown>): string[] {
  const { type, skill_card_type: cardType, skill, invocation, created_at: createdAt } = card;
  return [
    ...(type === 'skill_card' ? [] : ["OpenAPI wants the type 'skill_card'."]),
    ...cardTypeComplaints(cardType),
    ...(isReference(skill, 'service') ? [] : ["OpenAPI wants a skill of the type 'service' with an id."]),
    ...(isReference(invocation, 'skill_invocation')
      ? []
      : ["OpenAPI wants an invocation of the type 'skill_invocation' with an id."]),
    ...(createdAt === undefined || isDateTime(createdAt) ? [] : ['OpenAPI wants an RFC 3339 time in created_at.']),
  ];
}

function cardTypeComplaints(cardType: unknown): string[] {
  if (cardType === 'status' || DATA_CARD_TYPES.includes(cardType as string)) return [];
  if (cardType === 'face') return ["OpenAPI does not know the skill_card_type 'face'; it is 'timeline'."];
  return ['A card of an unknown skill_card_type shows a title and nothing below.'];
}

function webAppComplaints(card: Record<string, unknown>, currentVersionId: string | undefined): string[] {
  const { error, file_version: version } = card;
  const foreign =
    Boolean(version) && currentVersionId !== undefined && !(isRecord(version) && version.id === currentVersionId);
  return [
    ...(error === undefined ? [] : ['A card with an error is replaced by a generic failure text.']),
    ...(foreign ? ['A card for another file_version is not shown.'] : []),
  ];
}

function isReference(value: unknown, type: string): boolean {
  return isRecord(value) && value.type === type && typeof value.id === 'string' && value.id !== '';
}

function isDateTime(value: unknown): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
  return typeof value === 'string' && form.test(value) && !Number.isNaN(Date.parse(value));
}
