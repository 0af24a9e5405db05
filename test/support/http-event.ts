import type { SignedRequest } from './factories.ts';

/** The forms in which Lambda gets an HTTP request. */
export const HTTP_SHAPES = [
  'function-url',
  'rest-api',
  'rest-api-multi',
  'load-balancer',
  'load-balancer-multi',
] as const;
export type HttpShape = (typeof HTTP_SHAPES)[number];

export interface HttpEventOptions {
  readonly method?: string;
  readonly base64?: boolean;
  /** How the gateway writes header names. */
  readonly nameOf?: (lowerCase: string) => string;
}

/** A request as that gateway hands it over. */
export function httpEvent(shape: HttpShape, request: SignedRequest, options: HttpEventOptions = {}) {
  const { method = 'POST', base64 = false, nameOf = (name: string) => name } = options;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [nameOf(name), value]));
  const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  const bytes = Buffer.from(request.body);
  const payload = { body: bytes.toString(base64 ? 'base64' : 'utf8'), isBase64Encoded: base64 };
  const version1 = { httpMethod: method, path: '/', queryStringParameters: null, ...payload };
  const balanced = { requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:invented' } } };
  switch (shape) {
    case 'function-url':
      return { version: '2.0', rawPath: '/', headers, requestContext: { http: { method, path: '/' } }, ...payload };
    case 'rest-api':
      return { resource: '/', ...version1, headers, multiValueHeaders, requestContext: { httpMethod: method } };
    case 'rest-api-multi':
      return { resource: '/', ...version1, headers: null, multiValueHeaders, requestContext: { httpMethod: method } };
    case 'load-balancer':
      return { ...version1, ...balanced, headers };
    case 'load-balancer-multi':
      return { ...version1, ...balanced, multiValueHeaders };
  }
}
