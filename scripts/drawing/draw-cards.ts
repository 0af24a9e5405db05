import { escaped, type Picture, textLines, textWidth } from './svg-text.ts';

/** A skill card, as far as it is drawn. */
export interface DrawnCard {
  readonly skill_card_type: string;
  readonly skill_card_title?: { readonly message?: string };
  readonly status?: { readonly message?: string };
  readonly duration?: number;
  readonly entries?: readonly DrawnEntry[];
}

interface DrawnEntry {
  readonly text: string;
  readonly image_url?: string;
  readonly appears?: readonly { readonly start: number; readonly end?: number }[];
}

const WIDTH = 360;
const EDGE = 16;
const INNER = WIDTH - 2 * EDGE;
/** Longer transcripts are cut in the picture: Box lets people scroll there. */
const ROWS = 8;

/** Draws cards in the way of Box's sidebar: pills, round pictures, a track with marks, rows with times. */
export function drawCards(title: string, cards: readonly DrawnCard[]): string {
  let top = EDGE;
  const drawn = cards.map((card) => {
    const picture = drawCard(card);
    const placed = `<g transform="translate(${EDGE} ${top})">${picture.svg}</g>`;
    top += picture.height + EDGE;
    return placed;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#222">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${top}" fill="#fff" stroke="#ddd"/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function drawCard(card: DrawnCard): Picture {
  const { skill_card_type: type, skill_card_title: title, status, entries = [] } = card;
  const heading = `<text y="13" font-weight="bold">${escaped(title?.message ?? type)}</text>`;
  const body = status ? paragraph(status.message ?? '') : BODIES[type]?.(card, entries);
  return below(heading, body ?? { svg: '', height: 0 });
}

const BODIES: Readonly<Record<string, (card: DrawnCard, entries: readonly DrawnEntry[]) => Picture>> = {
  keyword: (_, entries) => pills(entries),
  transcript: (_, entries) => rows(entries),
  timeline: ({ duration }, entries) => faces(entries, duration),
};

function below(heading: string, { svg, height }: Picture): Picture {
  return { svg: `${heading}<g transform="translate(0 24)">${svg}</g>`, height: 24 + height };
}

function paragraph(text: string): Picture {
  const lines = textLines(text, INNER);
  const svg = lines.map((line, at) => `<text y="${13 + 18 * at}">${escaped(line)}</text>`).join('');
  return { svg, height: 18 * lines.length };
}

function pills(entries: readonly DrawnEntry[]): Picture {
  let [x, y] = [0, 0];
  const drawn = entries.map(({ text }) => {
    const [label = ''] = textLines(text, INNER - 20);
    const shown = label === text ? text : `${label}…`;
    const width = textWidth(shown) + 18;
    if (x > 0 && x + width > INNER) [x, y] = [0, y + 30];
    const pill = `<rect x="${x}" y="${y}" width="${width}" height="24" rx="12" fill="#e8e8e8"/><text x="${x + width / 2}" y="${y + 16}" text-anchor="middle">${escaped(shown)}</text>`;
    x += width + 6;
    return pill;
  });
  return { svg: drawn.join(''), height: y + 24 };
}

function rows(entries: readonly DrawnEntry[]): Picture {
  let y = 0;
  const drawn = entries.slice(0, ROWS).map(({ text, appears: [first] = [] }) => {
    const indent = first ? 44 : 0;
    const time = first ? `<text y="${y + 13}" fill="#767676">${clock(first.start)}</text>` : '';
    const lines = textLines(text, INNER - indent);
    const row = lines.map((line, at) => `<text x="${indent}" y="${y + 13 + 17 * at}">${escaped(line)}</text>`);
    y += 17 * lines.length + 6;
    return time + row.join('');
  });
  const left = entries.length - ROWS;
  const more = left > 0 ? `<text y="${y + 13}" fill="#767676">… ${left} more</text>` : '';
  return { svg: drawn.join('') + more, height: y + (left > 0 ? 18 : 0) };
}

function faces(entries: readonly DrawnEntry[], duration = 0): Picture {
  const perRow = Math.floor(INNER / 53);
  const drawn = entries.map(({ image_url: url = '' }, at) => {
    const [x, y] = [53 * (at % perRow), 53 * Math.floor(at / perRow)];
    return `<clipPath id="c${x}-${y}"><circle cx="${x + 22.5}" cy="${y + 22.5}" r="22.5"/></clipPath><image href="${escaped(url)}" x="${x}" y="${y}" width="45" height="45" clip-path="url(#c${x}-${y})"/>`;
  });
  const height = 53 * Math.ceil(entries.length / perRow);
  const stretches = entries.flatMap(({ appears = [] }) => appears);
  if (duration <= 0 || stretches.length === 0) return { svg: drawn.join(''), height };
  const marks = stretches.map(({ start, end = start }) => {
    const x = (start / duration) * INNER;
    const width = Math.max(6, ((end - start) / duration) * INNER);
    return `<rect x="${x.toFixed(1)}" y="${height + 4}" width="${Math.min(width, INNER - x).toFixed(1)}" height="6" fill="#0061d5"/>`;
  });
  const track = `<rect y="${height + 4}" width="${INNER}" height="6" fill="#d3d3d3"/>`;
  return { svg: drawn.join('') + track + marks.join(''), height: height + 14 };
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
