import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { AwsCallError } from '../../src/errors.ts';
import {
  type AnAws,
  aCall,
  answers,
  awsSettingsOf,
  type Behaviour,
  fails,
  hangsUp,
  SECRET_ACCESS_KEY,
  SESSION_TOKEN,
  startAnAws,
  staysSilent,
  stopsHalfWay,
} from '../support/an-aws.ts';

let server: AnAws;
beforeEach(async () => {
  server = await startAnAws();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server[Symbol.asyncDispose]();
});

const call = (...behaviours: readonly Behaviour[]) => {
  server.next.push(...behaviours);
  return awsClient(awsSettingsOf(server.url))(aCall());
};
const errorOf = (promise: Promise<unknown>): Promise<AwsCallError> =>
  promise.then(
    () => Promise.reject(new Error('The call did not fail.')),
    (error) => error,
  );

describe('awsClient', () => {
  it('posts JSON and resolves to the parsed answer', async () => {
    expect(await call(answers(200, '{"MessageId":"1"}'))).toEqual({ MessageId: '1' });
    expect(server.calls).toMatchObject([
      {
        path: '/',
        body: JSON.stringify(aCall().input),
        headers: {
          host: new URL(server.url).host,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'AmazonSQS.SendMessage',
          'x-amz-date': '20261102T171600Z',
          'x-amz-security-token': SESSION_TOKEN,
        },
      },
    ]);
  });

  it.each([
    ['sqs', '1.0'],
    ['dynamodb', '1.0'],
    ['kms', '1.1'],
    ['secretsmanager', '1.1'],
  ] as const)('speaks to %s in its version of the protocol', async (service, version) => {
    await awsClient(awsSettingsOf(server.url))(aCall({ service }));
    expect(server.calls[0]?.headers['content-type']).toBe(`application/x-amz-json-${version}`);
  });

  it.each(['https://sqs.eu-central-1.amazonaws.com', 'http://sqs.eu-central-1.localhost:9'])(
    'takes %s for SQS itself, which AWS_ENDPOINT_URL stands in for',
    async (endpoint) => {
      await awsClient(awsSettingsOf(server.url))(aCall({ endpoint }));
      expect(server.calls).toHaveLength(1);
    },
  );

  it('keeps the connection for the next call', async () => {
    const client = awsClient(awsSettingsOf(server.url));
    await client(aCall());
    await client(aCall());
    expect(server.calls.map(({ connection }) => connection)).toEqual([1, 1]);
  });

  it('sends what is not ASCII as UTF-8', async () => {
    await awsClient(awsSettingsOf(server.url))(aCall({ input: { MessageBody: 'né 日本 😀' } }));
    expect(server.calls[0]?.body).toBe('{"MessageBody":"né 日本 😀"}');
  });
});

