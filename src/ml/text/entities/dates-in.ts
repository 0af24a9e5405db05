const YEAR = '(?:1[5-9]|20)\\d\\d';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH_NUMBER = '(?:0?[1-9]|1[0-2])';
const ORDINAL = '(?:st|nd|rd|th|er|º|ª|\\.)?';

/** @param language whose months are known besides the English ones. */
export function dateFinder(language: string): (text: string) => string[] {
  const pattern = datePattern(language);
  return (text) => (text.match(pattern) ?? []).map((date) => date.replace(/\.$/, ''));
}

/** A month alone is no date; a day or a year must stand with it. Every part is bounded, so matching is linear. */
function datePattern(language: string): RegExp {
  const month = `(?:${monthNames(language).join('|')})\\.?`;
  const of = '(?:\\s(?:de|of|del))?';
  const forms = [
    `${DAY}${ORDINAL}${of}\\s${month}(?:,?${of}\\s${YEAR})?`,
    `${month}\\s${DAY}(?:st|nd|rd|th)?(?:,?\\s${YEAR})?(?!\\d)`,
    `${month},?${of}\\s${YEAR}`,
    `${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])`,
    `${DAY}[/.]${MONTH_NUMBER}[/.](?:${YEAR}|\\d\\d(?![./\\d]))`,
    `${MONTH_NUMBER}/${DAY}/${YEAR}`,
    `${YEAR}[/.]${MONTH_NUMBER}[/.]${DAY}`,
    `Q[1-4]\\s${YEAR}`,
    `${YEAR}年(?:${MONTH_NUMBER}月(?:${DAY}日)?)?`,
    `${MONTH_NUMBER}月${DAY}日`,
    `${YEAR}년(?:\\s?${MONTH_NUMBER}월(?:\\s?${DAY}일)?)?`,
  ];
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}./-])(?:${forms.join('|')})(?![\\p{Ll}\\p{N}]|[/-]\\d|\\.\\d)`,
    'gu',
  );
}

function monthNames(language: string): string[] {
  const names = new Set<string>();
  for (const locale of ['en', language === '' ? 'en' : language]) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' });
      for (let at = 0; at < 12; at += 1) {
        const part = format.formatToParts(Date.UTC(2024, at, 2)).find(({ type }) => type === 'month')?.value ?? '';
        const name = part.replace(/\.$/, '');
        if (/^\p{L}{3,}$/u.test(name)) names.add(name).add(name.charAt(0).toUpperCase() + name.slice(1));
      }
    }
  }
  names.add('Sept');
  return [...names].sort((a, b) => b.length - a.length);
}
