import { parseHints, satisfies } from './representation-hints.ts';
import type { StoredFile, StoredVersion } from './stored-file.ts';
import type { StoredRepresentation } from './stored-representation.ts';

interface RepresentationOrigins {
  readonly info: string;
  readonly content: string;
}

export interface RepresentationOwner {
  readonly file: StoredFile;
  readonly version: StoredVersion;
  readonly origins: RepresentationOrigins;
}

/** The `representations` of a file, or those of them that an `x-rep-hints` header asks for. */
export function representationEntries(owner: RepresentationOwner, hints: string | undefined): readonly unknown[] {
  const all = owner.version.representations;
  if (hints === undefined) {
    // Without the header Box lists what there is, and neither its state nor where it lies.
    return all.map((one) => {
      const { representation, properties, info } = representationEntry(owner, one);
      return { representation, properties, info };
    });
  }
  const chosen = parseHints(hints).map((group) =>
    group.map((wanted) => all.find((one) => satisfies(one.hint, wanted))).find((one) => one !== undefined),
  );
  return [...new Set(chosen)].filter((one) => one !== undefined).map((one) => representationEntry(owner, one));
}

export function representationEntry(owner: RepresentationOwner, representation: StoredRepresentation) {
  const { file, version, origins } = owner;
  const path = `/2.0/internal_files/${file.id}/versions/${version.id}/representations/${representation.slug}`;
  const query = representation.templateQuery === '' ? '' : `?${representation.templateQuery}`;
  return {
    representation: representation.hint.type,
    properties: representation.hint.properties,
    info: { url: `${origins.info}${path}` },
    status: { state: representation.state },
    content: { url_template: `${origins.content}${path}/content/{+asset_path}${query}` },
  };
}
