import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { copyPackage, missingOnLambda } from './native-parts.mjs';
import { copyWeights, weightsNamedIn } from './weights.mjs';

/** Each becomes a folder of its own under `dist`, which needs nothing but Node and its environment. */
const FUNCTIONS = ['receive', 'process', 'report-failure'];
/** Native, so that it cannot be bundled: it is laid beside the bundles that use it. */
const NATIVE = 'sharp';
/** Mostly data, and wanted for some files only: each gets a script of its own, read when it is wanted. */
const APART = {
  'eld/extrasmall': 'eld.cjs',
  stopword: 'stopword.cjs',
  'file-type': 'file-type.cjs',
  'libphonenumber-js/max': 'libphonenumber.cjs',
};
/** How a source names the script of a thread; each becomes a script of its own, too. */
const THREAD = /new URL\('(\.\/[\w-]+\.thread)\.ts', import\.meta\.url\)/g;
/** Parts of wink's model that the text adapter does without. */
const UNUSED_JSON = /eng-(ner|sa)-model\.json$/;
/** Above this, JSON is read from a file: to parse it as a part of the script takes several times as long. */
const LARGE_JSON_CHARACTERS = 100_000;

/**
 * Bundles every function into a folder of `root`; rejects, and writes nothing, when the sources do not build.
 *
 * @param skillConfig what is bundled in place of `src/skill.config.ts`.
 */
export async function bundle(root = 'dist', skillConfig = undefined) {
  const bundles = await Promise.all(FUNCTIONS.map((name) => bundleOne(name, skillConfig)));
  for (const [index, { files, imports }] of bundles.entries()) {
    const folder = `${root}/${FUNCTIONS[index]}`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const [name, contents] of files) await writeFile(`${folder}/${name}`, contents);
    if (imports.has(NATIVE)) await copyPackage(NATIVE, `${folder}/node_modules`);
    for (const name of weightsNamedIn([...files.values()])) await copyWeights(name, `${folder}/node_modules`);
  }
}

/** What keeps a build from running on Lambda, a sentence for each function. */
export function unfitForLambda(architecture, root = 'dist') {
  return FUNCTIONS.map((name) => missingOnLambda(`${root}/${name}`, architecture)).filter((text) => text !== undefined);
}

/** The files of one function's folder, by name, and the packages that it imports from beside it. */
async function bundleOne(name, skillConfig) {
  const files = new Map();
  const imports = new Set();
  const scripts = new Map([['index.cjs', `functions/${name}.ts`]]);
  // Grows while it is gone through: a script may name others.
  for (const [script, entryPoint] of scripts) {
    const found = await addScript(files, { entryPoint, script, skillConfig });
    for (const path of found.imports) imports.add(path);
    for (const [thread, source] of found.threads) nameOnce(scripts, thread, source);
    for (const [packageName, apart] of Object.entries(APART)) {
      if (found.imports.has(`./${apart}`)) scripts.set(apart, packageName);
    }
  }
  return { files, imports };
}

/** Bundles one script into `files`, and resolves to what it leaves to be imported, and the threads that it starts. */
async function addScript(files, { entryPoint, script, skillConfig }) {
  const data = new Map();
  const threads = new Map();
  const { outputFiles, metafile } = await build({
    entryPoints: [entryPoint],
    outfile: script,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    // Names stay readable in the stack traces of a log.
    keepNames: true,
    external: [NATIVE],
    metafile: true,
    write: false,
    logLevel: 'warning',
    define: { 'import.meta.url': 'importMetaUrl' },
    inject: ['scripts/import-meta-url.mjs'],
    plugins: [jsonBeside(data), scriptsApart(entryPoint), threadsApart(threads), configFrom(skillConfig)],
  });
  if (/\w\.thread\.ts\b/.test(outputFiles[0].text)) {
    throw new Error(
      `${script} starts a thread whose script is not found: it belongs under src/ml, beside what starts it.`,
    );
  }
  files.set(script, outputFiles[0].contents);
  // Data may have been loaded for a module that was then left out of the bundle.
  for (const [name, text] of data) if (outputFiles[0].text.includes(name)) files.set(name, text);
  const imports = new Set(Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path)));
  // So may a thread.
  for (const [thread] of threads) if (!outputFiles[0].text.includes(thread)) threads.delete(thread);
  return { imports, threads };
}

function jsonBeside(data) {
  return {
    name: 'json-beside',
    setup({ onLoad }) {
      onLoad({ filter: /\.json$/ }, async ({ path }) => {
        if (UNUSED_JSON.test(path)) return { contents: '{}', loader: 'json' };
        const text = await readFile(path, 'utf8');
        if (text.length <= LARGE_JSON_CHARACTERS) return { contents: text, loader: 'json' };
        const name = basename(path);
        data.set(name, text);
        const read = `require('node:fs').readFileSync(require('node:path').join(__dirname, '${name}'), 'utf8')`;
        return { contents: `module.exports = JSON.parse(${read});`, loader: 'js' };
      });
    },
  };
}

function scriptsApart(entryPoint) {
  return {
    name: 'scripts-apart',
    setup({ onResolve }) {
      onResolve({ filter: /^[a-z]/ }, ({ path }) => {
        const script = path === entryPoint ? undefined : APART[path];
        return script && { path: `./${script}`, external: true };
      });
    },
  };
}

/** All scripts of a function lie in one folder. */
function nameOnce(scripts, script, source) {
  const other = scripts.get(script) ?? source;
  if (other !== source) throw new Error(`${source} and ${other} need different names: they lie in one folder.`);
  scripts.set(script, source);
}

function threadsApart(threads) {
  return {
    name: 'threads-apart',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]ml[\\/].*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replaceAll(THREAD, (_, name) => {
          const script = `${basename(name)}.cjs`;
          nameOnce(threads, script, relative('.', join(dirname(path), `${name}.ts`)));
          return `new URL('./${script}', import.meta.url)`;
        });
        return { contents, loader: 'ts' };
      });
    },
  };
}

function configFrom(skillConfig) {
  return {
    name: 'config-from',
    setup({ onResolve }) {
      if (skillConfig) onResolve({ filter: /\/skill\.config\.ts$/ }, () => ({ path: resolve(skillConfig) }));
    },
  };
}

if (import.meta.main === undefined) throw new Error('Run this with Node 24, as `npm run build` does.');
if (import.meta.main) {
  await bundle(process.argv[2], process.argv[3]);
  for (const sentence of unfitForLambda('arm64', process.argv[2])) console.warn(sentence);
}
