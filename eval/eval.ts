import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { chosenNames } from './chosen-names.ts';
import type { Evaluation } from './evaluation.ts';
import { runEvaluations } from './run-evaluations.ts';

// Scores the adapters on labelled sets: `npm run eval`, or `npm run eval -- ocr text` for some of them.
const fileOf = (name: string) => new URL(`./${name}/evaluate.ts`, import.meta.url);
const folders = (await readdir(new URL('.', import.meta.url))).filter((name) => existsSync(fileOf(name)));
const names = chosenNames(process.argv.slice(2), folders.sort());

console.log(`Evaluated on ${new Date().toISOString().slice(0, 10)} with Node.js ${process.version}.`);
const met = await runEvaluations(
  names.map((name) => ({ name, load: async () => (await import(fileOf(name).href)).evaluation as Evaluation })),
  (text) => console.log(text),
);
process.exitCode = met ? 0 : 1;
