import { SENSITIVE_COUNTRIES } from '../../src/ml/sensitive/countries.ts';
import { findSensitive } from '../../src/ml/sensitive/find-sensitive.ts';
import { findersFor } from '../../src/ml/sensitive/finders-for.ts';
import type { Finding } from '../../src/ml/sensitive/finding.ts';
import { SENSITIVE_KINDS } from '../../src/ml/sensitive/sensitive-kind.ts';
import type { LabelledDocument } from './fill-template.ts';

export interface Outcome {
  readonly document: string;
  readonly label: string;
  /** As written, or as found. */
  readonly value: string;
  readonly is: 'found' | 'missed' | 'wrong';
}

/** Compares what is found in a document with its labels; of values, not of places, since the card counts values. */
export async function scoreDocument(document: LabelledDocument): Promise<Outcome[]> {
  const findings = await findingsIn(document);
  const named = (is: Outcome['is'], label: string, value: string): Outcome => ({
    document: document.name,
    label,
    value,
    is,
  });
  const left = new Map(findings.map((finding) => [`${finding.label.one} ${finding.value}`, finding]));
  const labelled = new Map(document.sensitive.map((one) => [`${one.label} ${bare(one.core)}`, one]));
  const outcomes = [...labelled.values()].map((one) => {
    const hit = [...left].find(([, finding]) => finding.label.one === one.label && isSame(finding.value, one.core));
    if (hit) left.delete(hit[0]);
    return named(hit ? 'found' : 'missed', one.label, one.written);
  });
  return [...outcomes, ...[...left.values()].map((finding) => named('wrong', finding.label.one, finding.value))];
}

async function findingsIn({ text, format }: LabelledDocument): Promise<Finding[]> {
  const findings: Finding[] = [];
  await findSensitive({ kind: 'text', text, format }, findersFor(SENSITIVE_KINDS, SENSITIVE_COUNTRIES), {
    signal: new AbortController().signal,
    found: (finding) => findings.push(finding),
  });
  return findings;
}

function isSame(found: string, core: string): boolean {
  const [one, other] = [bare(found), bare(core)];
  return one === other || (other.length >= 7 && (one.endsWith(other) || one.startsWith(other)));
}

function bare(value: string): string {
  return value
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();
}
