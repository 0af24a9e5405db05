import { fieldsOf, jsonOrUndefined } from '../untrusted-json.ts';
import { signRequest } from '../webhook/sign-request.ts';
import type { LocalFile, NewFile } from './box-server/drive.ts';
import type { LocalWorld } from './local-world.ts';

/** An HTTP event in any of its shapes, with a skill invocation in its body. */
export interface HttpFixture {
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>> | null;
  readonly body: string;
  readonly isBase64Encoded?: boolean;
}

interface Payload {
  created_at?: string;
  source: {
    type: string;
    id: string | number;
    name: string;
    /** How many versions there were before. */
    sequence_id?: string;
    file_version?: { id: string | number };
  };
  token: Record<'read' | 'write', { access_token: string; expires_in: number; restricted_to: unknown }>;
}

/**
 * Makes a fixture event true in the local world: its file lies in the local Box, its tokens open
 * that file, its times are moved to the present, and Box's signature is on it.
 *
 * A fixture that brings a signature of its own is left exactly as it is.
 *
 * @param contentOf what the file of that name holds; undefined when there is none.
 */
export async function enactFixture<Event extends HttpFixture>(
  world: LocalWorld,
  fixture: Event,
  contentOf: (name: string) => Promise<Omit<NewFile, 'name' | 'id'> | undefined>,
): Promise<{ event: Event; file: LocalFile | undefined }> {
  const names = Object.keys({ ...fixture.headers, ...fixture.multiValueHeaders });
  if (names.some((name) => name.toLowerCase().startsWith('box-signature'))) {
    return { event: fixture, file: undefined };
  }
  const encoding = fixture.isBase64Encoded ? 'base64' : 'utf8';
  const payload = JSON.parse(Buffer.from(fixture.body, encoding).toString('utf8')) as Payload;
  const nowMs = Date.now();
  bringToPresent(payload, nowMs);
  const file = payload.source.type === 'file' ? await placeFile(world, payload, contentOf) : undefined;
  const body = Buffer.from(asBoxWrites(payload));
  const signature = signRequest(body, world.keys, { timestamp: new Date(nowMs).toISOString() });
  return { event: { ...fixture, ...withHeaders(fixture, signature), body: body.toString(encoding) }, file };
}

/** Box writes non-ASCII characters as lower-case escapes. */
export function asBoxWrites(payload: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(payload).replace(/[\u007f-\uffff]/g, escaped);
}

function withHeaders({ headers, multiValueHeaders }: HttpFixture, added: Readonly<Record<string, string>>) {
  if (headers) return { headers: { ...headers, ...added } };
  const lists = Object.entries(added).map(([name, value]) => [name, [value]]);
  return { multiValueHeaders: { ...multiValueHeaders, ...Object.fromEntries(lists) } };
}

function bringToPresent(payload: Payload, nowMs: number): void {
  const createdAtMs = Date.parse(payload.created_at ?? '');
  const laterMs = Number.isNaN(createdAtMs) ? 0 : nowMs - createdAtMs;
  payload.created_at = new Date(nowMs).toISOString();
  for (const token of Object.values(payload.token)) {
    if (token.expires_in > 1e9) token.expires_in += Math.round(laterMs / 1000);
  }
}

async function placeFile(
  { box }: LocalWorld,
  { source, token }: Payload,
  contentOf: Parameters<typeof enactFixture>[2],
): Promise<LocalFile> {
  const content = (await contentOf(source.name)) ?? { content: new Uint8Array() };
  const isFirst = Number(source.sequence_id ?? 0) === 0;
  const older = { content: Buffer.from('An older version.') };
  const added = box.addFile({ name: source.name, id: String(source.id), ...(isFirst ? content : older) });
  const file = isFirst ? added : box.addVersion(added.id, content);
  if (source.file_version) source.file_version.id = file.versionId;
  const writeScopes = scopesOf(token.write.restricted_to);
  const issued = box.issueTokens(file.id, writeScopes.length > 0 ? { writeScopes } : {});
  token.read.access_token = issued.read.access_token;
  token.write.access_token = issued.write.access_token;
  return file;
}

/** None, where they are not legible. */
function scopesOf(restrictedTo: unknown): string[] {
  const restrictions = typeof restrictedTo === 'string' ? jsonOrUndefined(restrictedTo) : restrictedTo;
  const scopes = Array.isArray(restrictions) ? restrictions.map((one) => fieldsOf(one).scope) : [];
  return scopes.filter((scope) => typeof scope === 'string');
}
