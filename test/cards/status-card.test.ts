import { describe, expect, it } from '@jest/globals';
import { MAX_TEXT_CHARACTERS } from '../../src/cards/card-limits.ts';
import type { InvocationStatus } from '../../src/cards/skill-card.ts';
import { statusCard } from '../../src/cards/status-card.ts';
import { cardComplaints } from '../../src/local/box-server/card-complaints.ts';

const STAMP = { skillId: '12', invocationId: 'abc', createdAt: new Date('2020-01-01T00:00:00.000Z') };
const STATUSES: InvocationStatus[] = ['invoked', 'processing', 'success', 'transient_failure', 'permanent_failure'];

describe('statusCard', () => {
  it('has the form that the API and the app agree on', () => {
    expect(statusCard('processing', ' Reading\nthe file ', STAMP)).toEqual({
      type: 'skill_card',
      created_at: '2020-01-01T00:00:00.000Z',
      skill_card_type: 'status',
      skill_card_title: { code: 'skills_status', message: 'Status' },
      skill: { type: 'service', id: '12' },
      invocation: { type: 'skill_invocation', id: 'abc' },
      status: { code: 'processing', message: 'Reading the file' },
    });
  });

  it.each(STATUSES)('has a message for %s even when none is given', (status) => {
    const card = statusCard(status, ' \u200B ', STAMP);
    expect(card.status.message).toMatch(/^This file .+\.$/);
    expect(cardComplaints(card)).toEqual([]);
  });

  it.each([
    ['invoked' as const, 'skills_status'],
    ['processing' as const, 'skills_status'],
    ['success' as const, 'skills_status'],
    ['transient_failure' as const, 'skills_error'],
    ['permanent_failure' as const, 'skills_error'],
  ])('is titled for %s by %s', (status, code) => {
    expect(statusCard(status, 'x', STAMP).skill_card_title.code).toBe(code);
  });

  it('keeps a message of just the length, and cuts one longer by one', () => {
    const longest = 'x'.repeat(MAX_TEXT_CHARACTERS.status);
    expect(statusCard('success', longest, STAMP).status.message).toBe(longest);
    expect(statusCard('success', `${longest}x`, STAMP).status.message).toBe(`${longest.slice(1)}…`);
  });

  it('survives a message that is no text', () => {
    expect(statusCard('success', undefined as never, STAMP).status.message).toBe('This file has been processed.');
  });
});