describe('a call that may succeed later', () => {
  it.each([
    ['an error of AWS', fails(500, 'InternalFailure')],
    ['an error without JSON', answers(502, '<html>Bad Gateway</html>')],
    ['an error without a body', answers(503, '')],
    ['throttling', fails(400, 'ThrottlingException')],
    ['throttling of requests', fails(400, 'RequestThrottled')],
    ['throttling of keys', fails(400, 'KMS.ThrottlingException')],
    ['throttling of tables', fails(400, 'ProvisionedThroughputExceededException')],
    ['throttling of accounts', fails(400, 'RequestLimitExceeded')],
    ['throttling by HTTP', answers(429, '')],
    ['a closed connection', hangsUp],
  ])('is made three times: %s', async (_, behaviour) => {
    expect(await call(behaviour, behaviour, answers(200, '{"MessageId":"1"}'))).toEqual({ MessageId: '1' });
    expect(server.calls).toHaveLength(3);
    expect(new Set(server.calls.map(({ body }) => body)).size).toBe(1);

    server.calls.length = 0;
    const error = await errorOf(call(behaviour, behaviour, behaviour, answers(200)));
    expect(error).toBeInstanceOf(AwsCallError);
    expect(error.retryable).toBe(true);
    expect(server.calls).toHaveLength(3);
  });

  it.each([
    ['says nothing', staysSilent],
    ['stops half way', stopsHalfWay],
  ])('is given up in time, and made again, when the service %s', async (_, behaviour) => {
    const limitsMs: number[] = [];
    const { timeout } = AbortSignal;
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      limitsMs.push(ms);
      return timeout.call(AbortSignal, 20);
    });
    const error = await errorOf(call(behaviour, behaviour, behaviour));
    expect(error).toMatchObject({ name: 'AwsCallError', code: 'NoAnswer', retryable: true });
    expect(server.calls).toHaveLength(3);
    // Box waits ten seconds for the whole.
    expect(limitsMs.reduce((sum, ms) => sum + ms)).toBeLessThan(8_000);
  });

  it('is made again when the server has closed the connection meanwhile', async () => {
    await call();
    server.closeIdle();
    await call();
    expect(server.calls.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it('is made again when the server closes the connection under it', async () => {
    await call();
    expect(await call(hangsUp, answers(200, '{"MessageId":"2"}'))).toEqual({ MessageId: '2' });
    expect(server.calls.map(({ connection }) => connection)).toEqual([1, 1, 2]);
  });
});

describe('the number of attempts', () => {
  it.each([1, 2])('may be %d', async (attempts) => {
    server.next.push(fails(500, 'InternalFailure'), fails(500, 'InternalFailure'));
    const error = await errorOf(awsClient(awsSettingsOf(server.url))(aCall({ attempts })));
    expect(error).toMatchObject({ code: 'InternalFailure', retryable: true });
    expect(server.calls).toHaveLength(attempts);
  });
});

describe('an answer that tells to slow down', () => {
  const told = async (...behaviours: readonly Behaviour[]) => {
    const services: string[] = [];
    server.next.push(...behaviours);
    const settings = awsSettingsOf(server.url, { throttled: (service) => services.push(service) });
    await awsClient(settings)(aCall({ service: 'dynamodb' })).catch(() => {});
    return services;
  };

  it.each([
    ['of HTTP, 429', answers(429, '')],
    ['of HTTP, 503', answers(503, '')],
    ['in words', fails(400, 'ThrottlingException')],
  ])('is told of, each time: %s', async (_, behaviour) => {
    expect(await told(behaviour)).toEqual(['dynamodb']);
    expect(await told(behaviour, behaviour)).toEqual(['dynamodb', 'dynamodb']);
    expect(await told(behaviour, behaviour, behaviour)).toEqual(['dynamodb', 'dynamodb', 'dynamodb']);
  });

  it.each([
    ['an answer', answers(200)],
    ['an answer of a throttled name', answers(200, '{"__type":"ThrottlingException"}')],
    ['an error of AWS', fails(500, 'InternalFailure')],
    ['a refusal', fails(400, 'AccessDeniedException')],
    ['no answer', hangsUp],
  ])('is not told of for %s', async (_, behaviour) => {
    expect(await told(behaviour)).toEqual([]);
  });
});

describe('a call that no repetition would help', () => {
  it.each([
    [400, 'ConditionalCheckFailedException'],
    [400, 'QueueDoesNotExist'],
    [400, 'AWS.SimpleQueueService.NonExistentQueue'],
    [400, 'InvalidSignatureException'],
    [403, 'AccessDeniedException'],
    [404, 'ResourceNotFoundException'],
    [413, 'RequestEntityTooLarge'],
  ])('is made once: %d %s', async (status, type) => {
    const error = await errorOf(call(fails(status, type)));
    expect(error).toMatchObject({ name: 'AwsCallError', code: type, retryable: false });
    expect(error.message).toBe(`AWS: AmazonSQS.SendMessage: ${type}`);
    expect(server.calls).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'hello', 'HTTP 200'],
    ['nothing', '', 'HTTP 200'],
    ['null', 'null', 'HTTP 200'],
    ['a number', '7', 'HTTP 200'],
  ])('is made once when the answer is %s', async (_, body, code) => {
    expect(await errorOf(call(answers(200, body)))).toMatchObject({ code, retryable: false });
    expect(server.calls).toHaveLength(1);
  });

  it('is made once when it is redirected', async () => {
    expect(await errorOf(call(answers(307, '')))).toMatchObject({ code: 'HTTP 307', retryable: false });
    expect(server.calls).toHaveLength(1);
  });
});

describe('an answer without end', () => {
  it('is read no further than eight megabytes', async () => {
    let sentBytes = 0;
    const endless: Behaviour = (response) => {
      response.writeHead(200);
      const megabyte = Buffer.alloc(1024 * 1024, ' ');
      const send = () => {
        if (response.destroyed) return;
        sentBytes += megabyte.length;
        response.write(megabyte, send);
      };
      send();
    };
    expect(await errorOf(call(endless, endless, endless))).toMatchObject({ code: 'NoAnswer' });
    expect(sentBytes).toBeLessThan(3 * 16 * 1024 * 1024);
  });
});

describe('an error of a call', () => {
  const everythingIn = (error: Error) =>
    [String(error), error.stack, JSON.stringify(error), inspect(error, { depth: null, showHidden: true })].join('\n');
  const echo: Behaviour = (response, { headers }) => {
    const message = `${SECRET_ACCESS_KEY} ${JSON.stringify(headers)}`;
    response.writeHead(403).end(JSON.stringify({ __type: 'InvalidSignatureException', message, Message: message }));
  };

  it.each([
    ['from AWS, which quotes the request', echo],
    ['of the connection', hangsUp],
  ])('%s holds no credentials', async (_, behaviour) => {
    const printed = everythingIn(await errorOf(call(behaviour, behaviour, behaviour)));
    expect(printed).toContain('AmazonSQS.SendMessage');
    for (const secret of [SECRET_ACCESS_KEY, SESSION_TOKEN, 'Credential=']) expect(printed).not.toContain(secret);
  });

  it('of a service that is not there holds no credentials, and says why', async () => {
    // Nobody listens at port 9 of loopback: it is reserved for what discards everything.
    const error = await errorOf(awsClient(awsSettingsOf('http://127.0.0.1:9'))(aCall()));
    expect(error).toMatchObject({ code: 'NoAnswer', retryable: true, cause: { code: 'ECONNREFUSED' } });
    for (const secret of [SECRET_ACCESS_KEY, SESSION_TOKEN]) expect(everythingIn(error)).not.toContain(secret);
  });
});
