import { describe, expect, it } from '@jest/globals';
import { type Accepted, type Evidence, isClean, ledgerOf } from '../../soak/ledger.ts';
import type { WriteRecord } from '../../soak/servers/box.ts';

const FILE = 'f1';
const accepted: Accepted = {
  invocationId: 's1v1',
  fileId: FILE,
  versionId: '11',
  version: 1,
  kind: 'plain',
  fate: 'found',
};
const newer: Accepted = { ...accepted, invocationId: 's1v2', versionId: '12', version: 2, kind: 'versions' };
const older: Accepted = { ...accepted, kind: 'versions' };

function write(status: string, of = 's1v1', text = `${of} call 1`): WriteRecord {
  return { atMs: 0, status, invocationId: of, versionId: '11', contents: `${status} ${text}`, text };
}
const found = write('success');
const note = write('processing', 's1v1', 'This skill is looking.');
const givenUp = write('transient_failure', 's1v1', 'Given up.');

function judged(writes: readonly WriteRecord[], more: Partial<Evidence> = {}) {
  return ledgerOf({
    accepted: [accepted],
    writes: { [FILE]: writes },
    paid: [],
    deaths: [],
    reported: new Set(),
    troubledFiles: new Set(),
    ...more,
  });
}

describe('ledgerOf', () => {
  it('is clean when the found cards follow a progress note', () => {
    const ledger = judged([note, found]);
    expect(ledger).toMatchObject({ found: 1, writtenOnce: 1 });
    expect(isClean(ledger)).toBe(true);
  });

  it('calls an accepted invocation without cards lost', () => {
    expect(judged([]).lost).toHaveLength(1);
  });

  it('calls a file stuck whose last write is a progress note', () => {
    expect(judged([note])).toMatchObject({ stuck: [expect.anything()], lost: [expect.anything()] });
  });

  it('calls other cards after the final ones a double effect', () => {
    expect(judged([found, write('success', 's1v1', 's1v1 call 2')]).doubleEffects).toHaveLength(1);
  });

  it('calls a progress note after the final cards a double effect', () => {
    expect(judged([found, note, found]).doubleEffects).toHaveLength(1);
  });

  it('calls a failure card over found cards a double effect, reported or not', () => {
    expect(judged([found, givenUp], { reported: new Set(['s1v1']) }).doubleEffects).toHaveLength(1);
  });

  it('lets a replayed dead letter replace its failure card, once', () => {
    const reported = new Set(['s1v1']);
    expect(isClean(judged([note, givenUp, note, found], { reported }))).toBe(true);
    expect(judged([givenUp, found]).doubleEffects).toHaveLength(1);
  });

  it('wants found cards of a replayed dead letter', () => {
    expect(judged([givenUp], { reported: new Set(['s1v1']) }).lost).toHaveLength(1);
  });

  it('lets the same cards be written again only for a reason', () => {
    expect(judged([found, found]).repeatedForNoReason).toHaveLength(1);
    const excused = judged([found, found], { troubledFiles: new Set([FILE]) });
    expect(excused).toMatchObject({ repeatedForAReason: 1 });
    expect(isClean(excused)).toBe(true);
  });

  it('calls anything of an older version after the cards of a newer one a double effect', () => {
    const both = { accepted: [older, newer] };
    expect(isClean(judged([found, write('success', 's1v2')], both))).toBe(true);
    expect(judged([write('success', 's1v2'), note, write('success', 's1v2')], both).doubleEffects).toHaveLength(1);
  });

  it('counts a version that was overtaken before it wrote anything as outdated', () => {
    expect(judged([write('success', 's1v2')], { accepted: [older, newer] })).toMatchObject({ outdated: 1, found: 1 });
  });

  it('lets a call be paid again only when the process that had paid was killed with the file in hand', () => {
    const paid = ['process-1#1', 'process-2#1'].map((worker) => ({ what: 'look/s1v1', worker, atMs: 0 }));
    const death = { incarnation: 'process-1#1', invocationIds: ['s1v1'], because: 'killed', atMs: 0 } as const;
    expect(judged([found], { paid }).paidAgain).toHaveLength(1);
    expect(judged([found], { paid, deaths: [{ ...death, incarnation: 'process-3#1' }] }).paidAgain).toHaveLength(1);
    expect(judged([found], { paid, deaths: [death] })).toMatchObject({ paidAgain: [], paidAgainAfterKill: 1 });
  });

  it('takes the line on a missing adapter for found cards only where there was nothing to find', () => {
    const missing = write('success', 's1v1', 'Quick look is missing here.');
    expect(judged([missing]).wrongCards).toHaveLength(1);
    expect(isClean(judged([missing], { accepted: [{ ...accepted, fate: 'nothing' }] }))).toBe(true);
  });

  it('wants a failure card where the provider refused for good, and nowhere else', () => {
    const failure = write('permanent_failure', 's1v1', 'Refused.');
    expect(judged([failure]).wrongCards).toHaveLength(1);
    expect(isClean(judged([failure], { accepted: [{ ...accepted, fate: 'hopeless' }] }))).toBe(true);
  });
});
