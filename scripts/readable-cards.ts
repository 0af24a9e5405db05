import { shorten } from '../src/cards/shorten.ts';

interface AnyCard {
  readonly skill_card_type: string;
  readonly skill_card_title?: { readonly message?: string };
  readonly status?: { readonly code: string; readonly message: string };
  readonly entries?: readonly { readonly text: string; readonly appears?: readonly { readonly start: number }[] }[];
}

const LINE_CHARACTERS = 110;
const SHOWN_CHARACTERS = 300;

/** Cards as lines of text, the way a person would read them in Box's sidebar. */
export function readableCards(cards: readonly unknown[] = []): string {
  return cards.length === 0 ? '  (no cards)' : cards.map((card) => readableCard(card as AnyCard)).join('\n');
}

function readableCard({ skill_card_type, skill_card_title, status, entries = [] }: AnyCard): string {
  const title = skill_card_title?.message ?? skill_card_type;
  if (status) return `  ${title}: ${status.message} (${status.code})`;
  if (skill_card_type === 'keyword') return wrapped(`  ${title}: ${entries.map(shown).join(' · ')}`);
  return [`  ${title}:`, ...entries.map((entry) => wrapped(`    ${at(entry.appears)}${shown(entry)}`))].join('\n');
}

/** A person scrolls in Box's sidebar; a terminal would run over. */
function shown({ text }: { readonly text: string }): string {
  return shorten(text, SHOWN_CHARACTERS);
}

function at(appears: readonly { readonly start: number }[] | undefined): string {
  const start = appears?.[0]?.start;
  return start === undefined ? '' : `${Math.floor(start / 60)}:${String(start % 60).padStart(2, '0')}  `;
}

function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.trimEnd().split(/(?<=\S) /)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_CHARACTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : `      ${word}`);
  }
  return lines.join('\n');
}
