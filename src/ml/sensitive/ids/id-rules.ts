import { AU_IDS } from './australia.ts';
import { BE_IDS } from './belgium.ts';
import { BR_IDS } from './brazil.ts';
import { CA_IDS } from './canada.ts';
import { DK_IDS } from './denmark.ts';
import { FI_IDS } from './finland.ts';
import { FR_IDS } from './france.ts';
import { DE_IDS } from './germany.ts';
import type { IdRule } from './id-rule.ts';
import { IN_IDS } from './india.ts';
import { IT_IDS } from './italy.ts';
import { NL_IDS } from './netherlands.ts';
import { NO_IDS } from './norway.ts';
import { PL_IDS } from './poland.ts';
import { PT_IDS } from './portugal.ts';
import { ZA_IDS } from './south-africa.ts';
import { ES_IDS } from './spain.ts';
import { SE_IDS } from './sweden.ts';
import { CH_IDS } from './switzerland.ts';
import { GB_IDS } from './united-kingdom.ts';
import { US_IDS } from './united-states.ts';

/** By ISO 3166 code of the country that gives them out. */
export const ID_RULES = {
  AU: AU_IDS,
  BE: BE_IDS,
  BR: BR_IDS,
  CA: CA_IDS,
  CH: CH_IDS,
  DE: DE_IDS,
  DK: DK_IDS,
  ES: ES_IDS,
  FI: FI_IDS,
  FR: FR_IDS,
  GB: GB_IDS,
  IN: IN_IDS,
  IT: IT_IDS,
  NL: NL_IDS,
  NO: NO_IDS,
  PL: PL_IDS,
  PT: PT_IDS,
  SE: SE_IDS,
  US: US_IDS,
  ZA: ZA_IDS,
} as const satisfies Record<string, readonly IdRule[]>;

export type IdCountry = keyof typeof ID_RULES;
