import { type Answer, emptyAnswer, jsonAnswer } from './answer.ts';
import type { BoxWorld } from './box-world.ts';
import { fileFields } from './file-fields.ts';
import { notFound } from './refusal.ts';
import { representationEntries } from './representation-entry.ts';
import type { Route, RoutedRequest } from './router.ts';
import { currentVersion, type StoredFile } from './stored-file.ts';

/** `GET /files/{id}` and `GET /files/{id}/content`: what the read token opens. */
export function fileRoutes(world: BoxWorld): readonly Route[] {
  return [
    { method: 'GET', path: /^\/2\.0\/files\/(?<id>\d+)$/, handle: (request) => getFile(world, request) },
    { method: 'GET', path: /^\/2\.0\/files\/(?<id>\d+)\/content$/, handle: (request) => getContent(world, request) },
  ];
}

function getFile(world: BoxWorld, request: RoutedRequest): Answer {
  const file = openFile(world, request);
  const all = fileFields(file);
  const asked = request.query
    .get('fields')
    ?.split(',')
    .map((field) => field.trim());
  if (asked === undefined) return jsonAnswer(200, all);
  const chosen = Object.entries(all).filter(([name]) => ['type', 'id', 'etag', ...asked].includes(name));
  return jsonAnswer(200, {
    ...Object.fromEntries(chosen),
    ...(asked.includes('representations') ? { representations: { entries: entriesOf(world, file, request) } } : {}),
  });
}

function entriesOf(world: BoxWorld, file: StoredFile, request: RoutedRequest): readonly unknown[] {
  const origins = { info: world.origins.api, content: world.origins.representations };
  return representationEntries(
    { file, version: currentVersion(file), origins },
    request.headers['x-rep-hints']?.toString(),
  );
}

function getContent(world: BoxWorld, request: RoutedRequest): Answer {
  const file = openFile(world, request);
  const wanted = request.query.get('version');
  const version = wanted === null ? currentVersion(file) : file.versions.find(({ id }) => id === wanted);
  if (version === undefined) throw notFound();
  return emptyAnswer(302, { location: `${world.origins.download}${world.links.pathTo({ file, version })}` });
}

function openFile(world: BoxWorld, request: RoutedRequest): StoredFile {
  const { id = '' } = request.params;
  world.tokens.demand(request.token, { fileId: id, scopes: ['item_read', 'item_download'] });
  return world.drive.demand(id);
}
