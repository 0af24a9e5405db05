import type { SensitiveCountry } from '../../../src/ml/sensitive/countries.ts';
import { SENSITIVE_COUNTRIES } from '../../../src/ml/sensitive/countries.ts';
import { findSensitive } from '../../../src/ml/sensitive/find-sensitive.ts';
import { findersFor } from '../../../src/ml/sensitive/finders-for.ts';
import type { Finding } from '../../../src/ml/sensitive/finding.ts';
import { SENSITIVE_KINDS } from '../../../src/ml/sensitive/sensitive-kind.ts';

interface How {
  readonly format?: string;
  readonly countries?: readonly SensitiveCountry[];
}

/** Every value found in a text, of every kind. */
export async function findingsIn(
  text: string,
  { format, countries = SENSITIVE_COUNTRIES }: How = {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  await findSensitive({ kind: 'text', text, ...(format && { format }) }, findersFor(SENSITIVE_KINDS, countries), {
    signal: new AbortController().signal,
    found: (finding) => findings.push(finding),
  });
  return findings;
}

/** What they are called and what is shown of them: `payment card •••• 4242`. */
export async function foundIn(text: string, how: How = {}): Promise<string[]> {
  return (await findingsIn(text, how)).map(({ label, sample }) => (sample ? `${label.one} ${sample}` : label.one));
}

/** What the values are called, nothing else. */
export async function labelsIn(text: string, how: How = {}): Promise<string[]> {
  return (await findingsIn(text, how)).map(({ label }) => label.one);
}

/** All texts that differ from one in a single digit. */
export function withOneDigitChanged(text: string): string[] {
  return [...text].flatMap((character, at) =>
    /[0-9]/.test(character)
      ? [...'0123456789']
          .filter((digit) => digit !== character)
          .map((digit) => text.slice(0, at) + digit + text.slice(at + 1))
      : [],
  );
}
