import { type Answer, emptyAnswer, jsonAnswer } from './answer.ts';
import type { BoxWorld } from './box-world.ts';
import { readContent } from './file-content.ts';
import { notFound } from './refusal.ts';
import { representationEntry } from './representation-entry.ts';
import type { Route, RoutedRequest } from './router.ts';

const BASE = String.raw`^/2\.0/internal_files/(?<id>\d+)/versions/(?<version>\d+)/representations/(?<slug>\w+)`;

/** `info.url`, and what the URL template leads to. Both want the read token. */
export function representationRoutes(world: BoxWorld): { info: Route; content: Route } {
  return {
    info: { method: 'GET', path: new RegExp(`${BASE}$`), handle: (request) => pollInfo(world, request) },
    content: {
      method: 'GET',
      path: new RegExp(`${BASE}/content/(?<asset>[^/]*)$`),
      handle: (request) => getPart(world, request),
    },
  };
}

function pollInfo(world: BoxWorld, request: RoutedRequest): Answer {
  const { representation, ...owner } = openRepresentation(world, request);
  representation.poll();
  const origins = { info: world.origins.api, content: world.origins.representations };
  return jsonAnswer(200, representationEntry({ ...owner, origins }, representation));
}

function getPart(world: BoxWorld, request: RoutedRequest): Answer {
  const { representation } = openRepresentation(world, request);
  // Not documented for representations: the answer to a file that is not ready, since nothing speaks for another.
  if (representation.state === 'pending') return emptyAnswer(202, { 'retry-after': '1' });
  const ready = representation.state === 'success' || representation.state === 'viewable';
  const part = ready ? representation.partAt(decoded(request.params.asset ?? '')) : undefined;
  if (part === undefined) throw notFound();
  const length = part instanceof Uint8Array ? { 'content-length': String(part.byteLength) } : {};
  return { status: 200, headers: { 'content-type': 'application/octet-stream', ...length }, body: readContent(part) };
}

function openRepresentation(world: BoxWorld, request: RoutedRequest) {
  const { id = '', version: versionId, slug } = request.params;
  world.tokens.demand(request.token, { fileId: id, scopes: ['item_read', 'item_download'] });
  const file = world.drive.demand(id);
  const version = file.versions.find((candidate) => candidate.id === versionId);
  const representation = version?.representations.find((candidate) => candidate.slug === slug);
  if (version === undefined || representation === undefined) throw notFound();
  return { file, version, representation };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw notFound();
  }
}
