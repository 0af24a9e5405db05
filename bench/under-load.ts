export interface Load {
  readonly events: number;
  readonly inFlight: number;
}

export interface Cost {
  readonly cpuMsPerEvent: number;
  readonly eventsPerSecond: number;
}

/** Does a work many times, so many of them at once, after half as many to warm up; tells what one took. */
export async function underLoad({ events, inFlight }: Load, work: () => Promise<unknown>): Promise<Cost> {
  await repeated(Math.ceil(events / 2), inFlight, work);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await repeated(events, inFlight, work);
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMsPerEvent: (user + system) / 1000 / events, eventsPerSecond: events / seconds };
}

async function repeated(times: number, inFlight: number, work: () => Promise<unknown>): Promise<void> {
  let left = times;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}
