import { httpRequestOf, httpResponseTo } from './http-event.ts';

interface Answer {
  readonly statusCode: number;
  readonly body: object;
}

interface Carrier {
  event: unknown;
  response: unknown;
  readonly error: unknown;
  readonly internal: Record<string, unknown>;
}

/**
 * A middleware that stands between Lambda's HTTP events and our own requests and answers, in both
 * directions, so that nothing behind it knows which gateway is in front.
 *
 * @param answerTo turns whatever was thrown behind this middleware into an answer.
 */
export function overHttp(answerTo: (error: unknown) => Answer) {
  return {
    before(carrier: Carrier): void {
      carrier.internal.httpEvent = carrier.event;
      carrier.event = httpRequestOf(carrier.event);
    },
    after(carrier: Carrier): void {
      carrier.response = httpResponseTo(carrier.internal.httpEvent, carrier.response as Answer);
    },
    onError(carrier: Carrier): void {
      carrier.response = httpResponseTo(carrier.internal.httpEvent, answerTo(carrier.error));
    },
  };
}
