import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/** Each becomes a folder of its own under `dist`, which needs nothing but Node and its environment. */
const FUNCTIONS = ['receive', 'process'];
/** Native, so that it cannot be bundled: it is laid beside the bundles that use it. */
const NATIVE = 'sharp';

/** Bundles every function into a folder of `root`; rejects, and writes nothing, when the sources do not build. */
export async function bundle(root = 'dist') {
  const results = await Promise.all(FUNCTIONS.map((name) => bundleOne(name, root)));
  await rm(root, { recursive: true, force: true });
  for (const [index, { outputFiles, metafile }] of results.entries()) {
    const folder = `${root}/${FUNCTIONS[index]}`;
    await mkdir(folder, { recursive: true });
    for (const { path, contents } of outputFiles) await writeFile(path, contents);
    const usesNative = Object.values(metafile.outputs).some(({ imports }) =>
      imports.some(({ path }) => path === NATIVE),
    );
    if (usesNative) await copyPackage(NATIVE, `${folder}/node_modules`);
  }
}

function bundleOne(name, root) {
  return build({
    entryPoints: [`functions/${name}.ts`],
    outfile: `${root}/${name}/index.cjs`,
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
  });
}

/** Copies an installed package with all it depends on; of its optional parts, those that fit this machine are installed. */
async function copyPackage(name, into) {
  const from = `node_modules/${name}`;
  const manifest = await readFile(`${from}/package.json`, 'utf8').catch(() => undefined);
  if (manifest === undefined) return;
  await cp(from, `${into}/${name}`, { recursive: true, dereference: true });
  const { dependencies, optionalDependencies } = JSON.parse(manifest);
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) await copyPackage(needed, into);
}

if (import.meta.main) await bundle(process.argv[2]);
