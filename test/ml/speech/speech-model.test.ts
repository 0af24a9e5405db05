import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MlAdapterError } from '../../../src/errors.ts';
import { speechModel } from '../../../src/ml/speech/speech-model.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'speech-model-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

let made = 0;

/** A folder with empty files of these names. */
function folderOf(name: string, files: readonly string[]): string {
  made += 1;
  const folder = join(ROOT, String(made), name);
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(join(folder, file), '');
  return folder;
}

/** As the models are published, each with what the engine is told. */
const MODELS: readonly (readonly [
  folder: string,
  files: readonly string[],
  model: (path: (file: string) => string) => object,
])[] = [
  [
    'sherpa-onnx-whisper-tiny.en',
    [
      'tiny.en-encoder.onnx',
      'tiny.en-encoder.int8.onnx',
      'tiny.en-decoder.int8.onnx',
      'tiny.en-tokens.txt',
      'README.md',
    ],
    (path) => ({
      whisper: {
        encoder: path('tiny.en-encoder.int8.onnx'),
        decoder: path('tiny.en-decoder.int8.onnx'),
        language: '',
        task: 'transcribe',
        tailPaddings: -1,
      },
      tokens: path('tiny.en-tokens.txt'),
    }),
  ],
  [
    'sherpa-onnx-zipformer-en-2023-06-26',
    [
      'encoder-epoch-99-avg-1.int8.onnx',
      'decoder-epoch-99-avg-1.onnx',
      'joiner-epoch-99-avg-1.int8.onnx',
      'tokens.txt',
      'bpe.model',
    ],
    (path) => ({
      transducer: {
        encoder: path('encoder-epoch-99-avg-1.int8.onnx'),
        decoder: path('decoder-epoch-99-avg-1.onnx'),
        joiner: path('joiner-epoch-99-avg-1.int8.onnx'),
      },
      tokens: path('tokens.txt'),
    }),
  ],
  [
    'sherpa-onnx-nemo-parakeet-tdt-0.6b-v2-int8',
    ['encoder.int8.onnx', 'decoder.int8.onnx', 'joiner.int8.onnx', 'tokens.txt'],
    (path) => ({
      transducer: {
        encoder: path('encoder.int8.onnx'),
        decoder: path('decoder.int8.onnx'),
        joiner: path('joiner.int8.onnx'),
      },
      tokens: path('tokens.txt'),
    }),
  ],
  [
    'sherpa-onnx-moonshine-tiny-en-int8',
    ['preprocess.onnx', 'encode.int8.onnx', 'uncached_decode.int8.onnx', 'cached_decode.int8.onnx', 'tokens.txt'],
    (path) => ({
      moonshine: {
        preprocessor: path('preprocess.onnx'),
        encoder: path('encode.int8.onnx'),
        uncachedDecoder: path('uncached_decode.int8.onnx'),
        cachedDecoder: path('cached_decode.int8.onnx'),
      },
      tokens: path('tokens.txt'),
    }),
  ],
  [
    'sherpa-onnx-moonshine-tiny-en-quantized-2026-02-27',
    ['encoder_model.ort', 'decoder_model_merged.ort', 'tokens.txt'],
    (path) => ({
      moonshine: { encoder: path('encoder_model.ort'), mergedDecoder: path('decoder_model_merged.ort') },
      tokens: path('tokens.txt'),
    }),
  ],
  [
    'sherpa-onnx-paraformer-zh-2023-09-14',
    ['model.fp16.onnx', 'model.int8.onnx', 'model.onnx', 'tokens.txt'],
    (path) => ({ paraformer: { model: path('model.int8.onnx') }, tokens: path('tokens.txt') }),
  ],
  [
    'sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17',
    ['model.onnx', 'tokens.txt'],
    (path) => ({
      senseVoice: { model: path('model.onnx'), language: '', useInverseTextNormalization: 1 },
      tokens: path('tokens.txt'),
    }),
  ],
  [
    'sherpa-onnx-nemo-ctc-en-conformer-small',
    ['model.int8.onnx', 'tokens.txt'],
    (path) => ({ nemoCtc: { model: path('model.int8.onnx') }, tokens: path('tokens.txt') }),
  ],
];

describe('speechModel', () => {
  it.each(MODELS)('knows %s', (name, files, model) => {
    const folder = folderOf(name, files);
    expect(speechModel(folder)).toEqual(model((file) => join(folder, file)));
  });

  it.each(MODELS)('does not take %s for a model when a file is missing', (name, files) => {
    const needed = files.map((file) => file.replace(/\.(?:int8|fp16)/, '')).filter((file) => !/README|bpe/.test(file));
    for (const missing of needed) {
      const others = files.filter((file) => file.replace(/\.(?:int8|fp16)/, '') !== missing);
      const folder = folderOf(name, others);
      expect(() => speechModel(folder)).toThrow(MlAdapterError);
    }
  });

  it.each([
    ['that is missing', join(ROOT, 'nowhere')],
    ['that is empty', folderOf('empty', [])],
    ['of a kind that its name does not tell', folderOf('model', ['model.onnx', 'tokens.txt'])],
    ['that only contains the folder of a model', join(ROOT)],
  ])('says what is expected where SPEECH_MODEL_DIR names a folder %s', (_, folder) => {
    try {
      speechModel(folder);
      throw new Error('It was taken for a model.');
    } catch (error) {
      expect(error).toBeInstanceOf(MlAdapterError);
      expect(error).toMatchObject({ retryable: false, forPerson: expect.stringMatching(/SPEECH_MODEL_DIR.*Whisper/) });
    }
  });
});
