import type { Answer } from './answer.ts';
import type { BoxWorld } from './box-world.ts';
import { contentAnswer } from './content-answer.ts';
import { clientError } from './refusal.ts';
import type { Route, RoutedRequest } from './router.ts';

/** The other host, as dl.boxcloud.com: it asks for no token, and must be shown none. */
export function downloadRoutes(world: BoxWorld): readonly Route[] {
  const path = /^\/d\/1\/(?<key>[\w!-]+)\/download$/;
  return [{ method: 'GET', path, handle: (request) => download(world, request) }];
}

// What Box says to a stray token or a stale link is not documented; each is an error that a client must see.
function download(world: BoxWorld, request: RoutedRequest): Answer {
  if (request.token !== undefined || request.headers.authorization !== undefined) {
    throw clientError(400, 'bad_request', { message: 'A signed link takes no Authorization' });
  }
  const target = world.links.take(request.params.key ?? '');
  if (target === undefined) throw clientError(404, 'not_found', { message: 'This link has expired' });
  return contentAnswer(target.file, target.version, request.headers.range);
}
