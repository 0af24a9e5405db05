import { fieldsOf as fieldsOfUntrusted } from '../untrusted-json.ts';
import { MAX_ELEMENTS_READ } from './card-limits.ts';

/** A value of which only the names of the fields are certain: an adapter in plain JavaScript ignores our types. */
export type Unchecked<T> = { readonly [Field in keyof T]?: unknown };

/** The fields of anything; those of what is no object are all undefined. */
export function fieldsOf<T>(value: unknown): Unchecked<T> {
  return fieldsOfUntrusted(value) as Unchecked<T>;
}

/** The first elements of an array; anything else has none. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_ELEMENTS_READ) : [];
}

/** How many elements `elementsOf` left out. */
export function elementsUnread(value: unknown): number {
  return Array.isArray(value) ? Math.max(0, value.length - MAX_ELEMENTS_READ) : 0;
}
