import { aPayload, aReadToken, aSource, aWriteToken, FILE_ID, type Json } from './factories.ts';

/**
 * The variants in which Box has sent skill invocations, as far as they are known from public
 * samples and from its schema; all values are invented.
 */

const EVENT_ID = '1f0c9a5e-3b7d-4c21-9e44-000000000001';

function without(fields: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** 2017: an app in place of a skill, the event's own id, no status, no size, no right to answer invocations. */
export function payload2017(): Json {
  const restricted_to = JSON.stringify([
    { scope: 'gcm' },
    { scope: 'item_upload', object_id: Number(FILE_ID), object_type: 'file' },
  ]);
  return {
    ...without(aPayload(), 'status', 'skill_rules'),
    id: EVENT_ID,
    skill: { id: '18417', type: 'app', name: 'Example skill', client_id: 'invented-client-id' },
    token: { read: aReadToken(), write: aWriteToken({ restricted_to }) },
    source: without(aSource(), 'size'),
  };
}

/** 2018: as today, without the rules of the skill. */
export function payload2018(): Json {
  return without(aPayload(), 'skill_rules');
}

/** 2019: a test event of the console, with numbers for ids and an event without its type. */
export function payload2019(): Json {
  return aPayload({
    trigger: 'SKILL_APP_TEST_EVENT',
    skill: { id: 18417, type: 'skill', name: 'Example skill', api_key: 'invented-api-key' },
    token: { read: aReadToken({ expires_in: 1_793_726_130 }), write: aWriteToken() },
    enterprise: { type: 'enterprise', id: 7340081, name: '' },
    source: aSource({ id: Number(FILE_ID), file_version: { id: 1391000000001 } }),
    event: { event_id: EVENT_ID, created_at: '2026-11-02T09:15:30-08:00' },
  });
}

/** 2020, edited by hand: the restrictions as an array, the rule's settings as an object. */
export function payload2020Edited(): Json {
  const restricted_to = [{ scope: 'item_read', object_id: FILE_ID, object_type: 'file' }];
  return aPayload({
    token: { read: aReadToken({ restricted_to }), write: aWriteToken({ restricted_to }) },
    skill_rules: [{ id: '*', type: 'skill_rule', config: { language: 'en' } }],
  });
}

/** Box's own skills: settings inside the payload. */
export function payloadInternal(scalar: unknown = { service: 'vision' }): Json {
  return aPayload({ box_internal_config: { scalar } });
}

/** As the schema that Box has withdrawn said: a life in seconds, nested restrictions, hardly any field. */
export function payloadOfSchema(): Json {
  const restricted_to = [{ scope: 'item_download', object: { type: 'file', id: FILE_ID, name: 'a.pdf' } }];
  return {
    type: 'skill_invocation',
    id: `${EVENT_ID}_1`,
    skill: { id: '18417' },
    token: {
      read: aReadToken({ expires_in: 3600, restricted_to }),
      write: aWriteToken({ expires_in: 3600, restricted_to: JSON.stringify(restricted_to, undefined, 1) }),
    },
    source: { type: 'file', id: FILE_ID, name: 'quarterly-report.md' },
  };
}
