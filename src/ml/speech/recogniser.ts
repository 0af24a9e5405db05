import { MlAdapterError } from '../../errors.ts';
import { fieldsOf } from '../../untrusted-json.ts';
import { SPEECH_HZ } from './pcm.ts';
import type { ModelConfig, SherpaOnnx } from './sherpa-onnx.ts';

/** What was said in an utterance. */
export interface Recognised {
  readonly text: string;
  /** Parts of the text in order, each with when it begins, in seconds since the start of the utterance; empty where the model does not tell. */
  readonly tokens: readonly { readonly text: string; readonly startSeconds: number }[];
}

/** Recognises what is said in sound at `SPEECH_HZ`. */
export type Recognise = (samples: Float32Array) => Recognised;

/**
 * Loads a model for recognition.
 *
 * @throws {MlAdapterError} when the engine refuses it.
 */
export function sherpaRecogniser(sherpa: SherpaOnnx, model: ModelConfig): Recognise {
  const recogniser = loaded(sherpa, model);
  return (samples) => {
    const stream = recogniser.createStream();
    try {
      stream.acceptWaveform(SPEECH_HZ, samples);
      recogniser.decode(stream);
      return recognisedOf(recogniser.getResult(stream));
    } finally {
      stream.free();
    }
  };
}

/** @param result as the engine gives it: `text`, and with some models `tokens` and as many `timestamps`. */
export function recognisedOf(result: unknown): Recognised {
  const { text, tokens, timestamps } = fieldsOf(result);
  const starts: unknown[] = Array.isArray(timestamps) ? timestamps : [];
  const parts: unknown[] = Array.isArray(tokens) && tokens.length === starts.length ? tokens : [];
  return {
    text: typeof text === 'string' ? text : '',
    tokens: parts.map((part, index) => ({ text: String(part), startSeconds: Number(starts[index]) })),
  };
}

function loaded(sherpa: SherpaOnnx, model: ModelConfig) {
  let cause: unknown;
  try {
    const recogniser = sherpa.createOfflineRecognizer({
      modelConfig: { ...model, numThreads: 1, debug: 0, provider: 'cpu' },
    });
    if (recogniser.handle !== 0) return recogniser;
  } catch (error) {
    // The engine throws numbers.
    cause = error;
  }
  throw new MlAdapterError(
    'The speech model that SPEECH_MODEL_DIR names could not be loaded: its files may be damaged, too large, or of another version than their names say.',
    false,
    { cause },
  );
}
