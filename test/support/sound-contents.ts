import { expect } from '@jest/globals';
import type { Found } from '../../src/ml/ml-adapter.ts';

/** What may go on a card, or to adapters that read text: nothing empty, nothing untrimmed, times in order. */
export function expectSound(found: readonly Found[]): void {
  for (const content of found) {
    if (content.kind === 'status') {
      expect(content.message.trim()).not.toBe('');
      continue;
    }
    if (content.kind === 'text') {
      expect(content.text.trim()).not.toBe('');
      continue;
    }
    if (content.title !== undefined) expect(content.title.trim()).not.toBe('');
    expect(content.entries.length).toBeGreaterThan(0);
    for (const { text, appears } of content.entries) {
      expect(text).not.toBe('');
      expect(text).toBe(text.trim());
      expect(text.isWellFormed()).toBe(true);
      for (const { startSeconds, endSeconds = startSeconds } of [appears ?? []].flat()) {
        expect(startSeconds).toBeGreaterThanOrEqual(0);
        expect(endSeconds).toBeGreaterThanOrEqual(startSeconds);
      }
    }
  }
}
