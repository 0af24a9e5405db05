import { MAX_TEXT_CHARACTERS } from '../file-text.ts';

export const TEXT_CUT = `Only the first ${(MAX_TEXT_CHARACTERS / 1024 / 1024).toLocaleString('en')} million characters of this document were read.`;
