import { isRecord } from './json-pointer.ts';

/** What is wrong with the times of one entry. */
export function appearsComplaints(card: Record<string, unknown>, appears: unknown, name: string): string[] {
  if (appears === undefined) return [];
  if (!Array.isArray(appears)) return [`OpenAPI wants an array as ${name}.`];
  const isTranscript = card.skill_card_type === 'transcript';
  return [
    ...(isTranscript && appears.length > 1 ? [`A transcript entry with several ${name} shows no time.`] : []),
    ...appears.flatMap((one, index) => spanComplaints(card, one, `${name}[${index}]`)),
  ];
}

function spanComplaints(card: Record<string, unknown>, span: unknown, name: string): string[] {
  if (!isRecord(span)) return [`${name} is not an object.`];
  const duration = typeof card.duration === 'number' ? card.duration : Number.POSITIVE_INFINITY;
  return [...startComplaints(span.start, duration, name), ...endComplaints(span, duration, name)];
}

function startComplaints(start: unknown, duration: number, name: string): string[] {
  if (!isFiniteNumber(start)) return [`${name}.start is not a number, and makes no mark.`];
  return [
    ...(start < 0 ? [`${name}.start is negative, and its mark lies left of the timeline.`] : []),
    ...(start >= duration ? [`${name}.start is not before the duration, and makes no mark.`] : []),
    ...(Number.isInteger(start) ? [] : [`OpenAPI wants whole seconds as ${name}.start.`]),
  ];
}

function endComplaints({ start, end }: Record<string, unknown>, duration: number, name: string): string[] {
  // Box's player makes captions of a transcript, and takes a missing end for 0.
  if (!isFiniteNumber(end)) return [`${name}.end is not a number: a caption never shows, a mark is a speck.`];
  return [
    ...(isFiniteNumber(start) && end <= start ? [`${name}.end is not after its start.`] : []),
    ...(end > duration ? [`${name}.end is after the duration, and is clipped.`] : []),
    ...(Number.isInteger(end) ? [] : [`OpenAPI wants whole seconds as ${name}.end.`]),
  ];
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
