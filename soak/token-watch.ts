import { fieldsOf, jsonOrUndefined } from '../src/untrusted-json.ts';

/** Longer than any id of ours, and as long as any part of a token that could be of use. */
const LONG_RUN = /[\w-]{44,}/g;
/** How all tokens of the local Box begin. */
const TOKEN_START = /1![\w-]{16}/;

/** Looks for tokens where none may be: in what is printed, and in the queue. */
export class TokenWatch {
  readonly #byInvocation = new Map<string, readonly string[]>();
  #all = '';
  linesRead = 0;
  messagesRead = 0;
  /** What was seen, without the token. */
  readonly sightings: string[] = [];

  add(invocationId: string, tokens: readonly string[]): void {
    this.#byInvocation.set(invocationId, [...(this.#byInvocation.get(invocationId) ?? []), ...tokens]);
    this.#all += `${tokens.join('\n')}\n`;
  }

  readLine(line: string): void {
    this.linesRead += 1;
    const isPart = (line.match(LONG_RUN) ?? []).some((run) => this.#all.includes(run));
    if (TOKEN_START.test(line) || isPart) this.sightings.push(`a line of ${line.length} characters: ${masked(line)}`);
  }

  readMessage(body: string): void {
    this.messagesRead += 1;
    const id = String(fieldsOf(jsonOrUndefined(body)).id);
    const tokens = this.#byInvocation.get(id) ?? [];
    const forms = tokens.flatMap((token) => [token, Buffer.from(token).toString('base64').slice(0, -4)]);
    if (TOKEN_START.test(body) || forms.some((form) => body.includes(form)))
      this.sightings.push(`the message of ${id}`);
  }
}

function masked(line: string): string {
  return line.replace(LONG_RUN, '…').slice(0, 200);
}
