import { MAX_TEXT_CHARACTERS } from './card-limits.ts';
import { cleanText } from './clean-text.ts';
import { envelope } from './envelope.ts';
import { shorten } from './shorten.ts';
import type { CardStamp, InvocationStatus, StatusSkillCard } from './skill-card.ts';

/** Shown in place of an empty message, for which Box's app would say that something went wrong. */
const PLAIN_MESSAGES: Record<InvocationStatus, string> = {
  invoked: 'This file is waiting to be processed.',
  processing: 'This file is being processed.',
  success: 'This file has been processed.',
  transient_failure: 'This file could not be processed this time. Another try may succeed.',
  permanent_failure: 'This file cannot be processed.',
};

/**
 * A card that tells the person who opens the file how its processing went.
 *
 * Its code is the API's own, which Box's app shows with our message; for the `skills_…` codes of
 * Box's kit it would show texts of its own.
 *
 * @param message says what the person can do; cut after 500 characters.
 */
export function statusCard(status: InvocationStatus, message: string, stamp: CardStamp): StatusSkillCard {
  const failed = status === 'transient_failure' || status === 'permanent_failure';
  const title = failed ? { code: 'skills_error', message: 'Error' } : { code: 'skills_status', message: 'Status' };
  const shown = shorten(cleanText(message), MAX_TEXT_CHARACTERS.status) || PLAIN_MESSAGES[status];
  return { ...envelope('status', title, stamp), status: { code: status, message: shown } };
}
