import { sampleContent } from '../../scripts/sample-content.ts';
import type { FaultEffect } from '../../src/local/box-server/faults.ts';
import { startLocalBox } from '../../src/local/box-server/start-local-box.ts';
import { answerCalls } from './answer-calls.ts';
import { generatedContent } from './generated-content.ts';

/** The local Box, in a process of its own. */
const box = await startLocalBox();
let seen = 0;
/** Each is looked at for each request. */
const FAULTY_ROUNDS = 1_000;

const controls = {
  url: () => box.url,
  addFile: (name: string, text: string) => box.addFile({ name, content: Buffer.from(text) }),
  /** One of the sample files, with what Box would make of it. */
  addSample: async (name: string) => box.addFile({ name, content: new Uint8Array(), ...(await sampleContent(name)) }),
  /** A file made as it is read, of any size. */
  addGenerated: (name: string, sizeBytes: number) =>
    box.addFile({ name, sizeBytes, content: () => generatedContent(sizeBytes) }),
  invocationOf: (fileId: string) => box.invocationOf(fileId),
  statusOf: (fileId: string) => box.invocationStatusOf(fileId),
  cardsOf: (fileId: string) => JSON.stringify(box.cardsOf(fileId) ?? []),
  /** From now on every answer comes so much later. */
  delayAnswers(delayMs: number): void {
    box.clearFaults();
    if (delayMs > 0) box.fail({ with: { kind: 'slow', delayMs }, times: Number.POSITIVE_INFINITY });
  },
  /** From now on every download is answered with this page. */
  failDownloads(status: number, body: string): void {
    box.fail({ host: 'download', with: { kind: 'status', status, body }, times: Number.POSITIVE_INFINITY });
  },
  /** From now on one of each `every` requests fails, at random places, with `effects` in turn. */
  failSome(every: number, effects: readonly FaultEffect[]): void {
    box.clearFaults();
    for (let round = 0; round < FAULTY_ROUNDS; round += 1) {
      const skip = round * every + Math.floor(Math.random() * every);
      box.fail({ skip, with: effects[round % effects.length] as FaultEffect });
    }
  },
  /** The requests since the last time that this was asked. */
  newRequests() {
    const entries = box.journal.slice(seen);
    seen = box.journal.length;
    return entries.map(({ host, method, path, status, sentAuthorization, tokenInUrl }) => {
      return { host, method, path, status, showedToken: sentAuthorization || tokenInUrl };
    });
  },
};

export type BoxControls = typeof controls;
answerCalls(controls);
