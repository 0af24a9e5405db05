import { functionEnv, signedEvent } from '../function-env.ts';
import type { Bench, Row } from '../measure.ts';
import { runProgram } from '../run-program.ts';
import { startAws, startBox } from '../servers.ts';

type Event = ReturnType<typeof signedEvent>;

const withHeaders = (event: Event, headers: Record<string, string>) => ({
  ...event,
  headers: { ...event.headers, ...headers },
});

/** What somebody who has seen one true event, but no key, could send. */
const FORGERIES: readonly ((event: Event) => object)[] = [
  (event) => ({ ...event, headers: {} }),
  (event) => withHeaders(event, { 'box-signature-primary': '', 'box-signature-secondary': '' }),
  (event) => withHeaders(event, { 'box-signature-primary': 'AAAA', 'box-signature-secondary': 'AAAA' }),
  ({ headers, ...event }) =>
    withHeaders(
      { ...event, headers },
      {
        'box-signature-primary': headers['box-signature-secondary'] ?? '',
        'box-signature-secondary': headers['box-signature-primary'] ?? '',
      },
    ),
  (event) => ({ ...event, body: `${event.body} ` }),
  (event) => ({ ...event, body: event.body.replace('"18417"', '"18418"') }),
  (event) => withHeaders(event, { 'box-delivery-timestamp': new Date(Date.now() - 1_000).toISOString() }),
  (event) => withHeaders(event, { 'box-delivery-timestamp': 'now' }),
  (event) => withHeaders(event, { 'box-signature-version': '2' }),
];

/** Sends forged events to `receive`: none may make it call anyone. */
export async function forgedEvents({ programs }: Bench): Promise<Row[]> {
  await using aws = await startAws();
  await using box = await startBox();
  const env = functionEnv(await aws.url(), await box.url());
  const { id } = await box.addFile('note.txt', 'The tide turbine feeds the harbour.');
  const folder = programs.functionFolder('receive');
  const send = (event: object) => runProgram<{ statusCode: number }>({ folder, event, env });
  const trueEvent = signedEvent(await box.invocationOf(id));
  const { answer: accepted } = await send(trueEvent);
  const trueCalls = await aws.newRequests();

  const answers = await Promise.all(FORGERIES.map((forged) => send(forged(trueEvent))));
  const calls = (await aws.newRequests()) + (await box.newRequests()).length;
  const refused = answers.filter(({ answer }) => answer.statusCode === 403).length;
  const isRight = calls === 0 && refused === FORGERIES.length && accepted.statusCode === 200 && trueCalls === 1;
  return [
    {
      what: 'calls made for forged events',
      floor: '0',
      ours: `${calls} for ${FORGERIES.length}`,
      goal: '0',
      met: calls === 0,
      wrong: !isRight && `${refused} of ${FORGERIES.length} refused; the true one: ${accepted.statusCode}`,
    },
  ];
}
