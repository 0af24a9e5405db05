import type { AdapterSettings } from './config.ts';
import { documentAdapter } from './ml/adapters/document.ts';
import { extractedTextAdapter } from './ml/adapters/extracted-text.ts';
import { mediaAdapter } from './ml/adapters/media.ts';
import { ocrAdapter } from './ml/adapters/ocr.ts';
import { photoAdapter } from './ml/adapters/photo.ts';
import { plainTextAdapter } from './ml/adapters/plain-text.ts';
import { sensitiveDataAdapter } from './ml/adapters/sensitive-data.ts';
import { speechAdapter } from './ml/adapters/speech.ts';
import { subtitlesAdapter } from './ml/adapters/subtitles.ts';
import { textAdapter } from './ml/adapters/text.ts';
import { forOtherFiles } from './ml/for-other-files.ts';
import type { MlAdapter } from './ml/ml-adapter.ts';

/**
 * The file to edit: which ML adapters look at which of the files that land in your folders.
 *
 * Every adapter says itself which files it reads, by what their first bytes tell, and all that read a file look at
 * it, side by side; those that read text look at what the others have found. Their cards appear in this
 * order. To name one for some types only, wrap it:
 * `...forFileTypes(['jpg', 'png'], [yourAdapter()])`, from `./ml/for-file-types.ts`.
 * Only what is named here gets into the Lambda.
 */
export const adapters = (settings: AdapterSettings = {}): readonly MlAdapter[] => {
  const { ocrLanguages, ocrLanguageFolder, speechModelFolder } = settings;
  const subtitles = subtitlesAdapter();
  const documents = documentAdapter({ ocrLanguages, ocrLanguageFolder });
  return [
    textAdapter(),
    sensitiveDataAdapter(),
    subtitles,
    speechAdapter({ modelFolder: speechModelFolder }),
    photoAdapter(),
    documents,
    ocrAdapter({ languages: ocrLanguages, languageFolder: ocrLanguageFolder }),
    mediaAdapter(),
    forOtherFiles([subtitles], plainTextAdapter()),
    forOtherFiles([documents], extractedTextAdapter()),
  ];
};

/**
 * Extensions that the skill never looks at, lower case without the dot. Box is answered at once,
 * nothing is enqueued, and no card is written. A file of any other type that no adapter reads gets
 * a card that says so.
 */
export const ignoredExtensions: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['tmp', 'temp', 'part', 'crdownload', 'lnk'],
  ...['exe', 'dll', 'so', 'dylib', 'msi', 'dmg', 'iso'],
]);

/** Whether people see "is being read" while the work goes on; it costs one more call to Box for each file. */
export const showProcessingCard = true;
