import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { fileNamesIn } from './file-names-in.ts';

const run = promisify(execFile);

/** What the framework reads; what it writes goes into a folder of its own. */
const SOURCES = ['functions', 'lambda-natives', 'node_modules', 'package.json', 'resources', 'scripts', 'src'];

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
}

export interface Packaged {
  readonly template: Template;
  /** The template and the zips, byte for byte. */
  readonly files: Readonly<Record<string, Buffer>>;
  /** The names of the files in each function's zip. */
  readonly contents: Readonly<Record<string, readonly string[]>>;
}

/**
 * Does in a temporary folder what `npm run package -- --param=…` does in the checkout.
 *
 * @param without what the checkout is to lack.
 * @throws what the framework prints when it refuses.
 */
export async function packageService(params: Readonly<Record<string, string>> = {}, without = ''): Promise<Packaged> {
  const folder = await mkdtemp(join(tmpdir(), 'packaged-'));
  try {
    const present = SOURCES.filter((name) => name !== without);
    await Promise.all(present.map((name) => symlink(resolve(name), join(folder, name))));
    // The framework does not take a link for its configuration.
    await copyFile('serverless.yml', join(folder, 'serverless.yml'));
    const options = Object.entries(params).map(([name, value]) => `--param=${name}=${value}`);
    const framework = resolve('node_modules/serverless/bin/serverless.js');
    await run(process.execPath, [framework, 'package', ...options], { cwd: folder });
    return await readPackage(join(folder, '.serverless'));
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}` || String(error), { cause: error });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readPackage(folder: string): Promise<Packaged> {
  const read = async (name: string) => [name, await readFile(join(folder, name))] as const;
  const template = await read('cloudformation-template-update-stack.json');
  const zips = await Promise.all(['receive.zip', 'process.zip', 'reportFailure.zip'].map(read));
  return {
    template: JSON.parse(template[1].toString()),
    files: Object.fromEntries([template, ...zips]),
    contents: Object.fromEntries(zips.map(([name, zip]) => [name.replace('.zip', ''), fileNamesIn(zip)])),
  };
}
