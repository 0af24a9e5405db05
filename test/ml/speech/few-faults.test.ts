import { describe, expect, it } from '@jest/globals';
import { MAX_FAULTS, withFewFaults } from '../../../src/ml/speech/few-faults.ts';

function faulty(times: number): string {
  for (let fault = 0; fault < times; fault += 1) console.error('fault');
  return 'decoded';
}

describe('withFewFaults', () => {
  it('lets some faults pass, and stops past the limit', () => {
    expect(withFewFaults(() => faulty(MAX_FAULTS))).toBe('decoded');
    expect(() => withFewFaults(() => faulty(MAX_FAULTS + 1))).toThrow(expect.objectContaining({ fault: 'unreadable' }));
  });

  it('gives the console back', () => {
    const { error } = console;
    withFewFaults(() => 1);
    expect(() => withFewFaults(() => faulty(MAX_FAULTS + 1))).toThrow();
    expect(console.error).toBe(error);
  });
});
