import { UnusableFileError } from '../../errors.ts';
import { drainPipe } from '../media/byte-pipe.ts';
import type { Fed } from '../media/in-fed-thread.ts';
import { answerThread } from '../thread/answer-thread.ts';
import { mp3Decoder } from './decode-mp3.ts';
import { decodeWav } from './decode-wav.ts';
import { type Heard, listen } from './listen.ts';
import { sherpaRecogniser } from './recogniser.ts';
import { type ModelConfig, sherpaOnnx } from './sherpa-onnx.ts';
import { sileroDetector } from './speech-detector.ts';

export interface ListenInput {
  readonly format: 'mp3' | 'wav';
  readonly listenedSeconds: number;
  readonly recognisedSeconds: number;
  /** Speech is recognised only with a model. */
  readonly model?: ModelConfig | undefined;
}

answerThread(async ({ pipe, format, model, ...limits }: Fed<ListenInput>): Promise<Heard> => {
  const decode = format === 'mp3' ? await mp3Decoder() : decodeWav;
  const sherpa = sherpaOnnx();
  const recognise = model && sherpaRecogniser(sherpa, model);
  const heard = listen(decode(drainPipe(pipe)), { detector: sileroDetector(sherpa), recognise, ...limits });
  if (heard.durationSeconds > 0) return heard;
  throw new UnusableFileError(
    'unreadable',
    'There is no sound in this recording that could be read: it may be damaged.',
  );
});
