import { createRequire } from 'node:module';
import { answerCalls } from '../../bench/servers/answer-calls.ts';

type Handler = (event: unknown, context: object) => Promise<unknown>;

/** A Lambda environment: loads one function, and calls it with each event that it is sent. */
const { handler } = createRequire(import.meta.url)(process.env.SOAK_FUNCTION ?? '') as { handler: Handler };

const controls = {
  invoke(event: unknown, timeoutMs: number) {
    // Not by the clock, which may be off: Lambda counts its time by itself.
    const endsAtMs = performance.now() + timeoutMs;
    return handler(event, { getRemainingTimeInMillis: () => endsAtMs - performance.now() });
  },
};

export type LambdaControls = typeof controls;
answerCalls(controls);
