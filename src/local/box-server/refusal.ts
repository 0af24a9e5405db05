import { randomBytes } from 'node:crypto';
import { type Answer, jsonAnswer } from './answer.ts';

/** Thrown by a route to answer with an error of Box's; the host turns it into that answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal' as const;
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`Refused with HTTP ${answer.status}.`);
    this.answer = answer;
  }
}

export interface RefusalDetails {
  readonly message?: string;
  readonly contextInfo?: unknown;
  readonly headers?: Record<string, string>;
}

/** An error in the shape of Box's `ClientError`. */
export function clientError(status: number, code: string, details: RefusalDetails = {}): Refusal {
  const body = {
    type: 'error',
    status,
    code,
    ...(details.contextInfo === undefined ? {} : { context_info: details.contextInfo }),
    help_url: 'http://developers.box.com/docs/#errors',
    message: details.message ?? code,
    request_id: requestId(),
  };
  return new Refusal(jsonAnswer(status, body, details.headers));
}

/** The three fields that the metadata endpoints really answer with, whatever OpenAPI says of `ClientError`. */
export function metadataError(status: number, code: string, message: string): Refusal {
  return new Refusal(jsonAnswer(status, { message, code, request_id: requestId() }));
}

/** HTTP 400 `schema_validation_failed`, naming each parameter at fault. */
export function schemaError(errors: readonly { readonly name: string; readonly message: string }[]): Refusal {
  return clientError(400, 'schema_validation_failed', {
    message: 'Schema validation failed',
    contextInfo: { errors: errors.map((error) => ({ reason: 'invalid_parameter', ...error })) },
  });
}

/** Also what Box answers for a file that the token does not open, so that nobody learns whether it exists. */
export function notFound(): Refusal {
  return clientError(404, 'not_found', { message: 'Not Found' });
}

function requestId(): string {
  return randomBytes(8).toString('hex');
}
