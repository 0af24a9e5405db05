import { randomUUID } from 'node:crypto';
import { gives, type LocalService, refuses } from './local-service.ts';

export interface LocalSecretsManager extends LocalService {
  /** Writes a new version of a secret: a text, or bytes, which stand under another name in the answer. @returns its ARN. */
  put(name: string, value: string | Uint8Array): string;
  /** Marks it for deletion, as the console does: it can no longer be read. */
  delete(name: string): void;
}

interface StoredSecret {
  readonly arn: string;
  readonly value: string | Uint8Array;
  readonly versionId: string;
  readonly createdAtMs: number;
  readonly isDeleted: boolean;
}

const ARN_START = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:';
const ARN_ENDS = /-[A-Za-z0-9]{6}$/;

/** Plays `GetSecretValue` of Secrets Manager. */
export function localSecretsManager(): LocalSecretsManager {
  const secrets = new Map<string, StoredSecret>();
  /** By name, by ARN, and by ARN without the six characters that Secrets Manager puts behind the name. */
  const find = (id: string) =>
    [...secrets].find(([name, { arn }]) => [name, arn, arn.replace(ARN_ENDS, '')].includes(id));
  return {
    prefix: 'secretsmanager.',
    put(name, value) {
      const arn = secrets.get(name)?.arn ?? `${ARN_START}${name}-${randomUUID().slice(0, 6)}`;
      secrets.set(name, { arn, value, versionId: randomUUID(), createdAtMs: Date.now(), isDeleted: false });
      return arn;
    },
    delete(name) {
      const secret = secrets.get(name);
      if (secret) secrets.set(name, { ...secret, isDeleted: true });
    },
    answer(action, { SecretId }) {
      if (action !== 'GetSecretValue') return refuses('UnknownOperationException');
      const [name, secret] = find(String(SecretId)) ?? [];
      if (!secret) {
        return refuses('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      }
      if (secret.isDeleted) {
        const message = "You can't perform this operation on the secret because it was marked for deletion.";
        return refuses('InvalidRequestException', message);
      }
      const { arn: ARN, value, versionId: VersionId, createdAtMs } = secret;
      return gives({
        ARN,
        Name: name,
        VersionId,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: createdAtMs / 1000,
        ...(typeof value === 'string'
          ? { SecretString: value }
          : { SecretBinary: Buffer.from(value).toString('base64') }),
      });
    },
  };
}
