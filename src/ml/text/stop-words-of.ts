import * as lists from 'stopword';

/** ISO 639-1 to the names of the library's lists, which are ISO 639-3. */
const LIST_OF: Record<string, keyof typeof lists> = {
  af: 'afr',
  ar: 'ara',
  bn: 'ben',
  bg: 'bul',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  et: 'est',
  eu: 'eus',
  fa: 'fas',
  fi: 'fin',
  fr: 'fra',
  gl: 'glg',
  gu: 'guj',
  he: 'heb',
  hi: 'hin',
  hr: 'hrv',
  hu: 'hun',
  hy: 'hye',
  id: 'ind',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  lv: 'lav',
  lt: 'lit',
  mr: 'mar',
  ms: 'msa',
  nl: 'nld',
  no: 'nob',
  pa: 'panGu',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sk: 'slk',
  sl: 'slv',
  es: 'spa',
  sv: 'swe',
  tl: 'tgl',
  th: 'tha',
  tr: 'tur',
  uk: 'ukr',
  ur: 'urd',
  vi: 'vie',
  zh: 'zho',
};

const LISTS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(lists));

const LINKERS: Record<string, string> = {
  fr: 'de du des d en à au',
  es: 'de del por',
  pt: 'de do da dos das',
  it: 'di del della dei delle',
  ca: 'de del',
};

/** What the lists leave out: words that count, greet or point, and are no topic. */
const MORE: Record<string, string> = {
  fr: 'deux trois quatre cinq six sept huit neuf dix madame monsieur an ans année années mois jour jours semaine semaines heure heures fois chaque ainsi donc lors dont depuis fin veuillez agréer salutations objet premier première plusieurs tous toute toutes',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez señor señora año años mes meses día días semana semanas hora horas vez veces cada además según informe parte',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn herr frau jahr jahre jahren monat monate monaten tag tage tagen woche wochen stunde stunden uhr prozent euro teil fragen damen herren grüße grüßen sowie deshalb zurzeit sobald',
  it: 'due tre quattro cinque sei sette otto nove dieci signor signora anno anni mese mesi giorno giorni settimana settimane ora ore volta volte ogni inoltre secondo parte',
  pt: 'dois duas três quatro cinco seis sete oito nove dez senhor senhora ano anos mês meses dia dias semana semanas hora horas vez vezes cada além parte',
  nl: 'twee drie vier vijf zes zeven acht negen tien heer mevrouw jaar jaren maand maanden dag dagen week weken uur procent euro deel wordt worden werd werden omdat daardoor heeft hebben zijn verslag meer',
  ja: '年 月 日 時 分 円 人 的 等 各 予定 場合 当社 弊社 以上 以下 現在 必要',
  zh: '年 月 日 元 个 我们 公司 进行 可以 以及 目前',
};

/** Those of the language, with its months and weekdays; or none. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const list = Object.hasOwn(LIST_OF, language) ? LIST_OF[language] : undefined;
  const words = (list && LISTS.get(list)) ?? [];
  const more = Object.hasOwn(MORE, language) ? (MORE[language]?.split(' ') ?? []) : [];
  return new Set([...words, ...more, ...calendarWords(language)]);
}

function calendarWords(language: string): string[] {
  if (language === '') return [];
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, at) => month.format(Date.UTC(2024, at, 2)));
  const weekdays = Array.from({ length: 7 }, (_, at) => weekday.format(Date.UTC(2024, 0, at + 1)));
  return [...months, ...weekdays].map((word) => word.toLowerCase());
}

export function isLinker(language: string, word: string): boolean {
  return Object.hasOwn(LINKERS, language) && (LINKERS[language]?.split(' ').includes(word) ?? false);
}
