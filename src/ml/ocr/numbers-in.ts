/** More are a list, not what somebody would look for. */
const MOST_NUMBERS = 20;
/** What has fewer digits is no number that names one thing among many. */
const LEAST_DIGITS = 3;

/**
 * What is numbered. Numbers of people and of banks (cards, accounts of payment, passports, telephones) are not among
 * them: whether to show those is not for us to say.
 */
const THINGS = {
  en: 'invoice|order|purchase order|receipt|customer|client|contract|policy|booking|reservation|ticket|case|job|project|quote|quotation|delivery|shipment|tracking|reference|membership|item|part|serial|batch|meter|approval|confirmation|transaction',
  other:
    'facture|commande|client|contrat|dossier|devis|factura|pedido|cliente|contrato|expediente|fattura|ordine|pratica',
  german: 'rechnungs|bestell|auftrags|kunden|vertrags|liefer|angebots|vorgangs|mitglieds|zähler|serien|artikel|beleg',
} as const;
const NUMBER = 'number|num\\.?|no\\.?|nr\\.?|n[°º]|№|code|id|reference|ref\\.?|numéro|número|numero';
// Every part is bounded, so that matching takes linear time.
const LABEL = [
  '(?:our|your) reference ?:?',
  `(?:our |your )?(?:${THINGS.en})(?: (?:${NUMBER}) ?[:#]?| ?[:#])`,
  `(?:${NUMBER}) (?:de |di )?(?:${THINGS.other}) ?:?`,
  `(?:${THINGS.other}) (?:${NUMBER}) ?:?`,
  `(?:${THINGS.german})(?:nummer|[- ]?nr\\.?) ?:?`,
].join('|');
/** Groups of digits may stand apart; letters only in the first. */
const VALUE =
  /\s?(?:\p{Lu}{1,4} )?[\p{Lu}\p{N}]{1,20}(?:[-/.][\p{Lu}\p{N}]{1,20}){0,5}(?: \p{N}{2,10}){0,4}(?![\p{L}\p{N}])/uy;

/** Numbers that name an invoice, an order, a customer and the like, each with what it is the number of. */
export function numbersIn(lines: readonly string[]): string[] {
  const found = new Set<string>();
  for (const line of lines) {
    for (const { 0: label, index } of line.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${LABEL})`, 'giu'))) {
      VALUE.lastIndex = index + label.length;
      const value = VALUE.exec(line)?.[0].trim() ?? '';
      if (digitsIn(value) >= LEAST_DIGITS) found.add(`${shown(label)} ${value}`);
      if (found.size === MOST_NUMBERS) return [...found];
    }
  }
  return [...found];
}

function shown(label: string): string {
  const words = label.replace(/[:#]$/, '').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function digitsIn(text: string): number {
  return text.match(/\p{N}/gu)?.length ?? 0;
}
