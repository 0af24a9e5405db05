import { describe, expect, it } from '@jest/globals';
import { labelsIn } from '../found-in.ts';

// Invented, and put together here, so that no scanner takes this file for a leak.
const MIXED = 'q7Zt2Rk9Lx4Bv8Wn1Yc6Hp3Md5Gs0Jf2Ta7Qe9Ud4';
const part = (length: number) => MIXED.repeat(5).slice(0, length);
const HEX = '4f9c1e7a0b36d852';

const TOKENS: [label: string, token: string][] = [
  ['AWS access key', `AK${'IA'}Q7ZTRKLXBVWNYCHP`],
  ['AWS access key', `AS${'IA'}Q7ZTRKLXBVWNYCHP`],
  ['GitHub token', `gh${'p_'}${part(36)}`],
  ['GitHub token', `gh${'s_'}${part(36)}`],
  ['GitHub token', `github${'_pat_'}${part(22)}_${part(59)}`],
  ['GitLab token', `gl${'pat-'}${part(20)}`],
  ['Slack token', `xo${'xb-'}731904826517-8264091735482-${part(24)}`],
  ['Slack webhook', `https://hooks.slack.${'com'}/services/T7QZRKLXB/B8WNYCHPMDG/${part(24)}`],
  ['Stripe key', `sk_${'live_'}${part(24)}`],
  ['Google API key', `AI${'za'}${part(35)}`],
  ['OpenAI key', `sk-${'proj-'}${part(48)}`],
  ['Anthropic key', `sk-${'ant-'}api03-${part(80)}`],
  ['npm token', `np${'m_'}${part(36)}`],
  ['SendGrid key', `SG${'.'}${part(22)}.${part(43)}`],
  ['Telegram bot token', `731904826${':AA'}${part(33)}`],
  ['DigitalOcean token', `do${'p_v1_'}${HEX.repeat(4)}`],
  ['Shopify token', `sh${'pat_'}${HEX.repeat(2)}`],
];

// RFC 7515, appendix A.1.
const JWT = [
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9',
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
  'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
].join('.');

function pem(kind: string, body = `${part(64)}\n${part(64)}`): string {
  return `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----`;
}

describe('a token that carries the name of its maker', () => {
  it.each(TOKENS)('%s is found, and not when cut short or inside a word', async (label, token) => {
    expect(await labelsIn(`It was ${token} there`)).toEqual([label]);
    expect(await labelsIn(`It was ${token.slice(0, 11)} there`)).toEqual([]);
    if (!token.startsWith('https')) expect(await labelsIn(`It was x${token} there`)).not.toContain(label);
  });

  it.each([
    // docs.aws.amazon.com uses it as an example.
    `AK${'IA'}IOSFODNN7EXAMPLE`,
    `gh${'p_'}${'x'.repeat(36)}`,
    `gh${'p_'}abcdefghijklmnopqrstuvwxyz0123456789`,
    `pk_${'live_'}${part(24)}`,
  ])('is no placeholder and nothing public: %s', async (token) => {
    expect(await labelsIn(`It was ${token} there`)).toEqual([]);
  });
});

describe('a JSON Web Token', () => {
  it('is found by its header', async () => {
    expect(await labelsIn(`Sent ${JWT} along`)).toEqual(['JSON Web Token']);
  });

  it('is not found without an algorithm', async () => {
    const header = Buffer.from('{"typ":"JWT","a":1}').toString('base64url');
    expect(await labelsIn(`Sent ${JWT.replace(/^[^.]+/, header)} along`)).toEqual([]);
  });
});

describe('a private key', () => {
  it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'])(
    '%s is found',
    async (kind) => {
      expect(await labelsIn(pem(kind))).toEqual(['private key']);
      expect(await labelsIn(JSON.stringify({ key: pem(kind) }), { format: 'json' })).toEqual(['private key']);
    },
  );

  it.each([pem('PUBLIC KEY'), pem('CERTIFICATE'), pem('PRIVATE KEY', '...'), pem('PRIVATE KEY', 'A'.repeat(64))])(
    'is not %j',
    async (text) => {
      expect(await labelsIn(text)).toEqual([]);
    },
  );
});

describe('a key that is assigned', () => {
  it.each([
    `api_key = "${part(32)}"`,
    `"clientSecret": "${part(32)}"`,
    `SERVICE_TOKEN=${part(32)}`,
    `export SIGNING_KEY='${HEX.repeat(2)}'`,
    `Authorization: Bearer ${part(32)}`,
  ])('is found in %s', async (text) => {
    expect(await labelsIn(text)).toEqual(['access key or token']);
  });

  it.each([
    'api_key = "YOUR_API_KEY_GOES_HERE"',
    'api_key = process.env.API_KEY_OF_SERVICE_1',
    `next_page_token=${part(32)}`,
    `public_key=${part(32)}`,
    'token: the-quick-brown-fox-jumps',
    'secret = "short1"',
  ])('is not %s', async (text) => {
    expect(await labelsIn(text)).toEqual([]);
  });
});

describe('a password', () => {
  it.each([
    'password: harbour#204',
    'DB_PASSWORD=harbour#204',
    '"dbPassword": "harbour#204"',
    'Passwort: Falke1984!',
    'mot de passe : soleil-77',
    'contraseña: Zebra#301',
    'пароль: Zebra#301',
    'パスワード：Zebra#301',
    'The password for the safe is Merlin2041 now.',
    'postgres://app:q7Zt2Rk9@db.example.org/orders',
  ])('is found in %s', async (text) => {
    expect(await labelsIn(text)).toEqual(['password']);
  });

  it.each([
    'password: ********',
    `password: $${'{DB_PASSWORD}'}`,
    'password: {{ vault_password }}',
    'password: <your password>',
    'password: changeme',
    'password: Kennwort',
    'password: string',
    'password = getPassword(1)',
    'password: https://example.org/reset1',
    'password: $2b$12$q7Zt2Rk9Lx4Bv8Wn1Yc6Hp3Md5Gs0Jf2Ta7Qe9Ud4',
    'The password is case-sensitive.',
    'enclave: harbour#204',
    'postgres://user:password@localhost/db',
    `postgres://user:$${'{PASSWORD_1}'}@localhost/db`,
  ])('is not in %s', async (text) => {
    expect(await labelsIn(text)).toEqual([]);
  });

  it('is found in the column of a table, as password managers export theirs', async () => {
    const text = 'name,url,username,password\nBank,example.org,jo,harbour#204\nMail,example.com,jo,Falke1984!\n';
    expect(await labelsIn(text, { format: 'csv' })).toEqual(['password', 'password']);
  });
});
