import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { secretsManagerKeys } from '../../src/aws/secrets-manager-keys.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../src/local/aws-endpoint.ts';
import { type LocalSecretsManager, localSecretsManager } from '../../src/local/local-secrets-manager.ts';
import { awsSettingsOf } from '../support/an-aws.ts';

const NAME = 'skill/box-signature-keys';
const MESSAGE =
  'The secret of BOX_SIGNATURE_KEYS_SECRET_ID must be JSON with `primary`, `secondary` or both, as texts.';

let secrets: LocalSecretsManager;
let endpoint: AwsEndpoint;
beforeEach(async () => {
  secrets = localSecretsManager();
  endpoint = await startAwsEndpoint({ services: [secrets] });
});
afterEach(async () => {
  await endpoint[Symbol.asyncDispose]();
});

const read = (id = NAME) => secretsManagerKeys(awsClient(awsSettingsOf(endpoint.url)), id);
const texts = async (id?: string) => {
  const { primary, secondary } = await read(id)();
  return [primary?.reveal(), secondary?.reveal()];
};

describe('secretsManagerKeys', () => {
  it.each([
    ['{"primary":"one","secondary":"two"}', ['one', 'two']],
    ['{"primary":"one"}', ['one', undefined]],
    ['{"secondary":"two"}', [undefined, 'two']],
    ['{"primary":" ","secondary":"two"}', [undefined, 'two']],
    ['{"primary":" one\\n","secondary":"\\ttwo\\r\\n"}', ['one', 'two']],
    ['{"primary":7,"secondary":"two"}', [undefined, 'two']],
    ['{"primary":"one","secondary":null,"note":"of May"}', ['one', undefined]],
    [' {\n  "primary": "clé-鍵-🔑"\n}\n', ['clé-鍵-🔑', undefined]],
  ])('reads %j', async (secret, expected) => {
    secrets.put(NAME, secret);
    expect(await texts()).toEqual(expected);
  });

  it('finds it by name and by ARN', async () => {
    const arn = secrets.put(NAME, '{"primary":"one"}');
    expect(await texts(arn)).toEqual(['one', undefined]);
    expect(await texts(NAME)).toEqual(['one', undefined]);
  });

  it('reads it anew with each call', async () => {
    secrets.put(NAME, '{"primary":"one"}');
    const keys = read();
    expect((await keys()).primary?.reveal()).toBe('one');
    secrets.put(NAME, '{"primary":"two"}');
    expect((await keys()).primary?.reveal()).toBe('two');
  });

  it.each([
    ['no JSON', 'invented-primary-key'],
    ['broken JSON', '{"primary":"invented-primary-key"'],
    ['a text', '"invented-primary-key"'],
    ['a list', '["invented-primary-key"]'],
    ['null', 'null'],
    ['nothing', ''],
    ['other names', '{"PRIMARY":"invented-primary-key"}'],
    ['empty keys', '{"primary":"","secondary":"  "}'],
    ['keys that are no texts', '{"primary":["invented-primary-key"],"secondary":{}}'],
    ['bytes', Buffer.from('{"primary":"invented-primary-key"}')],
  ])('refuses %s, and repeats nothing of it', async (_, secret) => {
    secrets.put(NAME, secret);
    const error = await read()().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ConfigurationError', message: MESSAGE, retryable: false });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('invented-primary-key');
    expect(endpoint.calls).toHaveLength(1);
  });

  it.each([
    ['is not there', 'ResourceNotFoundException', () => {}],
    [
      'was deleted',
      'InvalidRequestException',
      () => {
        secrets.put(NAME, '{"primary":"one"}');
        secrets.delete(NAME);
      },
    ],
  ])('says that the secret %s', async (_, code, prepare) => {
    prepare();
    await expect(read()()).rejects.toMatchObject({ name: 'AwsCallError', code, retryable: false });
  });

  it.each([
    ['throttle', 'ThrottlingException', true, 3],
    ['hang-up', 'NoAnswer', true, 3],
    ['deny', 'AccessDeniedException', false, 1],
  ] as const)('tells when Secrets Manager answers with %s', async (fault, code, retryable, calls) => {
    secrets.put(NAME, '{"primary":"one"}');
    endpoint.fail('secretsmanager.', fault);
    await expect(read()()).rejects.toMatchObject({ name: 'AwsCallError', code, retryable });
    expect(endpoint.calls).toHaveLength(calls);
  });

  it('tries as often as it is told', async () => {
    endpoint.fail('secretsmanager.', 'throttle');
    await expect(read()({ attempts: 1 })).rejects.toMatchObject({ code: 'ThrottlingException' });
    expect(endpoint.calls).toHaveLength(1);
  });
});
