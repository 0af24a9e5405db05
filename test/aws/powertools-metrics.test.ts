import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { powertoolsMetrics } from '../../src/aws/powertools-metrics.ts';
import type { MetricName } from '../../src/ports.ts';
import { type EmfDocument, emfComplaints } from '../support/emf-document.ts';

const environment = { ...process.env };
let printed: string[];
let warned: string[];
beforeEach(() => {
  process.env = { PATH: environment.PATH };
  printed = [];
  warned = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => warned.push(String(line)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = environment;
});

const settings = { namespace: 'BoxSkill', service: 'box-skill' };

/** What was printed since the last look, which also was to be nothing but sound documents. */
function documents(): EmfDocument[] {
  const lines = printed.splice(0);
  expect(warned).toEqual([]);
  expect(lines.flatMap((line) => emfComplaints(line, Date.now()))).toEqual([]);
  return lines.map((line) => JSON.parse(line));
}

const EVERY: [MetricName, string][] = [
  ['Received', 'Count'],
  ['Refused', 'Count'],
  ['Ignored', 'Count'],
  ['Processed', 'Count'],
  ['Failed', 'Count'],
  ['CardsWritten', 'Count'],
  ['MlMilliseconds', 'Milliseconds'],
  ['SecondsToCards', 'Seconds'],
  ['Throttled', 'Count'],
  ['DeadLetters', 'Count'],
];

describe('powertoolsMetrics', () => {
  it('prints one document for all metrics without a reason, with the service as their only dimension', () => {
    const metrics = powertoolsMetrics(settings);
    const earliest = Date.now();
    metrics.add('Received', 1);
    metrics.add('MlMilliseconds', 12.5);
    metrics.add('MlMilliseconds', 0);
    metrics.add('Received', 1, '');
    metrics.flush();
    const [document, ...others] = documents();
    expect(others).toEqual([]);
    expect(document).toEqual({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'BoxSkill',
            Dimensions: [['service']],
            Metrics: [
              { Name: 'Received', Unit: 'Count' },
              { Name: 'MlMilliseconds', Unit: 'Milliseconds' },
            ],
          },
        ],
      },
      service: 'box-skill',
      Received: [1, 1],
      MlMilliseconds: [12.5, 0],
    });
    expect(document?._aws.Timestamp).toBeGreaterThanOrEqual(earliest);
    expect(document?._aws.Timestamp).toBeLessThanOrEqual(Date.now());
  });

  it('prints one more for each reason, with the reason as a second dimension', () => {
    const metrics = powertoolsMetrics(settings);
    metrics.add('Refused', 1, 'InvalidSignatureError');
    metrics.add('Received', 1);
    metrics.add('Throttled', 3, 'box');
    metrics.add('Failed', 1, 'box');
    metrics.flush();
    const found = documents().map(({ _aws, ...targets }) => ({
      dimensions: _aws.CloudWatchMetrics.map(({ Dimensions }) => Dimensions),
      ...targets,
    }));
    expect(found).toEqual([
      { dimensions: [[['service']]], service: 'box-skill', Received: 1 },
      { dimensions: [[['service', 'reason']]], service: 'box-skill', reason: 'InvalidSignatureError', Refused: 1 },
      { dimensions: [[['service', 'reason']]], service: 'box-skill', reason: 'box', Throttled: 3, Failed: 1 },
    ]);
  });

  it.each(EVERY)('gives %s in the unit %s', (name, unit) => {
    const metrics = powertoolsMetrics(settings);
    metrics.add(name, 2.5);
    metrics.flush();
    const [document] = documents();
    expect(document?._aws.CloudWatchMetrics[0]?.Metrics).toEqual([{ Name: name, Unit: unit }]);
    expect(document?.[name]).toBe(2.5);
  });

  it.each([
    [99, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])('loses none of %d values added before one flush, with or without a reason', (count, lines) => {
    const metrics = powertoolsMetrics(settings);
    for (let value = 1; value <= count; value += 1) {
      metrics.add('MlMilliseconds', value);
      metrics.add('Throttled', value, 'box');
    }
    metrics.flush();
    const all = documents();
    const byReason = (reason?: string) => all.filter((document) => document.reason === reason);
    const expected = Array.from({ length: count }, (_, index) => index + 1);
    expect(byReason().flatMap(({ MlMilliseconds }) => MlMilliseconds)).toEqual(expected);
    expect(byReason('box').flatMap(({ Throttled }) => Throttled)).toEqual(expected);
    expect(all).toHaveLength(2 * lines);
  });

  it('loses none of many reasons', () => {
    const metrics = powertoolsMetrics(settings);
    const reasons = Array.from({ length: 120 }, (_, index) => `reason-${index}`);
    for (const reason of reasons) metrics.add('Failed', 1, reason);
    metrics.flush();
    expect(documents().map(({ reason, Failed }) => [reason, Failed])).toEqual(reasons.map((reason) => [reason, 1]));
  });

  it('keeps apart what runs at the same time adds', async () => {
    const metrics = powertoolsMetrics(settings);
    const run = async (reason: string) => {
      for (let turn = 0; turn < 3; turn += 1) {
        metrics.add('Processed', 1, reason);
        await null;
        metrics.add('CardsWritten', 2);
      }
    };
    await Promise.all([run('written'), run('outdated')]);
    metrics.flush();
    expect(documents().map(({ reason, Processed, CardsWritten }) => ({ reason, Processed, CardsWritten }))).toEqual([
      { CardsWritten: [2, 2, 2, 2, 2, 2] },
      { reason: 'written', Processed: [1, 1, 1] },
      { reason: 'outdated', Processed: [1, 1, 1] },
    ]);
  });

  it('prints with each flush what was added since the last, and nothing when that is nothing', () => {
    const metrics = powertoolsMetrics(settings);
    metrics.flush();
    expect(documents()).toEqual([]);
    metrics.add('Received', 1);
    metrics.add('Refused', 1, 'not-signed');
    metrics.flush();
    expect(documents()).toHaveLength(2);
    metrics.add('Refused', 2, 'not-signed');
    metrics.flush();
    expect(documents()).toMatchObject([{ service: 'box-skill', reason: 'not-signed', Refused: 2 }]);
    metrics.flush();
    expect(documents()).toEqual([]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'leaves out %d, for which CloudWatch would refuse the others too',
    (value) => {
      const metrics = powertoolsMetrics(settings);
      metrics.add('SecondsToCards', value);
      metrics.add('Failed', value, 'box');
      metrics.add('CardsWritten', 3);
      metrics.flush();
      expect(documents()).toMatchObject([{ CardsWritten: 3 }]);
      expect(printed.join()).not.toContain('SecondsToCards');
    },
  );

  it('prints nothing where POWERTOOLS_METRICS_DISABLED says so, however much is added', () => {
    process.env.POWERTOOLS_METRICS_DISABLED = 'true';
    const metrics = powertoolsMetrics(settings);
    for (let count = 0; count < 250; count += 1) {
      metrics.add('Received', 1);
      metrics.add('Failed', 1, 'box');
    }
    metrics.flush();
    expect([...printed, ...warned]).toEqual([]);
  });

  it('does not start, rather than fail at work, where Powertools cannot read a variable', () => {
    process.env.POWERTOOLS_METRICS_DISABLED = 'perhaps';
    expect(() => powertoolsMetrics(settings)).toThrow('POWERTOOLS_METRICS_DISABLED');
  });
});

describe('emfComplaints', () => {
  const sound = (): Record<string, unknown> => ({
    _aws: {
      Timestamp: 1_574_109_732_004,
      CloudWatchMetrics: [
        {
          Namespace: 'lambda-function-metrics',
          Dimensions: [['functionVersion']],
          Metrics: [{ Name: 'time', Unit: 'Milliseconds', StorageResolution: 60 }],
        },
      ],
    },
    functionVersion: '$LATEST',
    time: 100,
    requestId: '989ffbf8-9ace-4817-a57c-e4dd734019ee',
  });
  const complaints = (document: unknown) => emfComplaints(`${JSON.stringify(document)}\n`, 1_574_109_732_004);

  it("has none of AWS's own example", () => {
    expect(complaints(sound())).toEqual([]);
  });

  it.each([
    ['a dimension that is no text', { functionVersion: 1 }],
    ['a dimension that is missing', { functionVersion: undefined }],
    ['a metric that is missing', { time: undefined }],
    ['a metric that is a text', { time: '100' }],
    ['a metric with a value that is none', { time: [1, null] }],
    ['a metric with too many values', { time: Array(101).fill(1) }],
  ])('finds %s', (_, change) => {
    expect(complaints({ ...sound(), ...change })).toHaveLength(1);
  });

  it('finds a timestamp in seconds, and a unit of nobody', () => {
    const text = JSON.stringify(sound());
    expect(complaints(JSON.parse(text.replace('1574109732004', '1574109732')))).toHaveLength(1);
    expect(complaints(JSON.parse(text.replace('Milliseconds', 'ms')))).toHaveLength(1);
  });
});
