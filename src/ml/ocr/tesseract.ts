import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { MlAdapterError } from '../../errors.ts';
import { packageFile } from '../package-file.ts';
import type { LanguageFile } from './language-data.ts';

/** How the engine looks for text: in columns that it finds itself, or in one block from edge to edge. */
const LAYOUTS = { columns: '3', block: '6' } as const;

/** The numbers of EXIF for pictures that need turning, to be upright, by so many degrees clockwise. */
const TURNS = { 0: 1, 90: 6, 180: 3, 270: 8 } as const;

export interface ReadOptions {
  readonly layout: keyof typeof LAYOUTS;
  /** Clockwise, by so many degrees, before it is read. */
  readonly turn: keyof typeof TURNS;
}

export interface Tesseract {
  /** @returns the engine's table of everything found, see `lines-of-table.ts`. */
  read(png: Uint8Array, options: ReadOptions): string;
}

/** The parts of the engine's interface that we use. */
interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => TessBaseApi;
}

interface TessBaseApi {
  /** @returns 0 when all went well. */
  Init(folder: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Reads `/input`. @returns 0 when all went well. */
  SetImageFile(exifOrientation: number, radians: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
}

/** The newer of the two engines inside; the data in our package is for this one only. */
const NEURAL = 1;
const MOST_DATA_BYTES = 200 * 1024 * 1024;

/**
 * Starts the engine. It works synchronously and cannot be interrupted: for threads only.
 *
 * Of the engine's builds the one for SIMD runs on every processor that Node 24 runs on, and gives the same on
 * all of them, which the slightly faster one for relaxed SIMD does not promise.
 */
export async function tesseract(languages: readonly LanguageFile[]): Promise<Tesseract> {
  const script = packageFile('tesseract.js-core', 'tesseract-core-simd-lstm.js');
  const start = createRequire(import.meta.url)(script) as (options: object) => Promise<Core>;
  const core = await start({ print: () => undefined, printErr: () => undefined });
  for (const { language, path } of languages) core.FS.writeFile(`${language}.traineddata`, dataIn(path));
  const api = new core.TessBaseAPI();
  if (api.Init(null, languages.map(({ language }) => language).join('+'), NEURAL) !== 0) throw unusableData();
  // Said, since the engine would guess it from the size of the letters.
  api.SetVariable('user_defined_dpi', '300');
  return {
    read(png, { layout, turn }) {
      core.FS.writeFile('/input', png);
      api.SetVariable('tessedit_pageseg_mode', LAYOUTS[layout]);
      if (api.SetImageFile(TURNS[turn], 0) !== 0) throw new Error('The engine did not take the picture.');
      api.Recognize(null);
      return api.GetTSVText(0);
    },
  };
}

function dataIn(path: string): Uint8Array {
  try {
    const bytes = readFileSync(path);
    return path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: MOST_DATA_BYTES }) : bytes;
  } catch (error) {
    throw unusableData(error);
  }
}

function unusableData(cause?: unknown): MlAdapterError {
  const sentence =
    'Text recognition cannot use the data of its `languages`: the engine needs that of Tesseract 4 or 5.';
  return new MlAdapterError(sentence, false, { cause });
}
