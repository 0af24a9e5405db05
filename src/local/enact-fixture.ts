import { signRequest } from '../webhook/sign-request.ts';
import type { LocalFile, NewFile } from './box-server/drive.ts';
import type { LocalWorld } from './local-world.ts';

/** An HTTP event as a function URL hands it over, with a skill invocation in its body. */
export interface HttpFixture {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Payload {
  created_at: string;
  source: { type: string; id: string | number; name: string; file_version?: { id: string | number } };
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
  if (Object.keys(fixture.headers).some((name) => name.toLowerCase().startsWith('box-signature'))) {
    return { event: fixture, file: undefined };
  }
  const payload = JSON.parse(fixture.body) as Payload;
  const nowMs = Date.now();
  bringToPresent(payload, nowMs);
  const file = payload.source.type === 'file' ? await placeFile(world, payload, contentOf) : undefined;
  const body = asBoxWrites(payload);
  const timestamp = new Date(nowMs).toISOString();
  const signature = signRequest(Buffer.from(body), world.keys, { timestamp });
  return { event: { ...fixture, headers: { ...fixture.headers, ...signature }, body }, file };
}

/** Box writes non-ASCII characters as lower-case escapes. */
export function asBoxWrites(payload: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(payload).replace(/[\u007f-\uffff]/g, escaped);
}

function bringToPresent(payload: Payload, nowMs: number): void {
  const laterMs = nowMs - Date.parse(payload.created_at);
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
  const file = box.addFile({ name: source.name, id: String(source.id), ...content });
  if (source.file_version) source.file_version.id = file.versionId;
  const issued = box.issueTokens(file.id, { writeScopes: scopesOf(token.write.restricted_to) });
  token.read.access_token = issued.read.access_token;
  token.write.access_token = issued.write.access_token;
  return file;
}

function scopesOf(restrictedTo: unknown): string[] {
  const restrictions = typeof restrictedTo === 'string' ? JSON.parse(restrictedTo) : restrictedTo;
  return (restrictions as { scope: string }[]).map(({ scope }) => scope);
}
