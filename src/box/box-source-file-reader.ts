import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { BoxApiError } from '../errors.ts';
import type { SourceFileReader } from '../ports.ts';
import type { Secret } from '../secret.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import type { BoxApi, BoxRequest } from './box-api.ts';
import { locationOf, openContent } from './open-content.ts';
import { representationUrl } from './representations.ts';
import { requireCurrentVersion } from './require-current-version.ts';

/** Reads an invocation's file from Box with its read token, pinned to the version that the event names. */
export function boxSourceFileReader(
  api: BoxApi,
  { source, readToken }: Pick<SkillInvocation, 'source' | 'readToken'>,
  now: Clock,
): SourceFileReader {
  const token = readToken.secret;
  const version = source.versionId === undefined ? '' : `?version=${source.versionId}`;
  const path = `/2.0/files/${source.id}/content`;
  const original: BoxRequest = { method: 'GET', target: path + version, label: path, token };

  return {
    async open(rendition, limitBytes, deadline) {
      if (rendition === 'original') {
        const unchanging = source.versionId !== undefined;
        return openContent(api, { request: original, unchanging, limitBytes }, deadline);
      }
      const target = await representationUrl(api, { representation: rendition, file: source, token, now }, deadline);
      const label = `the content of a representation (${rendition.type})`;
      return openContent(
        api,
        { request: { method: 'GET', target, label, token }, unchanging: true, limitBytes },
        deadline,
      );
    },

    requireCurrent: (deadline) => requireCurrentVersion(api, { file: source, token }, deadline),

    async downloadUrl(deadline: Deadline) {
      const response = await api({ ...original, accept: [302] }, deadline);
      const target = response.status === 302 ? await locationOf(response, response.url) : undefined;
      await response.body?.cancel().catch(() => {});
      if (target === undefined || holds(target, token)) {
        throw new BoxApiError({ method: 'GET', path }, { code: 'no_download_address' }, { retryable: false });
      }
      return target.href;
    },
  };
}

/** Whether a token stands in an address, plainly or escaped. */
function holds(address: URL, token: Secret): boolean {
  const unescaped = address.href.replace(/%([2-7][\da-f])/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [address.href, unescaped].some((text) => text.includes(token.reveal()));
}
