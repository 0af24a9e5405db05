import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { BUGS, type BugName } from './bugs.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FUNCTIONS = ['receive', 'process', 'report-failure'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** All that is not the product's own: what a user would edit, and the waits between tries. */
const SWAPPED: Readonly<Record<string, string>> = {
  'src/skill.config.ts': 'soak/adapters.ts',
  'src/retry-delay.ts': 'soak/short-retry-delay.ts',
};

/**
 * Bundles the three functions with the settings of `scripts/build.mjs`, each into a folder of its own.
 *
 * @throws {Error} when a module to swap, or the line of a bug, is not where it was.
 */
export async function bundleFunctions(into: string, bug: BugName | undefined): Promise<void> {
  const touched = new Set<string>();
  await build({
    absWorkingDir: ROOT,
    entryPoints: FUNCTIONS.map((name) => ({ in: `functions/${name}.ts`, out: `${name}/index` })),
    outdir: into,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    keepNames: true,
    // Never asked for: the soak's adapters find no pictures.
    external: ['sharp'],
    logLevel: 'warning',
    plugins: [otherModules(touched, bug)],
  });
  const missed = [...Object.keys(SWAPPED), ...(bug ? [BUGS[bug].file] : [])].filter((file) => !touched.has(file));
  if (missed.length > 0) throw new Error(`Not part of the functions any more: ${missed.join(', ')}.`);
}

function otherModules(touched: Set<string>, bug: BugName | undefined): Plugin {
  return {
    name: 'other-modules',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/][^.]+(\.config)?\.ts$/ }, async ({ path }) => {
        const file = relative(ROOT, path);
        const other = SWAPPED[file];
        const broken = bug && BUGS[bug].file === file ? BUGS[bug] : undefined;
        if (other === undefined && broken === undefined) return undefined;
        touched.add(file);
        const text = await readFile(other === undefined ? path : join(ROOT, other), 'utf8');
        if (broken && text.split(broken.line).length !== 2) throw new Error(`${file} has no such line: ${broken.line}`);
        const contents = broken ? text.replace(broken.line, broken.broken) : text;
        return { contents, loader: 'ts', resolveDir: other === undefined ? join(path, '..') : join(ROOT, 'soak') };
      });
    },
  };
}
