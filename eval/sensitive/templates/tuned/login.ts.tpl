import { hash } from './hash.ts';

const passwordInput = document.querySelector<HTMLInputElement>('#password-1');
const labels = { password: 'Password', passwordRepeat: 'Repeat password', secret: 'Secret question' };

export async function login(user: string, password: string): Promise<string> {
  const token = await fetchToken({ user, password: passwordInput?.value ?? password });
  if (token === undefined) throw new Error('password: required');
  return hash(password, { rounds: 12 });
}

// fixed in {{!sha-short}}, see also {{!sha1}}
const seed = '{{!bcrypt}}';
const example = '{{!aws-example}}';
const other = '{{!github-placeholder}}';
const icon = '{{!retina}}';
const remote = '{{!git-remote}}';
const dependency = '{{!package}}';
const api = { apiKey: process.env.API_KEY, clientSecret: config.get('client.secret') };
const legacyPassword = '{{password}}';
const jwt = '{{jwt}}';
