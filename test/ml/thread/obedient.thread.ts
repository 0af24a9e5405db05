import { MlAdapterError, UnusableFileError } from '../../../src/errors.ts';
import { answerThread } from '../../../src/ml/thread/answer-thread.ts';

type Fail = 'file' | 'adapter' | 'library' | 'later' | 'exit' | 'unsendable' | 'memory' | 'spin';
export type Order = { readonly echo: unknown } | { readonly fail: Fail };

answerThread(async (order: Order): Promise<unknown> => {
  if ('fail' in order) return failAs(order.fail);
  return order.echo === 'environment' ? { ...process.env } : order.echo;
});

async function failAs(fail: Fail): Promise<unknown> {
  switch (fail) {
    case 'file':
      throw new UnusableFileError('unreadable', 'It is torn.');
    case 'adapter':
      throw new MlAdapterError('Busy.', true);
    case 'library':
      throw new TypeError('secret of the file');
    case 'later':
      setTimeout(() => {
        throw new TypeError('secret of the file');
      });
      return new Promise(() => undefined);
    case 'exit':
      return process.exit(3);
    case 'unsendable':
      return () => 'no clone of this';
    case 'memory':
      for (const held: unknown[] = []; ; ) held.push(new Array(10_000).fill(Math.random()));
    case 'spin':
      for (;;);
  }
}
