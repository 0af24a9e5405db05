import type { Answer } from './answer.ts';
import type { BoxRequest } from './box-request.ts';
import { clientError, notFound } from './refusal.ts';

/** A request together with what the route's pattern caught, still percent-encoded. */
export type RoutedRequest = BoxRequest & { readonly params: Readonly<Record<string, string>> };

export interface Route {
  readonly method: string;
  /** Named groups become `params`. */
  readonly path: RegExp;
  readonly handle: (request: RoutedRequest) => Answer;
}

/** @throws {Refusal} 404 for an unknown path, 405 for a known one with another method. */
export function route(routes: readonly Route[], request: BoxRequest): Answer {
  const onPath = routes.filter((candidate) => candidate.path.test(request.path));
  const chosen = onPath.find((candidate) => candidate.method === request.method);
  if (chosen !== undefined) {
    return chosen.handle({ ...request, params: { ...chosen.path.exec(request.path)?.groups } });
  }
  if (onPath.length === 0) throw notFound();
  throw clientError(405, 'method_not_allowed', {
    message: 'Method Not Allowed',
    headers: { allow: onPath.map(({ method }) => method).join(', ') },
  });
}
