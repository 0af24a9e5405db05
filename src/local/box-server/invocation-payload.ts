import { randomUUID } from 'node:crypto';
import { boxTime, UPLOADER } from './file-fields.ts';
import type { IssuedToken } from './issued-token.ts';
import { currentVersion, type StoredFile } from './stored-file.ts';
import type { TokenOptions } from './token-desk.ts';

export interface InvocationOptions extends Omit<TokenOptions, 'skillId'> {
  /** The invocation's own id; a new one unless given. */
  readonly id?: string;
  readonly skillId?: string;
  readonly skillName?: string;
  readonly enterpriseId?: string;
}

export interface InvocationFacts {
  readonly file: StoredFile;
  readonly token: { readonly read: IssuedToken; readonly write: IssuedToken };
  readonly now: Date;
  readonly options: InvocationOptions;
}

export const DEFAULT_SKILL_ID = '18417';

/** The whole body that Box posts to a skill, with the fields of an event captured in 2020. */
export function invocationPayload({ file, token, now, options }: InvocationFacts) {
  const eventId = randomUUID();
  const createdAt = boxTime(now);
  const enterpriseId = options.enterpriseId ?? '7340081';
  return {
    type: 'skill_invocation',
    id: options.id ?? `${eventId}_${now.getTime()}`,
    created_at: createdAt,
    trigger: 'FILE_CONTENT',
    skill: {
      id: options.skillId ?? DEFAULT_SKILL_ID,
      type: 'skill',
      name: options.skillName ?? 'Local skill',
      api_key: 'local-api-key',
    },
    token,
    status: { state: 'invoked', message: '', error_code: '', additional_info: '' },
    skill_rules: [{ id: '*', type: 'skill_rule', config: '' }],
    enterprise: { type: 'enterprise', id: enterpriseId, name: 'Local enterprise' },
    source: sourceOf(file, enterpriseId),
    event: {
      event_id: eventId,
      event_type: 'ITEM_UPLOAD',
      created_at: createdAt,
      created_by: UPLOADER,
      source: eventSourceOf(file, enterpriseId),
      skill_rule: { id: '*' },
    },
    parameters: {},
  };
}

function eventSourceOf(file: StoredFile, enterpriseId: string) {
  return {
    type: 'file',
    id: file.id,
    name: file.name,
    sequence_id: String(file.versions.length - 1),
    file_version: { id: currentVersion(file).id },
    owner_enterprise_id: enterpriseId,
    parent: { id: '120012345678' },
    old_parent_id: null,
    collab_accessible_by: UPLOADER,
  };
}

// Only this one tells the size; the event's own copy of the source never did.
function sourceOf(file: StoredFile, enterpriseId: string) {
  return { ...eventSourceOf(file, enterpriseId), size: currentVersion(file).sizeBytes };
}
