import { isRecord } from './json-pointer.ts';
import { textComplaints } from './text-complaints.ts';

const OPENAPI_CODES = ['invoked', 'processing', 'success', 'transient_failure', 'permanent_failure'];

/** The web app has texts of its own for these, and passes over the card's message. */
const CODES_WITH_OWN_TEXT = new Set([
  'skills_invoked_status',
  'skills_pending_status',
  'skills_file_processing_error',
  'skills_invalid_file_size_error',
  'skills_invalid_file_format_error',
  'skills_invocations_error',
  'skills_external_auth_error',
  'skills_billing_error',
  'skills_unknown_error',
]);

/** What is wrong with a status card. */
export function statusCardComplaints({ status, entries }: Record<string, unknown>): string[] {
  if (!isRecord(status)) {
    return status ? ['OpenAPI wants an object as status.'] : ['A status card without status is hidden.'];
  }
  return [
    ...(entries === undefined ? [] : ['The entries of a status card are never shown.']),
    ...codeComplaints(status.code),
    ...messageComplaints(status),
  ];
}

function codeComplaints(code: unknown): string[] {
  return OPENAPI_CODES.includes(code as string)
    ? []
    : [`OpenAPI wants a status.code among ${OPENAPI_CODES.join(', ')}.`];
}

function messageComplaints({ code, message }: Record<string, unknown>): string[] {
  if (CODES_WITH_OWN_TEXT.has(code as string)) {
    return message === undefined ? [] : [`For the status code ${code} the message is never shown.`];
  }
  if (message === undefined || message === '') {
    return ["Without status.message people read 'Something went wrong with running this skill'."];
  }
  return textComplaints(message, 'status.message');
}
