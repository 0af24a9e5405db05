import type { CardWrite } from './card-store.ts';
import type { LocalFile, NewFile, NewVersion } from './drive.ts';
import type { Fault } from './faults.ts';
import type { InvocationOptions, invocationPayload } from './invocation-payload.ts';
import type { IssuedToken } from './issued-token.ts';
import type { JournalEntry } from './journal.ts';
import type { TokenOptions } from './token-desk.ts';

/** A Box of our own on loopback: as strict as Box about tokens, paths and bodies, and open to look into. */
export interface LocalBox extends AsyncDisposable {
  /** What `BOX_API_BASE_URL` gets. */
  readonly url: string;
  /** Where downloads are redirected to; another origin, as dl.boxcloud.com is. */
  readonly downloadUrl: string;

  addFile(file: NewFile): LocalFile;
  addVersion(fileId: string, version: NewVersion): LocalFile;
  fileOf(fileId: string): LocalFile;
  /** From now on Box says 404 `trashed` of it. */
  trashFile(fileId: string): void;
  /** From now on Box says 404 `not_found` of it. */
  removeFile(fileId: string): void;

  issueTokens(fileId: string, options?: TokenOptions): { read: IssuedToken; write: IssuedToken };
  /** A whole skill invocation, as Box would post it now, with fresh tokens. */
  invocationOf(fileId: string, options?: InvocationOptions): ReturnType<typeof invocationPayload>;

  /** What is under `global.boxSkillsCards`; `undefined` where there is no such instance. */
  cardsOf(fileId: string): unknown[] | undefined;
  /** Every change of the cards so far, with what is wrong with each. */
  writesTo(fileId: string): readonly CardWrite[];
  /** The last status that a skill reported. */
  invocationStatusOf(fileId: string): string | undefined;
  /** Writes cards as another skill would. */
  setCards(fileId: string, cards: readonly unknown[]): void;
  /** Changes cards as a person would, in Box's sidebar. */
  editCards(fileId: string, edit: (cards: unknown[]) => readonly unknown[]): void;

  fail(fault: Fault): void;
  clearFaults(): void;

  /** Every request, in the order of arrival; filled in as it is answered. */
  readonly journal: readonly JournalEntry[];
  /** Calls with each request once it has been answered, or given up. @returns what stops it. */
  onRequest(listener: (entry: JournalEntry) => void): () => void;

  /** Stops at once, open connections and all. */
  close(): Promise<void>;
}
