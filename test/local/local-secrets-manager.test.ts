import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AwsEndpoint, startAwsEndpoint } from '../../src/local/aws-endpoint.ts';
import { localSecretsManager } from '../../src/local/local-secrets-manager.ts';

const secrets = localSecretsManager();
const credentials = { accessKeyId: 'invented', secretAccessKey: 'invented' };
let endpoint: AwsEndpoint;
let sdk: SecretsManagerClient;
beforeAll(async () => {
  endpoint = await startAwsEndpoint({ services: [secrets] });
  sdk = new SecretsManagerClient({ region: 'us-east-1', endpoint: endpoint.url, credentials, maxAttempts: 1 });
});
afterAll(async () => {
  sdk.destroy();
  await endpoint[Symbol.asyncDispose]();
});

const get = (SecretId: string) => sdk.send(new GetSecretValueCommand({ SecretId }));

describe("localSecretsManager, asked by AWS's own client", () => {
  it('gives a secret by its name, its ARN, and its ARN without the end', async () => {
    const arn = secrets.put('skill/keys', 'text');
    expect(arn).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:skill\/keys-\w{6}$/);
    for (const id of ['skill/keys', arn, arn.slice(0, -7)]) {
      const { ARN, Name, SecretString, SecretBinary, VersionStages, CreatedDate } = await get(id);
      expect([ARN, Name, SecretString, SecretBinary]).toEqual([arn, 'skill/keys', 'text', undefined]);
      expect(VersionStages).toEqual(['AWSCURRENT']);
      expect(Math.abs(Date.now() - Number(CreatedDate))).toBeLessThan(10_000);
    }
  });

  it('gives the newest version, under the same ARN', async () => {
    const arn = secrets.put('changed', 'old');
    const { VersionId } = await get('changed');
    expect(secrets.put('changed', 'new')).toBe(arn);
    const answer = await get('changed');
    expect(answer.SecretString).toBe('new');
    expect(answer.VersionId).not.toBe(VersionId);
  });

  it('gives bytes under a name of their own', async () => {
    secrets.put('bytes', Uint8Array.of(0, 255));
    const { SecretString, SecretBinary } = await get('bytes');
    expect([SecretString, [...(SecretBinary ?? [])]]).toEqual([undefined, [0, 255]]);
  });

  it('words its refusals as Secrets Manager does', async () => {
    await expect(get('nowhere')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
    secrets.put('deleted', 'text');
    secrets.delete('deleted');
    await expect(get('deleted')).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect(sdk.send(new ListSecretsCommand({}))).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});
