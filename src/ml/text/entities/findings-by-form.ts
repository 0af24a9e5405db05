import { addressesIn } from './addresses-in.ts';
import { measuresIn, moneyIn } from './amounts-in.ts';
import { companiesIn } from './companies-in.ts';
import { dateFinder } from './dates-in.ts';
import { tally } from './tally.ts';

/** Finds in any language what has a fixed form: dates, amounts, addresses, names with a legal form. */
export interface FindingsByForm {
  add(text: string): void;
  found(): { organisations: string[]; dates: string[]; amounts: string[]; addresses: string[] };
}

export function findingsByForm(language: string): FindingsByForm {
  const [organisations, dates, money, measures, addresses] = [tally(), tally(), tally(), tally(), tally()];
  const datesIn = dateFinder(language);
  return {
    add(text) {
      for (const found of companiesIn(text)) organisations.add(found);
      if (/[@/.]/.test(text)) for (const found of addressesIn(text)) addresses.add(found);
      if (!/\p{N}/u.test(text)) return;
      for (const found of datesIn(text)) dates.add(found);
      for (const found of moneyIn(text)) money.add(found);
      for (const found of measuresIn(text)) measures.add(found);
    },
    found: () => ({
      organisations: organisations.ranked(),
      dates: dates.ranked(),
      amounts: [...money.ranked(), ...measures.ranked()],
      addresses: addresses.ranked(),
    }),
  };
}
