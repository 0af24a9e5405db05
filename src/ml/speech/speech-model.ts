import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MlAdapterError } from '../../errors.ts';
import type { ModelConfig } from './sherpa-onnx.ts';

/** Finds a file of the model's folder by its name without `.int8`, `.onnx` and the like; the smaller one where there are two. */
type Find = (name: RegExp) => string | undefined;

/**
 * Tells by the names of its files which kind of model lies in a folder, as sherpa-onnx publishes them.
 *
 * @throws {MlAdapterError} when the folder cannot be read or holds none of the known kinds.
 */
export function speechModel(folder: string): ModelConfig {
  const files = filesIn(folder);
  const find: Find = (name) => {
    const found = files.filter((file) => name.test(stemOf(file)));
    const file = found.find((one) => one.includes('int8')) ?? found[0];
    return file && join(folder, file);
  };
  const kinds = [whisper, transducer, moonshine, mergedMoonshine, singleModel];
  for (const kind of kinds) {
    const model = kind(find, basename(folder).toLowerCase());
    if (model) return model;
  }
  throw noModel('no files of a model that this skill knows');
}

const MODEL_FILE = /\.(?:onnx|ort|txt)$/;
const MAX_FILES = 1000;

function filesIn(folder: string): string[] {
  try {
    const files = readdirSync(folder).filter((file) => MODEL_FILE.test(file));
    return files.sort().slice(0, MAX_FILES);
  } catch {
    throw noModel('no folder that can be read');
  }
}

function stemOf(file: string): string {
  return file.replace(MODEL_FILE, '').replace(/\.int8|\.fp16|\.quant/, '');
}

/** `tiny.en-encoder.int8.onnx`, `tiny.en-decoder.int8.onnx`, `tiny.en-tokens.txt`. */
function whisper(find: Find): ModelConfig | undefined {
  const [encoder, decoder, tokens] = [find(/^.+-encoder$/), find(/^.+-decoder$/), find(/^.+-tokens$/)];
  if (!encoder || !decoder || !tokens) return undefined;
  return { whisper: { encoder, decoder, language: '', task: 'transcribe', tailPaddings: -1 }, tokens };
}

/** `encoder-epoch-99-avg-1.int8.onnx`, a decoder, a joiner, `tokens.txt`: Zipformer, Conformer, Parakeet. */
function transducer(find: Find): ModelConfig | undefined {
  const [encoder, decoder, joiner] = [find(/^encoder\b/), find(/^decoder\b/), find(/^joiner\b/)];
  const tokens = find(/^tokens$/);
  return encoder && decoder && joiner && tokens ? { transducer: { encoder, decoder, joiner }, tokens } : undefined;
}

/** `preprocess.onnx`, `encode.int8.onnx`, `uncached_decode.int8.onnx`, `cached_decode.int8.onnx`, `tokens.txt`. */
function moonshine(find: Find): ModelConfig | undefined {
  const [preprocessor, encoder] = [find(/^preprocess$/), find(/^encode$/)];
  const [uncachedDecoder, cachedDecoder] = [find(/^uncached_decode$/), find(/^cached_decode$/)];
  const tokens = find(/^tokens$/);
  if (!preprocessor || !encoder || !uncachedDecoder || !cachedDecoder || !tokens) return undefined;
  return { moonshine: { preprocessor, encoder, uncachedDecoder, cachedDecoder }, tokens };
}

/** `encoder_model.ort`, `decoder_model_merged.ort`, `tokens.txt`. */
function mergedMoonshine(find: Find): ModelConfig | undefined {
  const [encoder, mergedDecoder] = [find(/^encoder_model$/), find(/^decoder_model_merged$/)];
  const tokens = find(/^tokens$/);
  return encoder && mergedDecoder && tokens ? { moonshine: { encoder, mergedDecoder }, tokens } : undefined;
}

/** `model.int8.onnx` and `tokens.txt`, the same for several kinds: the folder's name tells which. */
function singleModel(find: Find, folderName: string): ModelConfig | undefined {
  const [model, tokens] = [find(/^model$/), find(/^tokens$/)];
  if (!model || !tokens) return undefined;
  if (folderName.includes('paraformer')) return { paraformer: { model }, tokens };
  if (folderName.includes('sense-voice')) {
    return { senseVoice: { model, language: '', useInverseTextNormalization: 1 }, tokens };
  }
  return folderName.includes('nemo') ? { nemoCtc: { model }, tokens } : undefined;
}

function noModel(found: string): MlAdapterError {
  return new MlAdapterError(
    `There is no transcript: SPEECH_MODEL_DIR names ${found}. It must be the unpacked folder of a sherpa-onnx model for whole recordings: Whisper, a transducer, Moonshine, Paraformer, SenseVoice or NeMo CTC, under the name it was published with.`,
    false,
  );
}
