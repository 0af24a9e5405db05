interface Call {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Lets the process that started this server call these functions; ends when that process is gone. */
export function answerCalls(controls: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async ({ id, name, args }: Call) => {
    try {
      process.send?.({ id, result: await controls[name]?.(...(args as never[])) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
  process.send?.('ready');
}
