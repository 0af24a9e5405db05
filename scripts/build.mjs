import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { copyPackage, missingOnLambda } from './native-parts.mjs';

/** Each becomes a folder of its own under `dist`, which needs nothing but Node and its environment. */
const FUNCTIONS = ['receive', 'process', 'report-failure'];
/** Native, so that it cannot be bundled: it is laid beside the bundles that use it. */
const NATIVE = 'sharp';
/** Mostly data, and wanted for some files only: each gets a script of its own, read when it is wanted. */
const APART = { 'eld/extrasmall': 'eld.cjs', stopword: 'stopword.cjs' };
/** Parts of wink's model that the text adapter does without. */
const UNUSED_JSON = /eng-(ner|sa)-model\.json$/;
/** Above this, JSON is read from a file: to parse it as a part of the script takes several times as long. */
const LARGE_JSON_CHARACTERS = 100_000;

/** Bundles every function into a folder of `root`; rejects, and writes nothing, when the sources do not build. */
export async function bundle(root = 'dist') {
  const bundles = await Promise.all(FUNCTIONS.map((name) => bundleOne(name)));
  for (const [index, { files, imports }] of bundles.entries()) {
    const folder = `${root}/${FUNCTIONS[index]}`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const [name, contents] of files) await writeFile(`${folder}/${name}`, contents);
    if (imports.has(NATIVE)) await copyPackage(NATIVE, `${folder}/node_modules`);
  }
}

/** What keeps a build from running on Lambda, a sentence for each function. */
export function unfitForLambda(architecture, root = 'dist') {
  return FUNCTIONS.map((name) => missingOnLambda(`${root}/${name}`, architecture)).filter((text) => text !== undefined);
}

/** The files of one function's folder, by name, and the packages that it imports from beside it. */
async function bundleOne(name) {
  const files = new Map();
  const imports = await addScript(files, `functions/${name}.ts`, 'index.cjs');
  for (const [packageName, script] of Object.entries(APART)) {
    if (imports.has(`./${script}`)) await addScript(files, packageName, script);
  }
  return { files, imports };
}

/** Bundles one script into `files`, and resolves to what it leaves to be imported. */
async function addScript(files, entryPoint, script) {
  const data = new Map();
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
    plugins: [jsonBeside(data), scriptsApart(entryPoint)],
  });
  files.set(script, outputFiles[0].contents);
  // Data may have been loaded for a module that was then left out of the bundle.
  for (const [name, text] of data) if (outputFiles[0].text.includes(name)) files.set(name, text);
  return new Set(Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path)));
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

if (import.meta.main === undefined) throw new Error('Run this with Node 24, as `npm run build` does.');
if (import.meta.main) {
  await bundle(process.argv[2]);
  for (const sentence of unfitForLambda('arm64', process.argv[2])) console.warn(sentence);
}
