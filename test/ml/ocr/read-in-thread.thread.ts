import { type OcrImage, type OcrPage, recogniseText } from '../../../src/ml/ocr/recognise-text.ts';
import { answerThread } from '../../../src/ml/thread/answer-thread.ts';

/** Text is recognised from inside another thread here, as a document's thread may want to. */
answerThread(
  (images: readonly OcrImage[]): Promise<OcrPage[]> => recogniseText(images, { signal: new AbortController().signal }),
);
