const NUMBER = "\\d{1,15}(?:[.,'’\\u00A0\\u202F ]\\d{3}(?!\\d)){0,5}(?:[.,]\\d{1,4})?";
const SCALE =
  '(?:\\s?(?:thousand|million|billion|trillion|mio|mrd|millionen|milliarden|millions|milliards|millones|milioni|miljoen|k|m|bn|tn)\\b|[千万億兆亿萬])';
const SYMBOL = '(?:US|CA|AU|NZ|HK|A|C|R)?[$€£¥₹₩₽₺₫₱]';
const CODE = '(?:USD|EUR|GBP|CHF|JPY|CNY|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|BRL|MXN|ZAR|SGD|HKD|KRW|TRY|ILS)';
const CURRENCY =
  '(?:(?:US\\s)?dollars?|[Ee]uros?|pounds?(?:\\ssterling)?|francs?|yen|yuan|rupees?|kronor|kroner|cents?|pence|円|ドル|元|원)';
const UNIT =
  '(?:%|percent|per\\scent|Prozent|pour\\scent|por\\sciento|km²|㎡|m²|m³|km/h|kWh|MWh|GWh|TWh|kW|MW|GW|km|cm|mm|kg|mg|µg|ml|kB|MB|GB|TB|PB|Gbps|Mbps|' +
  'GHz|MHz|°C|°F|tonnes?|tons?|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|hectares?|acres?|lit(?:er|re)s?|gallons?|kilograms?|' +
  'basis\\spoints|square\\s(?:met(?:er|re)s|feet|miles))';
// Each part is bounded and the whole begins at a number or sign only, so that matching takes linear time.
const MONEY = [
  `(?:${SYMBOL}|\\b${CODE})\\s?-?${NUMBER}${SCALE}?`,
  `${NUMBER}${SCALE}?\\s?(?:[€£$¥]|${CODE}\\b|${CURRENCY}(?![\\p{Ll}]))`,
].join('|');
// A hyphen right behind a letter joins two words.
const MEASURE = `(?:(?<!\\p{L})[-−+])?${NUMBER}${SCALE}?(?:\\s|-)?${UNIT}(?![\\p{Script=Latin}\\p{N}])`;
const NOT_INSIDE = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}.,])';
const MONEY_PATTERN = new RegExp(`${NOT_INSIDE}(?:${MONEY})`, 'gu');
const MEASURE_PATTERN = new RegExp(`${NOT_INSIDE}(?:${MEASURE})`, 'gu');

/** Sums of money: bare numbers are no amounts. */
export function moneyIn(text: string): string[] {
  return text.match(MONEY_PATTERN) ?? [];
}

/** Numbers with a percent sign or a unit of measure. */
export function measuresIn(text: string): string[] {
  return text.match(MEASURE_PATTERN) ?? [];
}
