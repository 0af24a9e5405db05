const LINE_BREAK = /[\r\n]+/g;
const ROW_OR_BLOCK =
  /<\/?(?:p|div|tr|table|li|ul|ol|h[1-6]|br|hr|section|pre|dt|dl|body|head|title)(?:\s[^<>]{0,500})?\/?>/gi;
const CELL_END = /<\/t[dh]\s{0,10}>/gi;
const TAG = /<(\/?)([a-z][\w:.-]{0,60})((?:\s[^<>]{0,2000})?)>/gi;
const OTHER_MARKUP = /<[!?/][^<>]{0,1000}>/g;
const ATTRIBUTE = /([a-z][\w:.-]{0,60})\s{0,3}=\s{0,3}(?:"([^"]{0,1000})"|'([^']{0,1000})')/gi;
const EMPTY_LINES = /\n {0,20}(?:\n {0,20})+/g;
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(nbsp|amp|lt|gt|quot|apos|shy|ndash|minus|commat|colon|period));/gi;
const NAMED: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", shy: '' },
  ...{ ndash: '-', minus: '-', commat: '@', colon: ':', period: '.' },
};
/** The elements of a page say how it looks; those of data say what a value is. */
const ELEMENTS_OF_PAGES =
  /^(?:a|abbr|b|big|blockquote|button|caption|center|cite|code|col|dd|em|font|footer|form|h\d|header|html|i|iframe|img|input|label|legend|link|main|meta|nav|option|q|s|script|select|small|span|strong|style|sub|sup|svg|path|g|tbody|td|textarea|tfoot|th|thead|time|u|var)$/i;

/**
 * What a page or a file of XML says, a table row a line with its cells ended by tabs.
 *
 * Names and values that stand in tags stay: `<password>…`, `<input name="iban" value="…">`, `<add key="ApiKey" value="…"/>`, `mailto:` links.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(LINE_BREAK, ' ')
    .replace(CELL_END, '\t')
    .replace(ROW_OR_BLOCK, '\n')
    .replace(TAG, (_, slash: string, name: string, attributes: string) => tagText(slash, name, attributes))
    .replace(OTHER_MARKUP, ' ')
    .replace(EMPTY_LINES, '\n')
    .replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) =>
      name === undefined ? characterOf(whole, decimal, hex) : (NAMED[name.toLowerCase()] ?? whole),
    );
}

function tagText(slash: string, name: string, attributes: string): string {
  const isData = !ELEMENTS_OF_PAGES.test(name);
  if (slash) return isData ? '\n' : ' ';
  const pairs = [...attributes.matchAll(ATTRIBUTE)].map((match): [string, string] => [
    (match[1] ?? '').toLowerCase(),
    match[2] ?? match[3] ?? '',
  ]);
  const attribute = (...names: string[]) => pairs.find(([key]) => names.includes(key))?.[1];
  const [key, value] = [attribute('name', 'key', 'property', 'id'), attribute('value', 'content')];
  const link = attribute('href')?.match(/^(?:mailto|tel):([^?]{1,200})/)?.[1];
  const others = isData ? pairs.filter(([, one]) => one !== key && one !== value) : [];
  const parts = [
    ...(isData ? [`${name}: `] : []),
    ...(key && value ? [`${key}: ${value}\n`] : []),
    ...(link ? [link] : []),
    ...others.map(([its, one]) => `${its}: ${one}\n`),
  ];
  return ` ${parts.join(' ')} `;
}

function characterOf(whole: string, decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
}
