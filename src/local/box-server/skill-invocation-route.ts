import { type Answer, emptyAnswer } from './answer.ts';
import { jsonBody } from './box-request.ts';
import { type BoxWorld, recordCards } from './box-world.ts';
import { notFound } from './refusal.ts';
import type { Route, RoutedRequest } from './router.ts';
import { parseSkillInvocationBody } from './skill-invocation-body.ts';

/** `PUT /skill_invocations/{skill_id}`: all cards of a file in one write, in place of all that were there. */
export function skillInvocationRoute(world: BoxWorld): Route {
  const path = /^\/2\.0\/skill_invocations\/(?<skillId>[^/]+)$/;
  return { method: 'PUT', path, handle: (request) => putSkillInvocation(world, request) };
}

function putSkillInvocation(world: BoxWorld, request: RoutedRequest): Answer {
  const { skillId = '' } = request.params;
  const scopes = ['manage_skill_invocations'];
  // The token comes before the body: who may not write is not told what is wrong with what they wrote.
  world.tokens.demand(request.token, { scopes });
  const body = parseSkillInvocationBody(jsonBody(request));
  const grant = world.tokens.demand(request.token, { fileId: body.fileId, scopes });
  if (grant.skillId !== undefined && grant.skillId !== skillId) throw notFound();
  world.drive.demand(body.fileId);
  // A version that is not the current one is taken too: what Box does then is not known. The write keeps both.
  const { status, fileVersionId, usage } = body;
  recordCards(world, body.fileId, {
    by: 'skill_invocations',
    cards: body.cards,
    invocation: { skillId, status, fileVersionId, usage },
  });
  return emptyAnswer(200);
}
