import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'threads-'));
});
afterEach(() => rm(root, { recursive: true }));

const STARTER = "export const script = () => new URL('./read.thread.ts', import.meta.url);\n";

/** Builds the functions with a configuration whose modules lie in `root`. */
async function build(config: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries({ ...files, 'skill.config.ts': config })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const given = ['scripts/build.mjs', join(root, 'dist'), join(root, 'skill.config.ts')];
  await promisify(execFile)(process.execPath, given);
}

const configOf = (...modules: string[]) =>
  [
    ...modules.map((path, at) => `import { script as s${at} } from './${path}';`),
    `export const adapters = () => [${modules.map((_, at) => `{ look: s${at} }`).join(', ')}];`,
    'export const ignoredExtensions = new Set();',
    'export const showProcessingCard = true;',
  ].join('\n');

describe('the build of threads', () => {
  it('refuses two scripts of one name, since they would lie in one folder', async () => {
    const files = {
      'src/ml/a/start.ts': STARTER,
      'src/ml/a/read.thread.ts': 'console.log(1);',
      'src/ml/b/start.ts': STARTER,
      'src/ml/b/read.thread.ts': 'console.log(2);',
    };
    await expect(build(configOf('src/ml/a/start.ts', 'src/ml/b/start.ts'), files)).rejects.toThrow(
      /need different names/,
    );
    await build(configOf('src/ml/a/start.ts'), files);
  }, 60_000);

  it('refuses a thread whose script it would leave behind', async () => {
    const files = { 'own/start.ts': STARTER, 'own/read.thread.ts': 'console.log(1);' };
    await expect(build(configOf('own/start.ts'), files)).rejects.toThrow(/belongs under src\/ml/);
  }, 60_000);
});
