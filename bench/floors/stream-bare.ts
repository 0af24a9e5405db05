import { type Consumed, consumeSlowly } from '../consume-slowly.ts';

/** Streams a file from Box with nothing but `fetch`. */
export async function handler({ boxUrl, payload }: { boxUrl: string; payload: string }): Promise<Consumed> {
  const { source, token } = JSON.parse(payload);
  const headers = { authorization: `Bearer ${token.read.access_token}` };
  const found = await fetch(`${boxUrl}/2.0/files/${source.id}/content`, { headers, redirect: 'manual' });
  const { body } = await fetch(found.headers.get('location') ?? '');
  return consumeSlowly(body ?? new ReadableStream());
}
