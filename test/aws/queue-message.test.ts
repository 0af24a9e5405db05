import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMessage } from '../../src/aws/from-message.ts';
import { toMessage } from '../../src/aws/to-message.ts';
import { UnreadableMessageError } from '../../src/errors.ts';
import { firstQueued } from '../../src/queued-invocation.ts';
import { aSealer } from '../support/a-sealer.ts';
import { anyQueued } from '../support/any-invocation.ts';
import { anInvocation, type Json, READ_TOKEN } from '../support/factories.ts';

const sealer = aSealer();
const messageOf = async (overrides: Parameters<typeof anInvocation>[0] = {}): Promise<Json> =>
  JSON.parse(await toMessage(firstQueued(anInvocation(overrides)), sealer));
const read = (message: unknown) => fromMessage(typeof message === 'string' ? message : JSON.stringify(message), sealer);
const sealedOf = (message: Json, use: 'readToken' | 'writeToken') => (message[use] as { sealed: string }).sealed;
const withSealed = (message: Json, use: 'readToken' | 'writeToken', sealed: string) => ({
  ...message,
  [use]: { ...(message[use] as object), sealed },
});

describe('toMessage', () => {
  it('writes what fromMessage reads', async () => {
    await fc.assert(
      fc.asyncProperty(anyQueued, async (queued) => {
        const received = await fromMessage(await toMessage(queued, sealer), sealer);
        expect(received).toEqual(queued);
        const { readToken, writeToken } = queued.invocation;
        expect(received.invocation.readToken.secret.reveal()).toBe(readToken.secret.reveal());
        expect(received.invocation.writeToken.secret.reveal()).toBe(writeToken.secret.reveal());
      }),
    );
  });

  it('writes no character that SQS does not take', async () => {
    await fc.assert(
      fc.asyncProperty(anyQueued, async (queued) => {
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
        expect(await toMessage(queued, sealer)).toMatch(/^[\t\n\r\x20-\ud7ff\ue000-\ufffd]*$/);
      }),
    );
  });
});

describe('fromMessage', () => {
  it('opens no token in which any byte was changed', async () => {
    const message = await messageOf();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('readToken' as const, 'writeToken' as const),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (use, where, mask) => {
          const bytes = Buffer.from(sealedOf(message, use), 'base64');
          const at = where % bytes.byteLength;
          bytes[at] = Number(bytes[at]) ^ mask;
          await expect(read(withSealed(message, use, bytes.toString('base64')))).rejects.toThrow(
            UnreadableMessageError,
          );
        },
      ),
    );
  });

  it('opens no token of which a part is missing', async () => {
    const message = await messageOf();
    const bytes = Buffer.from(sealedOf(message, 'readToken'), 'base64');
    for (let length = 0; length < bytes.byteLength; length += 1) {
      for (const part of [bytes.subarray(0, length), bytes.subarray(bytes.byteLength - length)]) {
        const cut = withSealed(message, 'readToken', part.toString('base64'));
        await expect(read(cut)).rejects.toThrow(UnreadableMessageError);
      }
    }
  });

  it.each([
    ['another invocation', { id: 'another' }],
    ['another file', { source: { ...anInvocation().source, id: '1' } }],
    ['another version', { source: { ...anInvocation().source, versionId: '1' } }],
    ['no version', { source: { ...anInvocation().source, versionId: undefined } }],
    ['another skill', { skillId: '../users/me' }],
  ])('opens no token of %s', async (_, overrides) => {
    const [mine, other] = await Promise.all([messageOf(), messageOf(overrides)]);
    for (const use of ['readToken', 'writeToken'] as const) {
      await expect(read(withSealed(mine, use, sealedOf(other, use)))).rejects.toThrow(UnreadableMessageError);
    }
    // While each opens where it belongs.
    expect((await read(mine)).invocation.readToken.secret.reveal()).toBe(READ_TOKEN);
    expect((await read(other)).invocation.readToken.secret.reveal()).toBe(READ_TOKEN);
  });

  it('does not open the read token as the write token, nor the other way round', async () => {
    const message = await messageOf();
    const [readToken, writeToken] = [sealedOf(message, 'readToken'), sealedOf(message, 'writeToken')];
    await expect(read(withSealed(message, 'writeToken', readToken))).rejects.toThrow(UnreadableMessageError);
    await expect(read(withSealed(message, 'readToken', writeToken))).rejects.toThrow(UnreadableMessageError);
  });

  it('opens no job as a token, and none of another invocation', async () => {
    const job = { adapter: 'Transcript', job: 'invented-job', asked: 0, startedAtMs: 1 };
    const withJob = async (id: string): Promise<Json & { jobs: { sealed: string }[] }> =>
      JSON.parse(await toMessage({ ...firstQueued(anInvocation({ id })), jobs: [job] }, sealer));
    const [mine, other] = [await withJob('mine'), await withJob('other')];
    expect((await read(mine)).jobs).toEqual([job]);
    await expect(read({ ...mine, jobs: other.jobs })).rejects.toThrow(UnreadableMessageError);
    await expect(read(withSealed(mine, 'readToken', String(mine.jobs[0]?.sealed)))).rejects.toThrow(
      UnreadableMessageError,
    );
  });

  it('opens nothing when the invocation was renamed or pointed at another file', async () => {
    const message = await messageOf();
    await expect(read({ ...message, id: 'another' })).rejects.toThrow(UnreadableMessageError);
    const source = { ...(message.source as object), id: '1' };
    await expect(read({ ...message, source })).rejects.toThrow(UnreadableMessageError);
  });

  it('opens nothing that was sealed with another key', async () => {
    const text = await toMessage(firstQueued(anInvocation()), aSealer(8));
    await expect(fromMessage(text, sealer)).rejects.toThrow(UnreadableMessageError);
  });

  it.each(['', 'null', '[]', '7', 'invented-secret', '{"a":', '{}'])('refuses %j', async (text) => {
    await expect(read(text)).rejects.toThrow(UnreadableMessageError);
    await expect(read(text)).rejects.not.toThrow('invented');
  });

  it.each(['id', 'skillId', 'source', 'readToken', 'writeToken', 'format', 'attemptsBefore'])(
    'refuses a message without its %s',
    async (name) => {
      await expect(read({ ...(await messageOf()), [name]: undefined })).rejects.toThrow(UnreadableMessageError);
    },
  );

  it('refuses a format that is not ours', async () => {
    await expect(read({ ...(await messageOf()), format: 2 })).rejects.toThrow(UnreadableMessageError);
  });

  it('throws nothing but UnreadableMessageError, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
        await expect(read(text)).rejects.toThrow(UnreadableMessageError);
      }),
    );
  });
});
