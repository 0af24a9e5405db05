import { posix } from 'node:path';
import { attribute, readXml } from '../xml/read-xml.ts';
import type { Archive } from './open-archive.ts';

const MAX_RELATIONSHIPS = 20_000;

/** Where one part of an Office file points to another. */
export interface Relationship {
  readonly id: string;
  /** The last part of its type: `styles`, `slide`, `officeDocument`. */
  readonly type: string;
  /** From the root of the archive. */
  readonly path: string;
}

/** What a part points to within the file, in the order written. @param part its path; the empty one for the file itself. */
export async function relationshipsOf(archive: Archive, part: string): Promise<Relationship[]> {
  const { dir, base } = posix.parse(part);
  const chunks = archive.open(posix.join(dir, '_rels', `${base}.rels`));
  const found: Relationship[] = [];
  if (!chunks) return found;
  await readXml(chunks, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      if (found.length >= MAX_RELATIONSHIPS) return;
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key));
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path: resolved(dir, target) });
    },
  });
  return found;
}

/** Steps that lead out of the archive end at its root: a name in an archive is all that comes of it. */
export function resolved(folder: string, target: string): string {
  return posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1);
}
