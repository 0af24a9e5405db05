import { afterAll, beforeAll } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { kmsDataKeys } from '../../src/aws/kms-data-keys.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../src/local/aws-endpoint.ts';
import { localKms } from '../../src/local/local-kms.ts';
import { sealWithDataKeys } from '../../src/sealing/seal-with-data-keys.ts';
import { aSealer } from '../support/a-sealer.ts';
import { awsSettingsOf } from '../support/an-aws.ts';
import { NOW } from '../support/factories.ts';
import { sealerContract } from './sealer.contract.ts';

const kms = localKms();
const otherKey = kms.addKey('another');
let endpoint: AwsEndpoint;
beforeAll(async () => {
  endpoint = await startAwsEndpoint({ services: [kms] });
});
afterAll(async () => {
  await endpoint[Symbol.asyncDispose]();
});

const sealer = (keyId: string) =>
  sealWithDataKeys(kmsDataKeys(awsClient(awsSettingsOf(endpoint.url)), keyId), () => NOW);

sealerContract(
  'sealWithKey',
  () => aSealer(),
  () => aSealer(8),
);
sealerContract(
  'sealWithDataKeys of KMS',
  () => sealer(kms.keyArn),
  () => sealer(otherKey.keyArn),
);
