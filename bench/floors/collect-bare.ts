import { isGenerated } from '../byte-at.ts';
import type { Consumed } from '../consume-slowly.ts';

/** Reads a file from Box into memory with nothing but `fetch`. */
export async function handler({ boxUrl, payload }: { boxUrl: string; payload: string }): Promise<Consumed> {
  const { source, token } = JSON.parse(payload);
  const headers = { authorization: `Bearer ${token.read.access_token}` };
  const found = await fetch(`${boxUrl}/2.0/files/${source.id}/content`, { headers, redirect: 'manual' });
  const bytes = await (await fetch(found.headers.get('location') ?? '')).bytes();
  return { readBytes: bytes.byteLength, asGenerated: isGenerated(bytes, 0) };
}
