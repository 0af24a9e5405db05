import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Where a file of an installed package lies, such as a model's weights, even if the package's `exports` hide it.
 * In a Lambda the packages' files lie beside the bundle, under the same names.
 */
export function packageFile(packageName: string, path: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(packageName) ?? [];
  const found = folders.map((folder) => join(folder, packageName, path)).find(existsSync);
  if (found === undefined) throw new Error(`${packageName}/${path} is not installed.`);
  return found;
}
