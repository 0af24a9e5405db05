import type { CountryCode, PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export type ParseNumber = typeof parsePhoneNumberFromString;

export interface NationalNumber {
  /** As its country would dial it, without what is dialled first within the country. */
  readonly digits: string;
  /** Calling code of its country, where there is evidence for one; many numbers are valid in several. */
  readonly code: string | undefined;
}

interface Asked {
  readonly countries: readonly CountryCode[];
  /** A word names it, so that it may be written in groups of its own. */
  readonly isNamed: boolean;
  /** What stands around it. */
  readonly text: string;
  /** Without it any country in which the number is valid will do. */
  readonly isCodeWanted: boolean;
}

/** @returns undefined for what is a phone number in none of the countries. */
export function nationalNumber(written: string, parse: ParseNumber, asked: Asked): NationalNumber | undefined {
  const fits = (number: PhoneNumber | undefined): number is PhoneNumber =>
    number?.isValid() === true && (asked.isNamed || isWrittenAsIn(number, written));
  if (!asked.isCodeWanted) {
    for (const country of asked.countries) {
      const number = parse(written, country);
      if (fits(number)) return { digits: number.nationalNumber, code: undefined };
    }
    return undefined;
  }
  const parsed = asked.countries.flatMap((country) => parse(written, country) ?? []);
  const fitting = parsed.filter((number) => fits(number));
  const [first] = fitting;
  return first && { digits: first.nationalNumber, code: codeByEvidence(written, { ...asked, parsed, fitting }) };
}

interface Fits extends Asked {
  readonly parsed: readonly PhoneNumber[];
  readonly fitting: readonly PhoneNumber[];
}

/** The only country asked for; else the one whose code stands before other numbers; else the only one that groups the digits so. */
function codeByEvidence(written: string, { countries, text, parsed, fitting }: Fits): string | undefined {
  if (countries.length === 1) return fitting[0]?.countryCallingCode;
  const codes = new Set(fitting.map(({ countryCallingCode }) => countryCallingCode));
  const nearBy = [...codes].filter((code) => new RegExp(`(?:\\+ ?|(?<![0-9])00 ?)\\(?${code}`).test(text));
  if (nearBy.length > 0) return nearBy.length === 1 ? nearBy[0] : undefined;
  // Ranges kept free for examples are valid nowhere, and grouped like their country's all the same.
  const alike = new Set(parsed.filter((number) => isWrittenAsIn(number, written)).map((one) => one.countryCallingCode));
  const [only] = alike;
  return alike.size === 1 && only && codes.has(only) ? only : undefined;
}

function isWrittenAsIn(number: PhoneNumber, written: string): boolean {
  return groupsOf(number.formatNational()) === groupsOf(written);
}

function groupsOf(written: string): string {
  return written.replace(/\D+/g, ' ').trim();
}
