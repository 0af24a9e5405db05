import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fieldsOf, jsonOrUndefined } from '../untrusted-json.ts';
import { type LocalService, refuses } from './local-service.ts';

/** `stay-silent` never answers; the caller must give up by itself. */
export type AwsFault = 'throttle' | 'deny' | 'fail' | 'hang-up' | 'stay-silent';

export interface AwsEndpoint extends AsyncDisposable {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** The targets of all calls so far, such as `TrentService.Decrypt`, faults included, in their order. */
  readonly calls: string[];
  /**
   * Lets calls go wrong: those whose target begins so, the next `times` of them. @default until `heal`.
   *
   * @param target such as `TrentService.Decrypt`, or `AmazonSQS.` for all of a service.
   */
  fail(target: string, fault: AwsFault, times?: number): void;
  /** Ends all faults. */
  heal(): void;
}

export interface AwsEndpointOptions {
  readonly services?: readonly LocalService[];
  /** Servers that play further services, by the beginning of their targets. */
  readonly forward?: Readonly<Record<string, string>>;
}

/**
 * One address for several AWS services, told apart by `X-Amz-Target` as AWS's JSON protocols name them.
 *
 * Signatures are not checked, but for which service they were made: AWS refuses those of another.
 */
export async function startAwsEndpoint({ services = [], forward = {} }: AwsEndpointOptions): Promise<AwsEndpoint> {
  const calls: string[] = [];
  let faults: { readonly target: string; readonly fault: AwsFault; left: number }[] = [];

  const faultFor = (target: string): AwsFault | undefined => {
    const due = faults.find((one) => one.left > 0 && target.startsWith(one.target));
    if (due) due.left -= 1;
    return due?.fault;
  };
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    calls.push(target);
    const fault = faultFor(target);
    if (fault) return goWrong(response, fault);
    const upstream = Object.entries(forward).find(([prefix]) => target.startsWith(prefix))?.[1];
    if (upstream) return passOn(request, response, upstream);
    const service = services.find(({ prefix }) => target.startsWith(prefix));
    const { status, body } = service ? await answerOf(service, request, target) : refuses('UnknownOperationException');
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    fail(target, fault, times = Number.POSITIVE_INFINITY) {
      faults.push({ target, fault, left: times });
    },
    heal() {
      faults = [];
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The name in a signature's scope, by the prefix of the target. */
const SIGNED_FOR: Readonly<Record<string, string>> = { 'TrentService.': 'kms', 'secretsmanager.': 'secretsmanager' };

async function answerOf(service: LocalService, request: IncomingMessage, target: string) {
  const input = jsonOrUndefined(await text(request));
  const { authorization = '', 'content-type': contentType } = request.headers;
  if (contentType !== 'application/x-amz-json-1.1' || input === undefined) return refuses('SerializationException');
  if (!authorization.includes(`/${SIGNED_FOR[service.prefix]}/aws4_request`)) {
    return refuses('InvalidSignatureException', 'Credential should be scoped to correct service.');
  }
  return service.answer(target.slice(service.prefix.length), fieldsOf(input));
}

function goWrong(response: ServerResponse, fault: AwsFault): void {
  if (fault === 'stay-silent') return;
  if (fault === 'hang-up') {
    response.destroy();
    return;
  }
  const [status, type] = {
    throttle: [400, 'ThrottlingException'] as const,
    deny: [400, 'AccessDeniedException'] as const,
    fail: [500, 'InternalFailure'] as const,
  }[fault];
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify({ __type: type, message: `${type} on request` }));
}

function passOn(request: IncomingMessage, response: ServerResponse, upstream: string): void {
  const { method = 'POST', url = '/', headers } = request;
  const onward = httpRequest(new URL(url, upstream), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
