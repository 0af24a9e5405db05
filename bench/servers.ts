import type { AwsControls } from './servers/aws.ts';
import type { BoxControls } from './servers/box.ts';
import type { OversizedBoxControls } from './servers/oversized-box.ts';
import type { PlainBoxControls } from './servers/plain-box.ts';
import { startServer } from './start-server.ts';

/** The local Box, strict and slow to serve many. */
export const startBox = () => startServer<BoxControls>(new URL('./servers/box.ts', import.meta.url));
/** A Box that checks nothing and serves many. */
export const startPlainBox = () => startServer<PlainBoxControls>(new URL('./servers/plain-box.ts', import.meta.url));
/** A Box whose one file is larger than it may be. */
export const startOversizedBox = () =>
  startServer<OversizedBoxControls>(new URL('./servers/oversized-box.ts', import.meta.url));
/** SQS and DynamoDB, as far as the functions need them. */
export const startAws = () => startServer<AwsControls>(new URL('./servers/aws.ts', import.meta.url));
