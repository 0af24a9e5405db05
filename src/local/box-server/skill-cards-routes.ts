import { type Answer, emptyAnswer, jsonAnswer } from './answer.ts';
import { jsonBody } from './box-request.ts';
import { type BoxWorld, recordCards } from './box-world.ts';
import { applyPatch, PatchTestError } from './json-patch.ts';
import { isRecord, JsonPointerError } from './json-pointer.ts';
import { clientError, metadataError, schemaError } from './refusal.ts';
import type { Route, RoutedRequest } from './router.ts';
import { isCardArray } from './skill-invocation-body.ts';

type Handler = (world: BoxWorld, fileId: string, request: RoutedRequest) => Answer;

const INSTANCE = /^\/2\.0\/files\/(?<id>\d+)\/metadata\/global\/boxSkillsCards$/;

/** The metadata instance `global.boxSkillsCards`: where cards are kept, whoever wrote them. */
export function skillCardsRoutes(world: BoxWorld): readonly Route[] {
  const handlers: readonly [method: string, scopes: readonly string[], handler: Handler][] = [
    // Merging reads before it writes, with the one token that may write.
    ['GET', ['item_read', 'item_upload'], getCards],
    ['POST', ['item_upload'], createCards],
    ['PUT', ['item_upload'], patchCards],
    ['DELETE', ['item_upload'], deleteCards],
  ];
  return handlers.map(([method, scopes, handler]) => ({
    method,
    path: INSTANCE,
    handle: (request) => {
      const { id = '' } = request.params;
      world.tokens.demand(request.token, { fileId: id, scopes });
      world.drive.demand(id);
      return handler(world, id, request);
    },
  }));
}

const getCards: Handler = (world, fileId) => jsonAnswer(200, demandInstance(world, fileId));

const createCards: Handler = (world, fileId, request) => {
  const cards = cardsIn(jsonBody(request));
  // Box's real answer; its OpenAPI description says `tuple_already_exists`.
  if (world.cards.cardsOf(fileId)) throw metadataError(409, 'conflict', 'Conflict on Metadata Instance.');
  recordCards(world, fileId, { by: 'create', cards });
  return jsonAnswer(201, world.cards.instanceOf(fileId));
};

const patchCards: Handler = (world, fileId, request) => {
  if (!/^application\/json-patch\+json\b/i.test(request.headers['content-type'] ?? '')) {
    throw clientError(415, 'unsupported_media_type', { message: 'Unsupported media type' });
  }
  const { cards } = demandInstance(world, fileId);
  const operations = jsonBody(request);
  if (!Array.isArray(operations)) throw schemaError([{ name: 'body', message: 'Not an array of operations.' }]);
  recordCards(world, fileId, { by: 'patch', cards: cardsIn(patched({ cards }, operations)) });
  return jsonAnswer(200, world.cards.instanceOf(fileId));
};

const deleteCards: Handler = (world, fileId) => {
  demandInstance(world, fileId);
  recordCards(world, fileId, { by: 'delete', cards: [] });
  return emptyAnswer(204);
};

function patched(document: unknown, operations: readonly unknown[]): unknown {
  try {
    return applyPatch(document, operations);
  } catch (error) {
    // Which status a failed `test` gets is documented nowhere; 409 says what it is.
    if (error instanceof PatchTestError) throw metadataError(409, 'conflict', 'Conflict on Metadata Instance.');
    if (error instanceof JsonPointerError) throw metadataError(400, 'bad_request', 'Invalid patch operation.');
    throw error;
  }
}

function cardsIn(value: unknown): readonly unknown[] {
  if (isRecord(value) && isCardArray(value.cards)) return value.cards;
  throw schemaError([{ name: 'cards', message: "Invalid value for 'cards'." }]);
}

function demandInstance(world: BoxWorld, fileId: string): Record<string, unknown> {
  const instance = world.cards.instanceOf(fileId);
  if (instance !== undefined) return instance;
  throw metadataError(404, 'instance_not_found', `Instance not found for global.boxSkillsCards on file_${fileId}.`);
}
