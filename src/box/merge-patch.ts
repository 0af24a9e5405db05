import { keepPeoplesKeywords } from '../cards/keep-peoples-keywords.ts';
import type { InvocationStatus, SkillCard } from '../cards/skill-card.ts';
import { fieldsOf } from '../untrusted-json.ts';

export type PatchOperation =
  | { readonly op: 'test' | 'replace' | 'add'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** Whose cards are ours, and how the invocation that writes them stands. */
interface Writer {
  readonly id: string;
  readonly skillId: string;
  readonly status: InvocationStatus;
}

/**
 * The JSON patch that puts our cards in place of those that we wrote before, and touches no others.
 *
 * Our cards take the places of our old ones; what is left over is removed, what is missing added at
 * the end. Until there is success, only old status cards give way: data cards hold what people added,
 * and are needed to carry it over. Data cards that this very invocation has already written stay as
 * they are: its work was delivered twice, and a person may have corrected them since.
 */
export function mergePatch(current: readonly unknown[], cards: readonly SkillCard[], writer: Writer): PatchOperation[] {
  const allOurs = current.flatMap((card, index) => (skillIdOf(card) === writer.skillId ? [{ card, index }] : []));
  if (allOurs.some(({ card }) => isDataCardOf(card, writer.id))) return [];
  const ours = writer.status === 'success' ? allOurs : allOurs.filter(({ card }) => !isDataCard(card));

  const wanted = cards.map((card) =>
    keepPeoplesKeywords(
      card,
      ours.map((old) => old.card),
    ),
  );
  const replaced = ours.slice(0, wanted.length).map(({ index }, place) => {
    return { op: 'replace' as const, path: `/cards/${index}`, value: wanted[place] };
  });
  const added = wanted.slice(ours.length).map((value) => ({ op: 'add' as const, path: '/cards/-', value }));
  const tested = ours.map(({ card, index }) => ({ op: 'test' as const, path: `/cards/${index}`, value: card }));
  // Nothing at the end of the list shows whether a card was added there already, by a try whose answer was lost.
  const tests = added.length > 0 ? [{ op: 'test' as const, path: '/cards', value: current }] : tested;
  // From the end, so that no removal shifts a card that is still to be removed.
  const removed = ours.slice(wanted.length).reverse();
  return [
    ...tests,
    ...replaced,
    ...removed.map(({ index }) => ({ op: 'remove' as const, path: `/cards/${index}` })),
    ...added,
  ];
}

function skillIdOf(card: unknown): string | undefined {
  const { id } = fieldsOf(fieldsOf(card).skill);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function isDataCardOf(card: unknown, invocationId: string): boolean {
  return isDataCard(card) && fieldsOf(fieldsOf(card).invocation).id === invocationId;
}

/** By its type: Box's old kit puts an empty `status` on data cards too. */
function isDataCard(card: unknown): boolean {
  return fieldsOf(card).skill_card_type !== 'status';
}
