import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MlAdapterError } from '../../../src/errors.ts';
import { recognisedOf, sherpaRecogniser } from '../../../src/ml/speech/recogniser.ts';
import type { ModelConfig, RecogniserConfig, SherpaOnnx } from '../../../src/ml/speech/sherpa-onnx.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'recogniser-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));
const TOKENS = join(FOLDER, 'tokens.txt');
writeFileSync(TOKENS, '<blk> 0\n');

/** Of each kind, with files that are missing, and the first that the engine looks for. */
const MODELS: readonly (readonly [missing: string, model: ModelConfig])[] = [
  [
    'w-encoder',
    {
      tokens: TOKENS,
      whisper: { encoder: '/w-encoder', decoder: '/w-decoder', language: '', task: 'transcribe', tailPaddings: -1 },
    },
  ],
  ['t-encoder', { tokens: TOKENS, transducer: { encoder: '/t-encoder', decoder: '/t-decoder', joiner: '/t-joiner' } }],
  [
    'm-encode',
    {
      tokens: TOKENS,
      moonshine: {
        preprocessor: '/m-preprocess',
        encoder: '/m-encode',
        uncachedDecoder: '/m-uncached',
        cachedDecoder: '/m-cached',
      },
    },
  ],
  ['m-encoder', { tokens: TOKENS, moonshine: { encoder: '/m-encoder', mergedDecoder: '/m-merged' } }],
  ['p-model', { tokens: TOKENS, paraformer: { model: '/p-model' } }],
  ['s-model', { tokens: TOKENS, senseVoice: { model: '/s-model', language: '', useInverseTextNormalization: 1 } }],
  ['n-model', { tokens: TOKENS, nemoCtc: { model: '/n-model' } }],
];

/** What the true engine says of these models: run in a process of its own, as it writes to the console by itself. */
function complaints(models: readonly ModelConfig[]): string[] {
  const script = `
    import { sherpaRecogniser } from ${JSON.stringify(source('recogniser.ts'))};
    import { sherpaOnnx } from ${JSON.stringify(source('sherpa-onnx.ts'))};
    const sherpa = sherpaOnnx();
    for (const model of ${JSON.stringify(models)}) {
      try { sherpaRecogniser(sherpa, model); } catch (error) { console.log(error.name, error.forPerson); }
      console.log('---');
    }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return stdout.split('---\n').slice(0, models.length);
}

function source(name: string): string {
  return new URL(`../../../src/ml/speech/${name}`, import.meta.url).href;
}

/** An engine that recognises always the same. */
function fakeEngine(result: unknown, handle = 1) {
  const seen: { configs: RecogniserConfig[]; samples: number[]; freed: number } = {
    configs: [],
    samples: [],
    freed: 0,
  };
  const stream = {
    acceptWaveform: (_: number, samples: Float32Array) => void seen.samples.push(samples.length),
    free: () => {
      seen.freed += 1;
    },
  };
  const engine: Pick<SherpaOnnx, 'createOfflineRecognizer'> = {
    createOfflineRecognizer(config) {
      seen.configs.push(config);
      return { handle, createStream: () => stream, decode: () => {}, getResult: () => result };
    },
  };
  return { engine: engine as SherpaOnnx, seen };
}

describe('sherpaRecogniser', () => {
  it('is understood by the true engine up to the files of the model, whatever its kind', () => {
    const said = complaints(MODELS.map(([, model]) => model));
    MODELS.forEach(([missing], index) => {
      expect(said[index]).toContain(`/${missing}`);
      expect(said[index]).toContain('MlAdapterError');
      expect(said[index]).toContain('SPEECH_MODEL_DIR');
    });
  });

  it('says which setting is wrong where the true engine breaks down over the files', () => {
    const [encoder, decoder] = [join(FOLDER, 'encoder.onnx'), join(FOLDER, 'decoder.onnx')];
    for (const file of [encoder, decoder]) writeFileSync(file, 'no model');
    const whisper = { encoder, decoder, language: '', task: 'transcribe', tailPaddings: -1 } as const;
    expect(complaints([{ tokens: TOKENS, whisper }])[0]).toContain('SPEECH_MODEL_DIR');
  });

  it('hands over the sound of an utterance, and lets go of it', () => {
    const { engine, seen } = fakeEngine({
      text: ' Good morning.',
      tokens: [' Good', ' morning', '.'],
      timestamps: [0, 0.4, 0.9],
    });
    const recognise = sherpaRecogniser(engine, { tokens: TOKENS, paraformer: { model: '/p-model' } });
    expect(recognise(new Float32Array(160))).toEqual({
      text: ' Good morning.',
      tokens: [
        { text: ' Good', startSeconds: 0 },
        { text: ' morning', startSeconds: 0.4 },
        { text: '.', startSeconds: 0.9 },
      ],
    });
    expect(seen).toMatchObject({ samples: [160], freed: 1 });
    expect(seen.configs).toEqual([
      { modelConfig: { tokens: TOKENS, paraformer: { model: '/p-model' }, numThreads: 1, debug: 0, provider: 'cpu' } },
    ]);
  });

  it('refuses a model that the engine gives no handle for', () => {
    const { engine } = fakeEngine({}, 0);
    expect(() => sherpaRecogniser(engine, { tokens: TOKENS })).toThrow(MlAdapterError);
  });
});

describe('recognisedOf', () => {
  it.each([
    [undefined, ''],
    [{ text: 7 }, ''],
    [{ text: 'Yes', tokens: ['Yes'], timestamps: [] }, 'Yes'],
    [{ text: 'Yes', tokens: 'Yes', timestamps: [0, 1, 2] }, 'Yes'],
  ])('takes %j for text without times', (result, text) => {
    expect(recognisedOf(result)).toEqual({ text, tokens: [] });
  });
});
