import { plainTextAdapter } from '../src/ml/adapters/plain-text.ts';
import { textAdapter } from '../src/ml/adapters/text.ts';

export const adapters = () => [plainTextAdapter(), textAdapter()];
export const ignoredExtensions: ReadonlySet<string> = new Set();
export const showProcessingCard = true;
