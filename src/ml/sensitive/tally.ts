import type { Finding, Label } from './finding.ts';
import { SENSITIVE_KINDS } from './sensitive-kind.ts';

/** Of one kind so many different values are told apart; further ones are "more than". */
export const MAX_DISTINCT = 10_000;
const SAMPLES = 2;

/** What is known of all values with one label. Of the values themselves only samples come out, masked. */
export interface Tallied {
  readonly label: Label;
  readonly count: number;
  readonly isMore: boolean;
  readonly samples: readonly string[];
}

interface Counting {
  readonly first: Finding;
  readonly values: Set<string>;
  readonly samples: Set<string>;
  isMore: boolean;
}

/** Counts the different values of each kind. */
export function tally(): { add(finding: Finding): void; counted(): Tallied[] } {
  const byLabel = new Map<string, Counting>();
  return {
    add(finding) {
      const counting = byLabel.get(finding.label.one) ?? {
        first: finding,
        values: new Set(),
        samples: new Set(),
        isMore: false,
      };
      byLabel.set(finding.label.one, counting);
      if (counting.values.has(finding.value)) return;
      if (counting.values.size >= MAX_DISTINCT) counting.isMore = true;
      else counting.values.add(finding.value);
      if (finding.sample && counting.samples.size <= SAMPLES) counting.samples.add(finding.sample);
    },
    counted() {
      const inOrder = [...byLabel.values()].sort((a, b) => rank(a.first) - rank(b.first));
      return inOrder.map(({ first, values, samples, isMore }) => ({
        label: first.label,
        count: values.size,
        isMore,
        samples: [...samples].slice(0, SAMPLES),
      }));
    },
  };
}

function rank({ kind }: Finding): number {
  return SENSITIVE_KINDS.indexOf(kind);
}
