import { createRequire } from 'node:module';
import { packageFile } from '../package-file.ts';

/** As much of the package as is used here; it comes without types. */
export interface SherpaOnnx {
  createVad(config: VadConfig): SherpaVad;
  createOfflineRecognizer(config: RecogniserConfig): SherpaRecogniser;
}

interface VadConfig {
  readonly sileroVad: {
    /** Path of the weights. */
    readonly model: string;
    readonly threshold: number;
    /** These three in seconds. */
    readonly minSilenceDuration: number;
    readonly minSpeechDuration: number;
    readonly maxSpeechDuration: number;
    /** In samples. */
    readonly windowSize: number;
  };
  readonly sampleRate: number;
  readonly numThreads: number;
  readonly debug: 0 | 1;
  readonly bufferSizeInSeconds: number;
}

export interface SherpaVad {
  readonly handle: number;
  acceptWaveform(samples: Float32Array): void;
  isEmpty(): boolean;
  isDetected(): boolean;
  /** `start` in samples since the beginning. */
  front(): { readonly samples: Float32Array; readonly start: number };
  pop(): void;
  /** Ends the speech that is going on, if there is any. */
  flush(): void;
}

/** Paths, except for what says otherwise. Exactly one of the models is given. */
export interface ModelConfig {
  readonly tokens: string;
  readonly whisper?: {
    readonly encoder: string;
    readonly decoder: string;
    /** ISO 639-1; empty to have it recognised. */
    readonly language: string;
    readonly task: 'transcribe' | 'translate';
    /** In frames; -1 for what suits the model. */
    readonly tailPaddings: number;
  };
  readonly transducer?: { readonly encoder: string; readonly decoder: string; readonly joiner: string };
  readonly moonshine?:
    | {
        readonly preprocessor: string;
        readonly encoder: string;
        readonly uncachedDecoder: string;
        readonly cachedDecoder: string;
      }
    | { readonly encoder: string; readonly mergedDecoder: string };
  readonly paraformer?: { readonly model: string };
  readonly nemoCtc?: { readonly model: string };
  readonly senseVoice?: {
    readonly model: string;
    readonly language: string;
    readonly useInverseTextNormalization: 0 | 1;
  };
}

export interface RecogniserConfig {
  readonly modelConfig: ModelConfig & { readonly numThreads: number; readonly debug: 0 | 1; readonly provider: 'cpu' };
}

export interface SherpaRecogniser {
  /** 0 when the configuration was refused. */
  readonly handle: number;
  createStream(): SherpaStream;
  decode(stream: SherpaStream): void;
  getResult(stream: SherpaStream): unknown;
}

export interface SherpaStream {
  acceptWaveform(sampleRate: number, samples: Float32Array): void;
  free(): void;
}

/** Loads the engine: 15 MB of WebAssembly, compiled at once. Meant for threads. */
export function sherpaOnnx(): SherpaOnnx {
  const path = packageFile('sherpa-onnx', 'index.js');
  return createRequire(path)(path) as SherpaOnnx;
}
