const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

/** Jest transform: TypeScript to ES modules by esbuild, since ts-jest does not know TypeScript 7. */
module.exports = {
  getCacheKey: (source, file, { supportsStaticESM, configString }) =>
    createHash('sha1').update(`${source}\0${file}\0${version}\0${supportsStaticESM}\0${configString}`).digest('hex'),
  process: (source, file, { supportsStaticESM }) => ({
    code: transformSync(source, {
      format: supportsStaticESM ? 'esm' : 'cjs',
      target: 'node24',
      sourcemap: 'inline',
      sourcesContent: false,
      loader: file.endsWith('ts') ? 'ts' : 'js',
      sourcefile: file,
    }).code,
  }),
};
