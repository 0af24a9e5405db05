import type { Random } from './random.ts';
import type { MakeValue } from './value.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const ALNUM = `${UPPER}${LOWER}0123456789`;
const HEX = '0123456789abcdef';
const KEY = 'access key or token';

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function lines(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.characters(64, `${ALNUM}+/`)).join('\n');
}

function privateKey(kind: string): MakeValue {
  return (random) => {
    const body = lines(random, 5);
    const written = `-----BEGIN ${kind}PRIVATE KEY-----\n${body}\n-----END ${kind}PRIVATE KEY-----`;
    return { written, label: 'private key', core: body.replaceAll('\n', '').slice(0, 60) };
  };
}

const WORDS = ['Winter', 'Tiger', 'harbour', 'Kaffee', 'lantern', 'Merlin', 'soleil', 'Zebra', 'orchid', 'Falke'];

function password(random: Random): string {
  const word = random.pick(WORDS);
  return random.pick([
    `${word}${random.between(1980, 2025)}!`,
    `${word}#${random.digits(3)}`,
    `${random.characters(12, `${ALNUM}!%&*+-?@#`)}7x!`,
    `${word.toLowerCase()}-${random.pick(WORDS).toLowerCase()}-${random.digits(4)}!`,
    `${random.characters(4, LOWER)}${random.digits(4)}`,
  ]);
}

// The forms are put together, so that no scanner takes this file for a leak.
const TOKENS: Record<string, [label: string, write: (random: Random) => string]> = {
  aws: ['AWS access key', (r) => `AK${'IA'}${r.characters(16, `${UPPER}234567`)}`],
  'aws-secret': [KEY, (r) => r.characters(40, `${ALNUM}/+`)],
  github: ['GitHub token', (r) => `gh${'p_'}${r.characters(36, ALNUM)}`],
  'github-fine': ['GitHub token', (r) => `github${'_pat_'}${r.characters(22, ALNUM)}_${r.characters(59, ALNUM)}`],
  gitlab: ['GitLab token', (r) => `gl${'pat-'}${r.characters(20, `${ALNUM}_-`).replace(/^.|.$/g, 'x')}`],
  slack: ['Slack token', (r) => `xo${'xb-'}${r.digits(12)}-${r.digits(13)}-${r.characters(24, ALNUM)}`],
  'slack-webhook': [
    'Slack webhook',
    (r) =>
      `hooks.slack.${'com'}/services/T${r.characters(8, UPPER)}/B${r.characters(10, UPPER)}/${r.characters(24, ALNUM)}`,
  ],
  stripe: ['Stripe key', (r) => `sk_${'live_'}${r.characters(24, ALNUM)}`],
  google: ['Google API key', (r) => `AI${'za'}${r.characters(35, ALNUM)}`],
  openai: ['OpenAI key', (r) => `sk-${'proj-'}${r.characters(48, ALNUM)}`],
  npm: ['npm token', (r) => `np${'m_'}${r.characters(36, ALNUM)}`],
  sendgrid: ['SendGrid key', (r) => `SG${'.'}${r.characters(22, ALNUM)}.${r.characters(43, ALNUM)}`],
  hex: [KEY, (r) => r.characters(32, HEX)],
  'hex-long': [KEY, (r) => r.characters(64, HEX)],
  base64: [KEY, (r) => r.characters(43, ALNUM)],
  jwt: [
    'JSON Web Token',
    (r) =>
      `${json({ alg: 'HS256', typ: 'JWT' })}.${json({ sub: r.digits(10), iat: 1700000000 })}.${r.characters(43, ALNUM)}`,
  ],
};

export const SECRET_VALUES: Record<string, MakeValue> = {
  ...Object.fromEntries(
    Object.entries(TOKENS).map(([name, [label, write]]) => [
      name,
      (random: Random) => ({ written: write(random), label }),
    ]),
  ),
  'private-key': privateKey(''),
  'private-key-rsa': privateKey('RSA '),
  'private-key-openssh': privateKey('OPENSSH '),
  password: (random) => ({ written: password(random), label: 'password' }),
  'password-url': (random) => ({ written: random.characters(14, ALNUM), label: 'password' }),
};
