import { CARD_VALUES } from './values/card-values.ts';
import { CONTACT_VALUES, FIRST_NAMES, LAST_NAMES } from './values/contact-values.ts';
import { ID_VALUES } from './values/id-values.ts';
import { OTHER_VALUES } from './values/other-values.ts';
import { type Random, random } from './values/random.ts';
import { SECRET_VALUES } from './values/secret-values.ts';
import type { MakeValue, Value } from './values/value.ts';

/** A text, and what in it is sensitive and what only looks so. */
export interface LabelledDocument {
  readonly name: string;
  readonly format?: string | undefined;
  readonly text: string;
  readonly sensitive: readonly Required<Pick<Value, 'written' | 'label' | 'core'>>[];
  readonly others: readonly string[];
}

const SENSITIVE: Record<string, MakeValue> = { ...CARD_VALUES, ...ID_VALUES, ...CONTACT_VALUES, ...SECRET_VALUES };
const FILLERS: Record<string, (random: Random) => string> = {
  first: (r) => r.pick(FIRST_NAMES),
  last: (r) => r.pick(LAST_NAMES),
  name: (r) => `${r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)}`,
  city: (r) => r.pick(['Utrecht', 'Leeds', 'Graz', 'Lyon', 'Porto', 'Gdynia', 'Malmö', 'Durban', 'Austin', 'Nantes']),
  street: (r) =>
    `${r.pick(['Mill Lane', 'Harbour Road', 'Lindenweg', 'Rue des Lilas', 'Via Verdi'])} ${r.between(1, 99)}`,
  item: (r) =>
    r.pick(['desk lamp', 'rain jacket', 'paper tray', 'bicycle bell', 'garden hose', 'tea kettle', 'wall clock']),
  age: (r) => String(r.between(19, 78)),
  count: (r) => String(r.between(1, 40)),
};

/**
 * Fills a template: `{{card}}` is a sensitive value, `{{!isbn13}}` one that is not, `{{:name}}` neither; lines between `{{*5}}` and
 * `{{/}}` come five times. The same template always gives the same document.
 */
export function fillTemplate(template: string, name: string): LabelledDocument {
  const chance = random(name);
  const [sensitive, others]: [Required<Value>[], string[]] = [[], []];
  const repeated = template.replace(/^\{\{\*(\d+)\}\}\n([\s\S]*?)^\{\{\/\}\}\n/gm, (_, times: string, lines: string) =>
    lines.repeat(Number(times)),
  );
  const text = repeated.replace(/\{\{([!:]?)([a-z0-9-]+)\}\}/g, (_, sign: string, kind: string) => {
    if (sign === ':') return valueFrom(FILLERS, kind)(chance);
    const value = valueFrom(sign === '!' ? OTHER_VALUES : SENSITIVE, kind)(chance);
    if (value.label === undefined) others.push(value.written);
    else sensitive.push({ written: value.written, label: value.label, core: value.core ?? value.written });
    return value.written;
  });
  if (/\{\{/.test(text.replace(/\{\{ /g, ''))) throw new Error(`${name} has something left to fill.`);
  return { name, format: formatOf(name), text, sensitive, others };
}

function valueFrom<T>(makers: Record<string, T>, kind: string): T {
  const make = makers[kind];
  if (!make) throw new Error(`No value is called ${kind}.`);
  return make;
}

/** `letter.txt.tpl` is a text file, `contract.tpl` the text of a document. */
function formatOf(name: string): string | undefined {
  return /\.([a-z]+)\.tpl$/.exec(name)?.[1];
}
