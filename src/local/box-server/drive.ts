import { createHash } from 'node:crypto';
import type { FileContent } from './file-content.ts';
import { clientError, notFound } from './refusal.ts';
import type { StoredFile, StoredVersion } from './stored-file.ts';
import { currentVersion } from './stored-file.ts';
import { type LocalRepresentation, type RepresentationKey, StoredRepresentation } from './stored-representation.ts';

export interface NewVersion {
  readonly content: FileContent;
  /** Needed when the content is made as it is read. */
  readonly sizeBytes?: number;
  readonly representations?: Partial<Record<RepresentationKey, LocalRepresentation>>;
}

export interface NewFile extends NewVersion {
  readonly name: string;
  /** Digits, as Box's are. */
  readonly id?: string;
}

export interface LocalFile {
  readonly id: string;
  readonly name: string;
  readonly versionId: string;
  readonly sizeBytes: number;
}

/** The files. */
export class Drive {
  readonly #files = new Map<string, StoredFile>();
  readonly #now: () => Date;
  readonly #delayPolls: number;
  #lastId = 1_260_000_000_000;

  constructor(now: () => Date, delayPolls: number) {
    this.#now = now;
    this.#delayPolls = delayPolls;
  }

  add(file: NewFile): LocalFile {
    const id = file.id ?? this.#nextId();
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new Error('A file id at Box is a number.');
    if (this.#files.has(id)) throw new Error('There is a file with this id already.');
    const stored: StoredFile = { id, name: file.name, versions: [this.#version(file)], trashed: false };
    this.#files.set(id, stored);
    return summary(stored);
  }

  addVersion(fileId: string, version: NewVersion): LocalFile {
    const file = this.get(fileId);
    file.versions.push(this.#version(version));
    return summary(file);
  }

  trash(fileId: string): void {
    this.get(fileId).trashed = true;
  }

  remove(fileId: string): void {
    this.#files.delete(this.get(fileId).id);
  }

  /** @throws {Error} on a file that was never added: a mistake of the caller's. */
  get(fileId: string): StoredFile {
    const file = this.#files.get(fileId);
    if (file === undefined) throw new Error('There is no such file.');
    return file;
  }

  /** @throws {Refusal} 404, in Box's words, for a request about a file that is not there any more. */
  demand(fileId: string): StoredFile {
    const file = this.#files.get(fileId);
    if (file === undefined) throw notFound();
    if (file.trashed) throw clientError(404, 'trashed', { message: 'Item is trashed' });
    return file;
  }

  #version({ content, sizeBytes, representations = {} }: NewVersion): StoredVersion {
    const id = this.#nextId();
    const isBytes = content instanceof Uint8Array;
    if (!isBytes && sizeBytes === undefined) throw new Error('A generated file needs its sizeBytes.');
    return {
      id,
      content,
      sizeBytes: sizeBytes ?? (content as Uint8Array).byteLength,
      // Of a generated file nobody knows the hash before it is read; its version's id stands in.
      sha1: createHash('sha1')
        .update(isBytes ? content : id)
        .digest('hex'),
      uploadedAt: this.#now(),
      representations: Object.entries(representations).map(
        ([key, local]) => new StoredRepresentation(key as RepresentationKey, local ?? {}, this.#delayPolls),
      ),
    };
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }
}

export function summary(file: StoredFile): LocalFile {
  const { id: versionId, sizeBytes } = currentVersion(file);
  return { id: file.id, name: file.name, versionId, sizeBytes };
}
