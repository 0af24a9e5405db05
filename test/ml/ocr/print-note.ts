import { recogniseText } from '../../../src/ml/ocr/recognise-text.ts';
import { NOTE } from './a-picture.ts';

// Run as a process of its own, by the test that takes most rights from it.
const [page] = await recogniseText([{ bytes: NOTE }], { signal: new AbortController().signal });
console.log(JSON.stringify(page?.lines.map(({ text }) => text)));
