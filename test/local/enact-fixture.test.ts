import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleContent } from '../../scripts/sample-content.ts';
import { admit } from '../../src/admission.ts';
import { httpRequestOf } from '../../src/aws/http-event.ts';
import { enactFixture, type HttpFixture } from '../../src/local/enact-fixture.ts';
import { type LocalWorld, startLocalWorld } from '../../src/local/local-world.ts';
import { ignoredExtensions } from '../../src/skill.config.ts';
import { parseInvocation } from '../../src/skill-invocation.ts';
import { verifySignature } from '../../src/webhook/verify-signature.ts';

const rules = { skillIds: new Set<string>(), enterpriseIds: new Set<string>(), ignoredExtensions };
const read = (name: string) => JSON.parse(readFileSync(`events/${name}`, 'utf8')) as HttpFixture;
const ignored = ['folder.json', 'expired-tokens.json', 'ignored-file-type.json'];
const forged = 'wrong-signature.json';
const later = { body: read('new-version.json').body.replaceAll('1263000000004', '78') };
const fixtures = readdirSync('events').filter((name) => name.endsWith('.json') && name !== forged);

let world: LocalWorld;
beforeAll(async () => {
  world = await startLocalWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const verified = (event: HttpFixture) =>
  verifySignature(httpRequestOf({ httpMethod: 'POST', ...event }), world.keys, new Date());
const bodyOf = ({ body, isBase64Encoded }: HttpFixture) =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString();

describe('enactFixture', () => {
  it.each(fixtures)('makes %s an event that Box might have sent just now', async (name) => {
    const { event } = await enactFixture(world, read(name), sampleContent);
    const invocation = parseInvocation(verified(event), new Date());
    expect(admit(invocation, rules, new Date()).admitted).toBe(!ignored.includes(name));
  });

  it('puts the file into Box, and tokens into the event that open it', async () => {
    const fixture = { ...read('upload.json'), body: read('upload.json').body.replaceAll('1263000000001', '77') };
    const { event, file } = await enactFixture(world, fixture, sampleContent);
    const { readToken, source } = parseInvocation(verified(event), new Date());
    const headers = { authorization: `Bearer ${readToken.secret.reveal()}` };
    const answer = await fetch(`${world.box.url}/2.0/files/77/content?version=${source.versionId}`, { headers });
    expect(file).toMatchObject({ id: '77', name: 'quarterly-report.md' });
    expect(await answer.text()).toBe(readFileSync('events/files/quarterly-report.md', 'utf8'));
  });

  it('makes the version of a later upload the newest of several', async () => {
    const { event, file } = await enactFixture(world, { ...read('new-version.json'), ...later }, sampleContent);
    const { source, readToken } = parseInvocation(verified(event), new Date());
    expect(source.versionId).toBe(file?.versionId);
    const headers = { authorization: `Bearer ${readToken.secret.reveal()}` };
    const answer = await fetch(`${world.box.url}/2.0/files/${source.id}/content`, { headers });
    expect(await answer.text()).toBe(readFileSync('events/files/quarterly-report.md', 'utf8'));
  });

  it('keeps an event that brings its own signature as it is', async () => {
    const { event, file } = await enactFixture(world, read(forged), sampleContent);
    expect(event).toEqual(read(forged));
    expect(file).toBeUndefined();
  });

  it('holds no token but invented ones', () => {
    for (const name of [...fixtures, forged]) {
      const tokens = [...bodyOf(read(name)).matchAll(/"access_token":"([^"]*)"/g)].map(([, token = '']) => token);
      expect(tokens.length).toBe(2);
      for (const token of tokens) expect(token).toMatch(/^invented-/);
    }
  });
});
