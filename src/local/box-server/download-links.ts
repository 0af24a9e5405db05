import { randomBytes } from 'node:crypto';
import type { StoredFile, StoredVersion } from './stored-file.ts';

export interface DownloadTarget {
  readonly file: StoredFile;
  readonly version: StoredVersion;
}

const LIFETIME_MS = 15 * 60 * 1000;

/** The addresses that a download is redirected to: unguessable, good for one download within 15 minutes. */
export class DownloadLinks {
  readonly #links = new Map<string, DownloadTarget & { readonly expiresAtMs: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  pathTo(target: DownloadTarget): string {
    const key = `b1!${randomBytes(48).toString('base64url')}`;
    this.#links.set(key, { ...target, expiresAtMs: this.#now().getTime() + LIFETIME_MS });
    return `/d/1/${key}/download`;
  }

  /** What the link leads to, once. Box states only that links expire; that one serves twice is nothing to rely on. */
  take(key: string): DownloadTarget | undefined {
    const link = this.#links.get(key);
    this.#links.delete(key);
    return link !== undefined && this.#now().getTime() < link.expiresAtMs ? link : undefined;
  }
}
