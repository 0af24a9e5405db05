import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Each becomes a folder of its own, named after its file. */
const SOURCES = [
  new URL('./floors/bare-calls.ts', import.meta.url),
  new URL('./floors/bare-calls-under-load.ts', import.meta.url),
  new URL('./floors/collect-bare.ts', import.meta.url),
  new URL('./floors/empty-handler.ts', import.meta.url),
  new URL('./floors/stream-bare.ts', import.meta.url),
  new URL('./floors/verify-and-enqueue.ts', import.meta.url),
  new URL('./programs/look-at-bytes.ts', import.meta.url),
  new URL('./programs/process-under-load.ts', import.meta.url),
  new URL('./programs/signature-checks.ts', import.meta.url),
  new URL('./programs/stream-through-reader.ts', import.meta.url),
  new URL('./programs/warm-answers.ts', import.meta.url),
].map((url) => fileURLToPath(url));

/**
 * Calls a handler once, says what it answered and what memory that took, and ends: the same lines for all.
 * The peak is the kernel's own account where there is one: `maxRSS` also counts the parent, as it was at the fork.
 */
const FIRST_ANSWER = `
  const context = { getRemainingTimeInMillis: () => 60_000 };
  require('./index.cjs').handler(JSON.parse(process.env.EVENT), context).then((answer) => {
    const { existsSync, readFileSync, writeSync } = require('node:fs');
    const rssBytes = process.memoryUsage.rss();
    const [, peak] = existsSync('/proc/self/status')
      ? /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
      : [, process.resourceUsage().maxRSS];
    writeSync(1, JSON.stringify({ answer, rssBytes, peakBytes: peak * 1024 }));
    process.exit();
  });`;

/** Bundled programs, each alone in a folder outside of the checkout. */
export interface Programs extends AsyncDisposable {
  /** The folder of one of `bench/floors` or `bench/programs`. */
  folderOf(name: string): string;
  /** The folder of a function as `npm run build` makes it. */
  functionFolder(name: 'receive' | 'process'): string;
  /** The folder of `process` with the text adapters alone. */
  readonly textOnlyFolder: string;
}

/**
 * Bundles floors and our own programs with the settings of the functions, and the functions themselves.
 *
 * None runs from its TypeScript: stripping types would cost memory and time that production does not pay.
 */
export async function buildPrograms(): Promise<Programs> {
  const root = await mkdtemp(join(tmpdir(), 'bench-'));
  const functions = join(root, 'functions');
  const textOnly = join(root, 'text-only');
  const bundle = (...given: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/build.mjs', ...given], { cwd: ROOT });
  await bundle(functions);
  await bundle(textOnly, 'bench/text-only.config.ts');
  await bundleAll(root);
  const folderOf = (name: string) => join(root, name);
  const functionFolder = (name: string) => join(functions, name);
  const textOnlyFolder = join(textOnly, 'process');
  const names = (await readdir(root)).filter((name) => name !== 'functions' && name !== 'text-only');
  const folders = [...names, 'functions/receive', 'functions/process', 'text-only/process'];
  for (const folder of folders.map((name) => join(root, name))) {
    await writeFile(join(folder, 'import.cjs'), "require('./index.cjs');\n");
    await writeFile(join(folder, 'first-answer.cjs'), FIRST_ANSWER);
  }
  return {
    folderOf,
    functionFolder,
    textOnlyFolder,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

async function bundleAll(root: string): Promise<void> {
  await build({
    entryPoints: SOURCES.map((path) => ({ in: path, out: `${basename(path, '.ts')}/index` })),
    outdir: root,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    keepNames: true,
    logLevel: 'warning',
  });
}
