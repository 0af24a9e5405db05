import type { MetricName, Metrics } from '../../src/ports.ts';

export interface AddedMetric {
  readonly name: MetricName;
  readonly value: number;
  readonly reason?: string;
}

/** Metrics in memory: `added` since the last flush, and what each flush took. */
export function aMemoryMetrics(): { metrics: Metrics; added(): AddedMetric[]; flushes: AddedMetric[][] } {
  let added: AddedMetric[] = [];
  const flushes: AddedMetric[][] = [];
  const metrics: Metrics = {
    add(name, value, reason) {
      added.push(reason === undefined ? { name, value } : { name, value, reason });
    },
    flush() {
      flushes.push(added);
      added = [];
    },
  };
  return { metrics, added: () => added, flushes };
}
