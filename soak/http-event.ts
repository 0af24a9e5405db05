import { chosen } from './random.ts';

const SHAPES = {
  'function-url': 3,
  'http-api': 2,
  'rest-api': 2,
  'rest-api-multi': 1,
  'load-balancer': 1,
  'load-balancer-multi': 1,
};

/** One request in one of the shapes in which Lambda gets it, with the body in base64 or not. */
export function httpEvent(
  request: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer },
  at: { readonly shape: number; readonly base64: number },
): object {
  const { method, headers, body } = request;
  const isBase64Encoded = at.base64 < 0.5;
  const carried = { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
  const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
  const multiple = Object.fromEntries(Object.entries(upper).map(([name, value]) => [name, [value]]));
  const path = '/';
  switch (chosen(SHAPES, at.shape)) {
    case 'function-url':
    case 'http-api':
      return { version: '2.0', rawPath: path, requestContext: { http: { method, path } }, headers, ...carried };
    case 'rest-api':
      return { httpMethod: method, path, headers: upper, multiValueHeaders: multiple, requestContext: {}, ...carried };
    case 'rest-api-multi':
      return { httpMethod: method, path, headers: null, multiValueHeaders: multiple, requestContext: {}, ...carried };
    case 'load-balancer':
      return { httpMethod: method, path, headers, requestContext: { elb: {} }, ...carried };
    case 'load-balancer-multi':
      return { httpMethod: method, path, multiValueHeaders: multiple, requestContext: { elb: {} }, ...carried };
  }
}
