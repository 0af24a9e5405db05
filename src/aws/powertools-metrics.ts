import { Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics';
import type { MetricName, Metrics } from '../ports.ts';

export interface MetricsSettings {
  /** Where the metrics stand in CloudWatch. */
  readonly namespace: string;
  /** The dimension that all have. */
  readonly service: string;
}

/**
 * Prints metrics to standard output in CloudWatch's Embedded Metric Format, which costs no call.
 *
 * Metrics without a reason have the one dimension `service`, the others `service` and `reason`. One document
 * names the dimensions of all its metrics, so each reason gets documents of its own, and keeps them apart.
 * POWERTOOLS_METRICS_DISABLED=true prints nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function powertoolsMetrics({ namespace, service }: MetricsSettings): Metrics {
  const settings = { namespace, serviceName: service };
  // Made at once, so that variables that Powertools cannot read stop the start and not the work.
  const plain = new PowertoolsMetrics(settings);
  const byReason = new Map<string, PowertoolsMetrics>();
  const documentFor = (reason: string | undefined) => {
    if (!reason) return plain;
    // As a default dimension: when a metric has a hundred values, Powertools prints by itself and forgets all others.
    const document = byReason.get(reason) ?? new PowertoolsMetrics({ ...settings, defaultDimensions: { reason } });
    byReason.set(reason, document);
    return document;
  };
  return {
    add(name, value, reason) {
      // CloudWatch refuses the whole document over one value that JSON cannot say.
      if (Number.isFinite(value)) documentFor(reason).addMetric(name, unitOf(name), value);
    },
    flush() {
      for (const document of [plain, ...byReason.values()]) {
        // Without any, Powertools warns.
        if (document.hasStoredMetrics()) document.publishStoredMetrics();
      }
    },
  };
}

function unitOf(name: MetricName): 'Milliseconds' | 'Seconds' | 'Count' {
  if (name === 'MlMilliseconds') return 'Milliseconds';
  return name === 'SecondsToCards' ? 'Seconds' : 'Count';
}
