import type { DownscopedToken } from '../../src/downscoped-token.ts';
import type { Log, LogFields } from '../../src/ports.ts';
import { Secret } from '../../src/secret.ts';
import type { SkillInvocation } from '../../src/skill-invocation.ts';
import { signRequest } from '../../src/webhook/sign-request.ts';
import type { SignatureKeys } from '../../src/webhook/signature.ts';
import type { RequestHeaders } from '../../src/webhook/verify-signature.ts';

/** The present moment of the tests: half a minute after Box made `aPayload()`. */
export const NOW = new Date('2026-11-02T17:16:00.000Z');

export const READ_TOKEN = 'invented-read-token-000001';
export const WRITE_TOKEN = 'invented-write-token-000001';
export const FILE_ID = '1263000000001';

export const KEYS = { primary: new Secret('invented-primary-key'), secondary: new Secret('invented-secondary-key') };

/** `created_at` and 86 401 seconds, as in all real events. */
const EXPIRES_IN = 1_793_726_131;
const CREATED_AT = '2026-11-02T09:15:30-08:00';

/** What the tests change in a payload; whatever JSON may hold. */
export type Json = Record<string, unknown>;

const readScopes = [{ scope: 'gcm' }, { scope: 'item_read', object_id: Number(FILE_ID), object_type: 'file' }];
const writeScopes = [
  { scope: 'gcm' },
  { scope: 'item_upload', object_id: Number(FILE_ID), object_type: 'file' },
  { scope: 'manage_skill_invocations' },
];

export function aReadToken(overrides: Json = {}): Json {
  const restricted_to = JSON.stringify(readScopes);
  return { access_token: READ_TOKEN, expires_in: EXPIRES_IN, restricted_to, token_type: 'bearer', ...overrides };
}

export function aWriteToken(overrides: Json = {}): Json {
  const restricted_to = JSON.stringify(writeScopes);
  return { access_token: WRITE_TOKEN, expires_in: EXPIRES_IN, restricted_to, token_type: 'bearer', ...overrides };
}

const eventSource = {
  type: 'file',
  id: FILE_ID,
  name: 'quarterly-report.md',
  sequence_id: '0',
  file_version: { id: '1391000000001' },
  owner_enterprise_id: '7340081',
  parent: { id: '120012345678' },
  old_parent_id: '',
  collab_accessible_by: { type: 'user', id: '9206012345', name: 'Robin Example', login: 'robin@example.com' },
};

export function aSource(overrides: Json = {}): Json {
  return { ...eventSource, size: 52_416, ...overrides };
}

/** A body as Box has sent since 2020, parsed: all its fields, with invented values. */
export function aPayload(overrides: Json = {}): Json {
  return {
    type: 'skill_invocation',
    id: '1f0c9a5e-3b7d-4c21-9e44-000000000001_70000001',
    created_at: CREATED_AT,
    trigger: 'FILE_CONTENT',
    skill: { id: '18417', type: 'skill', name: 'Example skill', api_key: 'invented-api-key' },
    token: { read: aReadToken(), write: aWriteToken() },
    status: { state: 'invoked', message: '', error_code: '', additional_info: '' },
    skill_rules: [{ id: '*', type: 'skill_rule', config: '' }],
    enterprise: { type: 'enterprise', id: '7340081', name: 'Example enterprise' },
    source: aSource(),
    event: {
      event_id: '1f0c9a5e-3b7d-4c21-9e44-000000000001',
      event_type: 'ITEM_UPLOAD',
      created_at: CREATED_AT,
      created_by: { type: 'user', id: '9206012345', name: 'Robin Example', login: 'robin@example.com' },
      source: eventSource,
      skill_rule: { id: '*' },
    },
    parameters: {},
    ...overrides,
  };
}

export function aToken(overrides: Partial<DownscopedToken> = {}): DownscopedToken {
  return {
    secret: new Secret(READ_TOKEN),
    fileIds: [FILE_ID],
    scopes: ['gcm', 'item_read'],
    expiresAtMs: EXPIRES_IN * 1000,
    ...overrides,
  };
}

/** What `parseInvocation` makes of `aPayload()`. */
export function anInvocation(overrides: Partial<SkillInvocation> = {}): SkillInvocation {
  return {
    id: '1f0c9a5e-3b7d-4c21-9e44-000000000001_70000001',
    createdAtMs: Date.parse(CREATED_AT),
    skillId: '18417',
    enterpriseId: '7340081',
    source: {
      type: 'file',
      id: FILE_ID,
      name: 'quarterly-report.md',
      versionId: '1391000000001',
      sizeBytes: 52_416,
    },
    readToken: aToken(),
    writeToken: aToken({
      secret: new Secret(WRITE_TOKEN),
      scopes: ['gcm', 'item_upload', 'manage_skill_invocations'],
    }),
    ...overrides,
  };
}

export interface SignedRequest {
  readonly body: Uint8Array;
  /** Names in lower case. */
  readonly headers: RequestHeaders;
}

export interface RequestOptions {
  /** Sent as JSON unless it is a string or bytes. */
  readonly body?: unknown;
  /** When Box made the delivery: a moment, or the header's text itself. */
  readonly at?: Date | string;
  readonly keys?: SignatureKeys;
  /** Put over those that the signer made; `undefined` takes one away. */
  readonly headers?: RequestHeaders;
}

/** A delivery that Box signed just now. */
export function signedRequest({
  body = aPayload(),
  at = NOW,
  keys = KEYS,
  headers = {},
}: RequestOptions = {}): SignedRequest {
  const bytes = bytesOf(body);
  const timestamp = typeof at === 'string' ? at : at.toISOString();
  return { body: bytes, headers: { ...signRequest(bytes, keys, { timestamp, deliveryId: 'delivery-1' }), ...headers } };
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A log in memory that keeps whatever it is given, so that tests see what was said, and what never must be. */
export function aLog(): { log: Log; written: string[]; text(): string; lines(): Json[] } {
  const written: string[] = [];
  const at = (level: string) => (message: string, fields?: LogFields) => {
    written.push(`${JSON.stringify({ level, message, time: NOW.toISOString(), ...fields })}\n`);
  };
  return {
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    written,
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line)),
  };
}
