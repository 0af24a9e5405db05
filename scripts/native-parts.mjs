import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';

/** Where installed packages are: what fits this machine, and what Lambda needs on arm64 whatever machine this is. */
const INSTALLED = ['node_modules', 'lambda-natives/node_modules'];
/** How sharp's packages call what Lambda calls an architecture. */
const CPUS = { arm64: 'arm64', x86_64: 'x64' };

/** Copies an installed package with all it depends on; of its optional parts, those that are here in its version. */
export async function copyPackage(name, into, from = `node_modules/${name}`) {
  const { dependencies, optionalDependencies } = await manifestIn(from);
  await cp(from, `${into}/${name}`, { recursive: true, dereference: true });
  for (const needed of Object.keys(dependencies ?? {})) await copyPackage(needed, into);
  for (const [offered, version] of Object.entries(optionalDependencies ?? {})) {
    for (const folder of INSTALLED) await copyPart(offered, version, into, `${folder}/${offered}`);
  }
}

async function copyPart(name, version, into, from) {
  // A part of another version is left out, or Lambda would fail where the build did not.
  if (existsSync(from) && (await manifestIn(from)).version === version) await copyPackage(name, into, from);
}

/**
 * @param folder of one built function.
 * @param architecture as Lambda names it.
 * @returns a sentence that says which native parts the function would not find on Lambda; none when it would start.
 */
export function missingOnLambda(folder, architecture) {
  if (!existsSync(`${folder}/node_modules/sharp`)) return undefined;
  const cpu = CPUS[architecture];
  const parts = [`@img/sharp-linux-${cpu}`, `@img/sharp-libvips-linux-${cpu}`];
  const missing = parts.filter((part) => !existsSync(`${folder}/node_modules/${part}`));
  if (missing.length === 0) return undefined;
  const remedy = cpu === 'arm64' ? 'Run `npm ci --prefix lambda-natives`.' : 'Build on Linux (x64), after `npm ci`.';
  return `${folder} has no ${missing.join(' and ')} and would not start on Lambda (${architecture}). ${remedy}`;
}

async function manifestIn(folder) {
  return JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
}
