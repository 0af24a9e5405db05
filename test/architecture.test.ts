import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What each folder of `src` may import besides itself; single files are named without `.ts`. Any may use `errors`, `secret`, `clock` and `untrusted-json`. */
const ALLOWED: Record<string, readonly string[]> = {
  cards: ['skill-invocation'],
  webhook: ['ports', 'error-facts'],
  ml: ['cards', 'file-size'],
  sealing: ['ports'],
  box: ['cards', 'ports', 'deadline', 'downscoped-token', 'file-size', 'ml/ml-adapter', 'skill-invocation'],
  aws: [
    ...['ports', 'deadline', 'downscoped-token', 'error-facts', 'queued-invocation', 'retry-delay', 'skill-invocation'],
    ...['sealing/data-keys', 'webhook/signature', 'webhook/verify-signature'],
  ],
  local: ['ports', 'webhook/sign-request', 'webhook/signature', 'aws/aws-client'],
};
/** The files at the top of `src`: the two halves and what they are made of. */
const NOT_FOR_HALVES = ['box/', 'aws/', 'local/', 'ml/adapters/'];
/** Belongs to the slow half. */
const SLOW_HALF = 'slow-half';
const MAY_KNOW_ALL = ['config', 'skill.config'];
/** Packages that belong to one place only. */
const PACKAGES: Record<string, RegExp> = {
  sharp: /^src\/(cards\/thumbnail|ml\/.*)\.ts$|^scripts\/samples\//,
  '@aws-lambda-powertools/logger': /^src\/aws\/powertools-log\.ts$/,
  '@aws-lambda-powertools/metrics': /^src\/aws\/powertools-metrics\.ts$/,
  aws4: /^src\/aws\/aws-client\.ts$/,
  'wink-nlp': /^src\/ml\/text\//,
  '@middy/core': /^functions\/receive\.ts$/,
  fauxqs: /^src\/local\//,
  dynalite: /^src\/local\//,
};

const files = ['src', 'functions', 'scripts', 'bench'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`),
);
const sourceOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const importsOf = (file: string) =>
  [...sourceOf(file).matchAll(/(?:\bfrom|\bimport\(|^import)\s*'([^']+)'/gm)].map(([, from = '']) =>
    from.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), from)) : from,
  );

function isAllowed(file: string, target: string): boolean {
  if (!target.startsWith('src/') || !file.startsWith('src/'))
    return !target.startsWith('functions/') || !file.startsWith('src/');
  const [, folder = ''] = file.split('/');
  const module = target.slice('src/'.length).replace(/\.ts$/, '');
  if (['errors', 'secret', 'clock', 'untrusted-json'].includes(module)) return true;
  if (folder.endsWith('.ts') || folder === SLOW_HALF) {
    return MAY_KNOW_ALL.includes(folder.replace('.ts', '')) || !NOT_FOR_HALVES.some((path) => module.startsWith(path));
  }
  return (
    module.startsWith(`${folder}/`) ||
    (ALLOWED[folder] ?? []).some((path) => module === path || module.startsWith(`${path}/`))
  );
}

describe('the sources', () => {
  it('import only what their folder may know', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !isAllowed(file, target))
        .map((target) => `${file} → ${target}`),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('import each package in its own place only', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => PACKAGES[target] && !PACKAGES[target].test(file))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('read the environment only where configuration is read', () => {
    const readers = files.filter(
      (file) =>
        file.startsWith('src/') && /\bprocess\.env\b/.test(sourceOf(file).replace(/`[^`]*`|\/\*[\s\S]*?\*\//g, '')),
    );
    expect(readers).toEqual([]);
  });

  it('read the clock only where configuration is read, or in the local world', () => {
    const readers = files.filter(
      (file) => file.startsWith('src/') && /\bnew Date\(\)|\bDate\.now\(\)/.test(sourceOf(file)),
    );
    expect(readers.filter((file) => file !== 'src/config.ts' && !file.startsWith('src/local/'))).toEqual([]);
  });

  it('write none of their own logs to the console', () => {
    expect(files.filter((file) => file.startsWith('src/') && /\bconsole\./.test(sourceOf(file)))).toEqual([]);
  });
});
