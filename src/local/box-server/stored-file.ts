import type { FileContent } from './file-content.ts';
import type { StoredRepresentation } from './stored-representation.ts';

export interface StoredVersion {
  readonly id: string;
  readonly content: FileContent;
  readonly sizeBytes: number;
  readonly sha1: string;
  readonly uploadedAt: Date;
  readonly representations: readonly StoredRepresentation[];
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** Oldest first; never empty. */
  readonly versions: StoredVersion[];
  trashed: boolean;
}

export function currentVersion(file: StoredFile): StoredVersion {
  return file.versions.at(-1) as StoredVersion;
}
