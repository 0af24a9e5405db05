import { isDeepStrictEqual } from 'node:util';
import { arrayIndex, isRecord, JsonPointerError, parsePointer, valueAt } from './json-pointer.ts';

/** A `test` found something else. */
export class PatchTestError extends Error {
  override readonly name = 'PatchTestError' as const;
}

const COPY_LIMIT_CHARACTERS = 10_000_000;

type Operation = Record<string, unknown>;

interface Root {
  readonly document: unknown;
  copyBudget: number;
}

/**
 * Applies a JSON patch (RFC 6902) to a copy, so that either all of it happens or nothing.
 *
 * @throws {PatchTestError} when a `test` fails.
 * @throws {JsonPointerError} when an operation is none, or leads nowhere.
 */
export function applyPatch(document: unknown, operations: readonly unknown[]): unknown {
  // One field holds the whole document, so that the path '' needs no case of its own.
  const root = { document: structuredClone(document), copyBudget: COPY_LIMIT_CHARACTERS };
  for (const operation of operations) {
    if (!isRecord(operation)) throw new JsonPointerError('Not an operation.');
    applyOperation(root, operation);
  }
  return root.document;
}

function applyOperation(root: Root, operation: Operation): void {
  const path = ['document', ...parsePointer(operation.path)];
  switch (operation.op) {
    case 'test':
      if (!isDeepStrictEqual(valueAt(root, path), valueIn(operation))) throw new PatchTestError('The test failed.');
      break;
    case 'add':
      put(root, path, { value: valueIn(operation), replace: false });
      break;
    case 'replace':
      put(root, path, { value: valueIn(operation), replace: true });
      break;
    case 'remove':
      take(root, path);
      break;
    case 'copy':
      put(root, path, { value: copyAt(root, sourceIn(operation)), replace: false });
      break;
    case 'move':
      move(root, path, sourceIn(operation));
      break;
    default:
      throw new JsonPointerError('Not an operation.');
  }
}

/** Thirty copies, each of all before it into itself, would fill any memory. */
function copyAt(root: Root, source: readonly string[]): unknown {
  const value = valueAt(root, source);
  root.copyBudget -= JSON.stringify(value).length;
  if (root.copyBudget < 0) throw new JsonPointerError('Too much is copied.');
  return structuredClone(value);
}

function move(root: unknown, path: readonly string[], source: readonly string[]): void {
  if (source.length < path.length && source.every((part, index) => path[index] === part)) {
    throw new JsonPointerError('Nothing can be moved into itself.');
  }
  const value = valueAt(root, source);
  take(root, source);
  put(root, path, { value, replace: false });
}

function put(root: unknown, path: readonly string[], { value, replace }: { value: unknown; replace: boolean }): void {
  if (replace) valueAt(root, path);
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1) as string;
  if (Array.isArray(parent)) {
    const index = key === '-' ? parent.length : arrayIndex(key, parent.length);
    parent.splice(index, replace ? 1 : 0, value);
  } else if (isRecord(parent)) {
    parent[key] = value;
  } else {
    throw new JsonPointerError('No such place.');
  }
}

function take(root: unknown, path: readonly string[]): void {
  valueAt(root, path);
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1) as string;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Record<string, unknown>)[key];
}

function valueIn(operation: Operation): unknown {
  if (!Object.hasOwn(operation, 'value')) throw new JsonPointerError('An operation without its value.');
  return structuredClone(operation.value);
}

function sourceIn(operation: Operation): readonly string[] {
  return ['document', ...parsePointer(operation.from)];
}
