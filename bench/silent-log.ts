import type { Log } from '../src/ports.ts';

const nothing = () => {};

export const silentLog: Log = { info: nothing, warn: nothing, error: nothing };
