import type { CardContent } from '../src/cards/card-content.ts';
import { MlAdapterError } from '../src/errors.ts';
import type { MlAdapter } from '../src/ml/ml-adapter.ts';
import type { MlJob } from '../src/ml/ml-job.ts';

/** Takes the place of `src/skill.config.ts`: two adapters that ask the soak's provider over HTTP. */
export const adapters = (): readonly MlAdapter[] => [quickAdapter, jobAdapter];
export const ignoredExtensions: ReadonlySet<string> = new Set(['tmp']);
export const showProcessingCard = true;

const limits = { sizeBytes: 1_000_000, timeoutMs: 8_000 };

const quickAdapter: MlAdapter = {
  name: 'Quick look',
  as: 'stream',
  limits,
  reads: ({ extension }) => (['txt', 'both'].includes(extension) ? 'original' : undefined),
  async look({ content, signal }) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content.chunks) pieces.push(piece);
    return cardsOf(await answerTo(`/look/${markIn(Buffer.concat(pieces))}`, signal));
  },
};

const jobAdapter: MlAdapter = {
  name: 'Long look',
  as: 'bytes',
  limits,
  reads: ({ extension }) => (['mov', 'both'].includes(extension) ? 'original' : undefined),
  async look({ bytes, signal }) {
    return jobOr(await answerTo(`/jobs/${markIn(bytes)}`, signal));
  },
  async ask({ job, signal }) {
    // Soon again even after an error: the pauses of production would make this a run of an hour.
    return jobOr(await answerTo(`/answers/${job}`, signal, 1_000));
  },
};

interface Answer {
  readonly job?: string;
  readonly text?: string;
}

/** What the provider is to do with this file stands in the file itself. */
function markIn(bytes: Uint8Array): string {
  const [, mark] = /^soak:([\w-]+)\n[\s\S]*\nend\n$/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  // Half a file taken for a whole one would be a bug of the product's: it shows as a failure card.
  if (mark === undefined) throw new MlAdapterError('The file is not whole.', false);
  return mark;
}

async function answerTo(path: string, signal: AbortSignal, retryAfterMs = 0): Promise<Answer> {
  const headers = { 'x-soak-worker': process.env.SOAK_WORKER ?? '' };
  const response = await fetch(`${process.env.SOAK_PROVIDER_URL}${path}`, { method: 'POST', headers, signal }).catch(
    (cause: unknown) => {
      signal.throwIfAborted();
      throw new MlAdapterError('The provider did not answer.', true, { cause, retryAfterMs });
    },
  );
  const { ok, status } = response;
  if (!ok) {
    await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after') ?? retryAfterMs / 1000);
    throw new MlAdapterError('The provider refused.', status === 429 || status >= 500, {
      retryAfterMs: seconds * 1000,
    });
  }
  return (await response.json()) as Answer;
}

function cardsOf({ text }: Answer): CardContent[] {
  return text === undefined ? [] : [{ kind: 'keyword', entries: [{ text }] }];
}

function jobOr(answer: Answer): CardContent[] | MlJob {
  return answer.job === undefined ? cardsOf(answer) : { job: answer.job, askAgainInMs: 1_000 };
}
