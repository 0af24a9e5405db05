import { plainCode } from './formats/plain-code.ts';
import { plainExtracted } from './formats/plain-extracted.ts';
import { plainJson } from './formats/plain-json.ts';
import { plainLog } from './formats/plain-log.ts';
import { plainMarkdown } from './formats/plain-markdown.ts';
import { plainMarkup } from './formats/plain-markup.ts';
import { plainProse } from './formats/plain-prose.ts';
import { plainSettings } from './formats/plain-settings.ts';
import { plainSubtitles } from './formats/plain-subtitles.ts';
import { plainTable } from './formats/plain-table.ts';
import { type TextKind, textKindOf } from './text-kind.ts';
import type { PlainText } from './text-model.ts';

/** Takes linear time whatever the text: it may have been made to hurt us. */
type Format = (text: string, extension: string) => PlainText;

const FORMATS: Record<TextKind, Format> = {
  prose: plainProse,
  extracted: plainExtracted,
  markdown: plainMarkdown,
  markup: plainMarkup,
  table: plainTable,
  json: plainJson,
  settings: plainSettings,
  log: plainLog,
  subtitles: plainSubtitles,
  code: plainCode,
};

/** @param extension of the original file; of a kind that is no text as it stands, Box extracted the text. */
export function plainTextOf(text: string, extension: string): PlainText {
  return FORMATS[textKindOf(extension) ?? 'extracted'](text.replaceAll(/\r\n?/g, '\n'), extension);
}
