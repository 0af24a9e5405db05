import { randomBytes } from 'node:crypto';

/** One of the two tokens of a skill invocation, with the fields and quirks of Box's real events. */
export interface IssuedToken {
  readonly access_token: string;
  /** Absolute epoch seconds, in spite of its name. */
  readonly expires_in: number;
  /** JSON inside the JSON: a string. */
  readonly restricted_to: string;
  readonly token_type: 'bearer';
}

// The lengths of the tokens in a captured event.
const TOKEN_CHARACTERS = { read: 434, write: 494 } as const;
const SCOPES_WITHOUT_OBJECT = new Set(['gcm', 'manage_skill_invocations']);

export function newTokenText(kind: 'read' | 'write'): string {
  return `1!${randomBytes(400).toString('base64url')}`.slice(0, TOKEN_CHARACTERS[kind]);
}

/** Writes scopes as Box does: `object_id` is a number, and only scopes about a file have one. */
export function restrictedTo(scopes: readonly string[], fileId: string): string {
  return JSON.stringify(
    scopes.map((scope) =>
      SCOPES_WITHOUT_OBJECT.has(scope) ? { scope } : { scope, object_id: Number(fileId), object_type: 'file' },
    ),
  );
}
