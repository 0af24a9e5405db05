import { Secret } from '../../src/secret.ts';
import { signRequest } from '../../src/webhook/sign-request.ts';
import { verifySignature } from '../../src/webhook/verify-signature.ts';
import { hmacMatches } from '../floors/bare-hmac.ts';

const BATCH = 2_000;

interface Times {
  readonly oursMs: number[];
  readonly floorMs: number[];
}

/** Checks one signature by us and by a bare HMAC in turn, in batches. */
export async function handler({ rounds }: { rounds: number }): Promise<Times> {
  const keys = { primary: new Secret('primary-key'), secondary: new Secret('secondary-key') };
  const body = Buffer.alloc(3_000, '{"type":"skill_invocation"}');
  const now = new Date();
  const timestamp = now.toISOString();
  const headers = signRequest(body, keys, { timestamp });
  const given = headers['box-signature-primary'] ?? '';
  const ours = () => verifySignature({ body, headers }, keys, now).byteLength === body.byteLength;
  const floor = () => hmacMatches(body, timestamp, given, 'primary-key');
  const times: Times = { oursMs: [], floorMs: [] };
  for (let round = -3; round < rounds; round += 1) {
    const oursMs = took(ours);
    const floorMs = took(floor);
    if (round < 0) continue;
    times.oursMs.push(oursMs);
    times.floorMs.push(floorMs);
  }
  return times;
}

function took(check: () => boolean): number {
  const startedAt = performance.now();
  for (let count = 0; count < BATCH; count += 1) {
    if (!check()) throw new Error('A true signature was refused.');
  }
  return performance.now() - startedAt;
}
