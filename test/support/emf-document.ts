/** A line of CloudWatch's Embedded Metric Format, as far as tests look at it. */
export interface EmfDocument {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [target: string]: unknown;
}

/** Of CloudWatch's `MetricDatum`. */
const UNITS = new Set(
  `Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits
  Terabits Percent Count Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second Bits/Second
  Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second Count/Second None`.split(/\s+/),
);
const MAX_LINE_BYTES = 256 * 1024;
const FORTNIGHT_MS = 14 * 24 * 3600_000;
const TWO_HOURS_MS = 2 * 3600_000;

/**
 * What is wrong with a printed line by AWS's specification of the format, its JSON schema, and the limits
 * of `MetricDatum`; written from those, and not from what Powertools does.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emfComplaints(line: string, nowMs: number): string[] {
  const complaints: string[] = [];
  const must = (holds: unknown, complaint: string) => {
    if (!holds) complaints.push(complaint);
  };
  must(/^\{[^\n]*\}\n$/.test(line), 'is not one line of one JSON object');
  must(Buffer.byteLength(line) <= MAX_LINE_BYTES, 'is larger than a log event may be');
  const root: EmfDocument = JSON.parse(line);
  const { Timestamp, CloudWatchMetrics, ...others } = root._aws;
  must(Object.keys(others).length === 0, '_aws has other members');
  must(Number.isInteger(Timestamp), 'Timestamp is no integer');
  must(Timestamp >= nowMs - FORTNIGHT_MS && Timestamp <= nowMs + TWO_HOURS_MS, 'Timestamp is too far from now in ms');
  must(Array.isArray(CloudWatchMetrics) && CloudWatchMetrics.length > 0, 'CloudWatchMetrics is no list of directives');
  for (const { Namespace, Dimensions, Metrics, ...unknown } of CloudWatchMetrics) {
    must(Object.keys(unknown).length === 0, 'a directive has other members');
    must(/^[\w.\-/#: ]{1,255}$/.test(Namespace) && !Namespace.startsWith('AWS/'), 'Namespace is not one of ours');
    must(Array.isArray(Dimensions) && Dimensions.length > 0, 'Dimensions is empty');
    for (const set of Dimensions) {
      must(Array.isArray(set) && set.length <= 30 && new Set(set).size === set.length, 'a DimensionSet is too long');
      for (const name of set) must(isDimension(name, root[name]), `dimension ${name} is ${JSON.stringify(root[name])}`);
    }
    must(Array.isArray(Metrics) && Metrics.length > 0 && Metrics.length <= 100, 'Metrics is empty or too long');
    must(new Set(Metrics.map(({ Name }) => Name)).size === Metrics.length, 'a metric is defined twice');
    for (const { Name, Unit, ...rest } of Metrics) {
      must(typeof Name === 'string' && Name.length >= 1 && Name.length <= 255, 'a metric has no fit name');
      must(UNITS.has(Unit), `unit ${Unit} is none of CloudWatch`);
      must(
        Object.keys(rest).every((key) => key === 'StorageResolution'),
        'a metric has other members',
      );
      must(isMetric(root[Name]), `metric ${Name} is ${JSON.stringify(root[Name])}`);
    }
  }
  return complaints;
}

function isDimension(name: string, value: unknown): boolean {
  const named = /^[ -9;-~][ -~]{0,249}$/.test(name) && name.trim() !== '';
  return named && typeof value === 'string' && /^[ -~]{1,1024}$/.test(value) && value.trim() !== '';
}

function isMetric(value: unknown): boolean {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.length >= 1 && values.length <= 100 && values.every((one) => typeof one === 'number');
}
