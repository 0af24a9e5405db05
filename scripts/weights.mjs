import { cp, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Of packages that hold weights or WebAssembly: the files that are read when a file is looked at, laid beside the bundle. */
const WEIGHTS = {
  '@ricky0123/vad-web': ['dist/silero_vad_v6.onnx'],
  '@tensorflow/tfjs-backend-wasm': ['dist/tfjs-backend-wasm-simd.wasm'],
  '@tesseract.js-data/eng': ['README.md', '4.0.0_best_int/eng.traineddata.gz'],
  '@vladmandic/human': [
    'LICENSE',
    ...['blazeface', 'centernet', 'facemesh'].flatMap((model) => [`models/${model}.json`, `models/${model}.bin`]),
  ],
  'sherpa-onnx': ['.'],
  'tesseract.js-core': ['LICENSE', 'tesseract-core-simd-lstm.js', 'tesseract-core-simd-lstm.wasm'],
};

/** The packages with weights whose names stand in one of the scripts. */
export function weightsNamedIn(scripts) {
  const texts = scripts.map((contents) => Buffer.from(contents).toString('latin1'));
  return Object.keys(WEIGHTS).filter((name) => texts.some((text) => text.includes(`"${name}"`)));
}

/** Copies what a package's weights need, each file to the same place as in the package. */
export async function copyWeights(name, into) {
  for (const path of ['package.json', ...WEIGHTS[name]]) {
    await mkdir(dirname(`${into}/${name}/${path}`), { recursive: true });
    await cp(`node_modules/${name}/${path}`, `${into}/${name}/${path}`, { recursive: true });
  }
}
