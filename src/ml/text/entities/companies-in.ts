const FORM =
  '(?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|plc|Co|GmbH(?:\\s&\\sCo\\.\\sKG)?|AG|KG|KGaA|SE|eG|e\\.V|S\\.?A\\.?R\\.?L|' +
  'SARL|S\\.A\\.S|SAS|S\\.A|SA|S\\.p\\.A|SpA|S\\.r\\.l|Srl|B\\.V|BV|N\\.V|NV|AB|ASA|A/S|ApS|Oy|Oyj|S\\.L|SL|Lda|Ltda|Kft|a\\.s|s\\.r\\.o|Pty\\sLtd|Pte\\sLtd)';
const WORD = "\\p{Lu}[\\p{L}\\p{N}'’.&-]{0,30}";
const COMPANY = new RegExp(
  `(?<![\\p{L}\\p{N}])${WORD}(?:\\s(?:${WORD}|&|and|und|et|de)){0,4},?\\s${FORM}(?![\\p{L}\\p{N}&])\\.?`,
  'gu',
);
const JAPANESE =
  /(?:株式会社|有限会社)[\p{Script=Han}\p{Script=Katakana}ー]{1,20}|[\p{Script=Han}\p{Script=Katakana}ー]{2,20}(?:株式会社|有限公司)/gu;
const LEADING = /^(?:The|Die|Der|Das|Le|La|Les|El|Los|Il|At|In|For|From|By|With|Our|Bei|Von|Chez|Dear|And|Und|Et)\s/u;

/** Names of companies with their legal form, in any language: "Nordwind Logistik GmbH". */
export function companiesIn(text: string): string[] {
  const western = (text.match(COMPANY) ?? []).map((found) => trimmed(found));
  return [...western, ...(text.match(JAPANESE) ?? [])].filter((name) => /[\s社司]/u.test(name));
}

function trimmed(found: string): string {
  const name = found.replace(LEADING, '').replace(LEADING, '');
  // The full stop after "Ltd" may end the sentence; it is not part of the name to people.
  return name.replace(/(?<=\b(?:Inc|Corp|Ltd|Co|Limited|GmbH|AG|LLC|PLC|plc|SA|SE))\.$/, '');
}
