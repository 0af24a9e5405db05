import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { enableProdMode, type io, setBackend, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { packageFile } from '../../package-file.ts';

/** Runs a model once: the input as numbers, each asked output as numbers too. */
export interface Model {
  run(input: Float32Array, outputs: readonly string[]): Float32Array[];
}

/** Readies the one WebAssembly engine of this thread. Every file that it reads lies on disk. */
export async function startEngine(): Promise<void> {
  // With SIMD, which all processors that Node 24 runs on have; without threads, which tfjs lacks on Node.
  const wasm = packageFile('@tensorflow/tfjs-backend-wasm', 'dist/tfjs-backend-wasm-simd.wasm');
  setWasmPaths(`${dirname(wasm)}/`);
  enableProdMode();
  if (!(await setBackend('wasm'))) throw new Error('The WebAssembly engine does not start.');
}

/**
 * Loads a model of the package `@vladmandic/human` from disk.
 *
 * @param side of the square picture that it takes, in pixels.
 */
export async function loadModel(name: string, side: number): Promise<Model> {
  const [topology, weights] = await Promise.all([
    readFile(packageFile('@vladmandic/human', `models/${name}.json`), 'utf8'),
    readFile(packageFile('@vladmandic/human', `models/${name}.bin`)),
  ]);
  const model = await loadGraphModel({ load: async () => artifacts(topology, weights) });
  return { run: (input, outputs) => runOnce(model, tensorShape(input, side), outputs) };
}

function artifacts(json: string, weights: Uint8Array<ArrayBuffer>): io.ModelArtifacts {
  const { weightsManifest, ...model } = JSON.parse(json) as io.ModelJSON;
  return {
    ...model,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  };
}

function tensorShape(input: Float32Array, side: number) {
  return { input, shape: [1, side, side, 3] };
}

function runOnce(
  model: GraphModel,
  { input, shape }: ReturnType<typeof tensorShape>,
  outputs: readonly string[],
): Float32Array[] {
  return tidy(() => {
    const given = model.execute(tensor(input, shape), [...outputs]) as Tensor | Tensor[];
    // Copied, since the memory of the engine is used again.
    return [given].flat().map((output) => Float32Array.from(output.dataSync()));
  });
}
