import { inspect } from 'node:util';

const MASK = '[secret]';

/**
 * Holds a token or key so that it cannot be printed by accident.
 *
 * Logs, JSON, template strings, errors and `util.inspect` all show `[secret]`;
 * the text comes out through `reveal()` alone, so that a search for that word finds every use.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}
