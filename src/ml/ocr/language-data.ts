import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MlAdapterError } from '../../errors.ts';
import { packageFile } from '../package-file.ts';

/** Where the engine's data for a language lies; compressed when the name ends in `.gz`. */
export interface LanguageFile {
  readonly language: string;
  readonly path: string;
}

/** As Tesseract names them (`chi_sim_vert`); nothing that could lead out of the folder. */
const LANGUAGE = /^[A-Za-z0-9]{2,20}(?:_[A-Za-z0-9]{1,20}){0,3}$/;

/**
 * Finds the data of each language: in the folder, or else, for English, in the package.
 *
 * @throws {MlAdapterError} that names the setting at fault.
 */
export function languageData(languages: readonly string[], folder: string | undefined): LanguageFile[] {
  if (languages.length === 0) throw new MlAdapterError('Text recognition needs a language in its `languages`.', false);
  return [...new Set(languages)].map((language) => {
    if (!LANGUAGE.test(language)) {
      throw new MlAdapterError('Text recognition has a language among its `languages` that is no name of one.', false);
    }
    const path = inFolder(language, folder) ?? inPackage(language);
    if (path === undefined) throw missing(language, folder);
    return { language, path };
  });
}

function inFolder(language: string, folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const file = join(folder, `${language}.traineddata`);
  return [file, `${file}.gz`].find((path) => existsSync(path));
}

function inPackage(language: string): string | undefined {
  return language === 'eng' ? packageFile('@tesseract.js-data/eng', '4.0.0_best_int/eng.traineddata.gz') : undefined;
}

function missing(language: string, folder: string | undefined): MlAdapterError {
  const where = folder === undefined ? 'set `languageFolder` to a folder with it' : 'it is not in the `languageFolder`';
  return new MlAdapterError(`Text recognition has no data for the language "${language}": ${where}.`, false);
}
