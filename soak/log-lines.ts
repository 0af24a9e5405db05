import { fieldsOf, jsonOrUndefined } from '../src/untrusted-json.ts';

const ID = /^s\d+v\d+$/;
const NOT_SHOWN = new Set([
  ...['level', 'message', 'timestamp', 'service', 'sampling_rate'],
  ...['invocationId', 'skillId', 'fileId', 'versionId', 'xray_trace_id'],
]);

/** What the functions logged about each invocation, to be shown for those that went wrong. */
export class LogLines {
  readonly #byInvocation = new Map<string, string[]>();

  read(line: string, from: string): void {
    const fields = fieldsOf(jsonOrUndefined(line));
    const id = String(fields.invocationId);
    if (!ID.test(id)) return;
    const rest = Object.entries(fields).flatMap(([name, value]) => (NOT_SHOWN.has(name) ? [] : [`${name}=${value}`]));
    const lines = this.#byInvocation.get(id) ?? [];
    // By our own clock: the functions' clocks are off.
    lines.push(`${new Date().toISOString().slice(11, 23)} ${from}: ${fields.message} ${rest.join(' ')}`);
    this.#byInvocation.set(id, lines);
  }

  of(invocationId: string): readonly string[] {
    return this.#byInvocation.get(invocationId) ?? [];
  }
}
