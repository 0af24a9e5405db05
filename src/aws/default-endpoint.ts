/** What the hosts of AWS end in, by the beginning of the region; of all others in `amazonaws.com`. */
const SUFFIXES: Readonly<Record<string, string>> = { cn: 'amazonaws.com.cn', eusc: 'amazonaws.eu' };

/** A host of AWS itself, as opposed to one that somebody named on purpose. */
export const AWS_HOST = /\.amazonaws\.(com|com\.cn|eu)$/;

/** Where AWS has a service in a region, such as `https://kms.eu-central-1.amazonaws.com`. */
export function defaultEndpoint(service: string, region: string): string {
  const [partition = ''] = region.split('-');
  return `https://${service}.${region}.${SUFFIXES[partition] ?? 'amazonaws.com'}`;
}
