import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SoakOptions, soakOptions } from './options.ts';
import { printLedger } from './print-ledger.ts';
import { runSoak } from './run-soak.ts';
import { killAllChildren } from './start-child.ts';

const options = readOptions();
const folder = mkdtempSync(join(tmpdir(), 'soak-'));

/** However this ends, no process and no file stays behind. */
process.on('exit', () => {
  killAllChildren();
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    console.error(`\nStopped by ${signal}.`);
    process.exit(130);
  });
}
setTimeout(() => {
  console.error(`\nNot done after ${options.limitSeconds} seconds: stopped. The run has failed.`);
  process.exit(1);
}, options.limitSeconds * 1000).unref();

const { events, seed, bug, withFaults } = options;
console.log(
  `soak: ${events} events, seed ${seed}${withFaults ? '' : ', no faults'}${bug ? `, with the bug ${bug} put in` : ''}`,
);
const result = await runSoak(options, folder, (line) => console.log(line));
process.exit(printLedger(result, (line) => console.log(line)) ? 0 : 1);

function readOptions(): SoakOptions {
  try {
    return soakOptions(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
