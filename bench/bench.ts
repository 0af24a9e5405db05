import { buildPrograms, type Programs } from './build-programs.ts';
import type { Measure, Row } from './measure.ts';
import { adapterCost } from './measures/adapter-cost.ts';
import { boxCalls } from './measures/box-calls.ts';
import { boxTrips } from './measures/box-trips.ts';
import { bundleSize } from './measures/bundle-size.ts';
import { bytesAdapter } from './measures/bytes-adapter.ts';
import { coldStart } from './measures/cold-start.ts';
import { failedDownload } from './measures/failed-download.ts';
import { fileLimit } from './measures/file-limit.ts';
import { forgedEvents } from './measures/forged-events.ts';
import { httpShapes } from './measures/http-shapes.ts';
import { instructions } from './measures/instructions.ts';
import { mlCalls } from './measures/ml-calls.ts';
import { processingCost } from './measures/processing-cost.ts';
import { residentMemory } from './measures/resident-memory.ts';
import { signatureRate } from './measures/signature-rate.ts';
import { streaming } from './measures/streaming.ts';
import { warmAnswer } from './measures/warm-answer.ts';
import { tableOf } from './table.ts';

// Ratios against bare floors measured in the same run: times alone mean nothing on a shared machine.
// `--quick` takes few rounds and smaller sizes; other arguments name the measures to take.
const MEASURES: Readonly<Record<string, Measure>> = {
  coldStart,
  instructions,
  residentMemory,
  bundleSize,
  warmAnswer,
  forgedEvents,
  signatureRate,
  httpShapes,
  boxCalls,
  mlCalls,
  failedDownload,
  boxTrips,
  processingCost,
  streaming,
  bytesAdapter,
  fileLimit,
  adapterCost,
};

const quick = process.argv.includes('--quick');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const names = Object.keys(MEASURES).filter((name) => named.length === 0 || named.includes(name));
const startedAt = performance.now();
await using programs: Programs = await buildPrograms();
const rows: Row[] = [];
for (const name of names) rows.push(...(await taken(name)));
console.log(`\n${tableOf(rows)}\n`);
console.log(`Node ${process.versions.node}, ${Math.round((performance.now() - startedAt) / 1000)} s`);
// A missed goal may be a slow moment of this machine; a wrong result never is.
if (rows.some((row) => row.wrong)) process.exitCode = 1;

/** A measure that does not come to its end is wrong, and must not hide the others. */
async function taken(name: string): Promise<readonly Row[]> {
  process.stderr.write(`${name} …\n`);
  try {
    return (await MEASURES[name]?.({ quick, programs })) ?? [];
  } catch (error) {
    return [{ what: name, ours: 'not measured', wrong: String(error) }];
  }
}
