/** The reading of a word, small above it; the word itself is there as well. */
const RUBY_TEXT = /<rt(?:\.[^<>]{0,200})?>[^<]*/gi;
/** Tags by name, and the times of single words; a lone "<" is a person's own. */
const TAG = /<\/?[a-z][^<>]*>|<[\d:.]{1,20}>|<\/?>/gi;
/** Positions and styles of SubStation: "{\an8}". */
const OVERRIDE = /\{\\[^{}]*\}/g;
/** Line breaks of SubStation and of SubViewer, and SubStation's hard space. */
const BREAK = /\\N|\[br\]/g;
const HARD_SPACE = /\\h/g;

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
  // Marks for the direction of text are kept: right-to-left lines need them.
  ...{ nbsp: ' ', lrm: '\u200E', rlm: '\u200F' },
};

/** What is said, without tags, styles and positions, and with character references decoded. Takes linear time. */
export function withoutMarkup(raw: string): string {
  const plain = raw
    .replaceAll(OVERRIDE, '')
    .replaceAll(BREAK, '\n')
    .replaceAll(HARD_SPACE, ' ')
    .replaceAll(RUBY_TEXT, '')
    .replaceAll(TAG, '');
  return plain.includes('&') ? decoded(plain) : plain;
}

/** Decoded once only: "&amp;lt;" is "&lt;". */
function decoded(text: string): string {
  return text.replaceAll(REFERENCE, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return isCharacter(code) ? String.fromCodePoint(code) : ' ';
  });
}

/** Neither a control character nor half of a surrogate pair. */
function isCharacter(code: number): boolean {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  return !isControl && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}
