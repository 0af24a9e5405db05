import { describe, expect, it } from '@jest/globals';
import { forFileTypes } from '../../src/ml/for-file-types.ts';
import type { BytesAdapter } from '../../src/ml/ml-adapter.ts';

class Finder implements BytesAdapter {
  readonly name = 'Finder';
  readonly as = 'bytes' as const;
  readonly limits = { sizeBytes: 10, timeoutMs: 10 };
  readonly #found = 'tide';
  reads({ extension }: { extension: string }) {
    return extension === 'gif' ? undefined : ('original' as const);
  }
  async look() {
    return [{ kind: 'status' as const, message: this.#found }];
  }
}

const type = { group: 'image', format: 'jpg' } as const;
const [adapter] = forFileTypes(['jpg', 'gif', ''], [new Finder()]);
const reads = (extension: string) => adapter?.reads({ name: `x.${extension}`, extension, type });

describe('forFileTypes', () => {
  it('shows an adapter files of the named types only', () => {
    expect([reads('jpg'), reads(''), reads('png'), reads('JPG')]).toEqual([
      'original',
      'original',
      undefined,
      undefined,
    ]);
  });

  it('lets the adapter decline one of them', () => {
    expect(reads('gif')).toBeUndefined();
  });

  it('lets an adapter ask for its jobs, and only one that can', async () => {
    class Asking extends Finder {
      readonly #job = 'job-1';
      async ask({ job }: { job: string }) {
        return [{ kind: 'status' as const, message: `${job === this.#job}` }];
      }
    }
    const [asking] = forFileTypes(['jpg'], [new Asking()]);
    const input = { file: { name: 'x', extension: 'jpg', type }, signal: new AbortController().signal, job: 'job-1' };
    expect(await asking?.ask?.(input)).toEqual([{ kind: 'status', message: 'true' }]);
    expect(adapter && 'ask' in adapter).toBe(false);
  });

  it('leaves everything else as it is, also of an adapter made by a class', async () => {
    expect(adapter).toMatchObject({ name: 'Finder', as: 'bytes', limits: { sizeBytes: 10, timeoutMs: 10 } });
    const look = adapter?.look as BytesAdapter['look'];
    const input = {
      file: { name: 'x', extension: '', type },
      signal: new AbortController().signal,
      bytes: new Uint8Array(),
    };
    expect(await look(input)).toEqual([{ kind: 'status', message: 'tide' }]);
  });
});
