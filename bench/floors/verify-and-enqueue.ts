import { createHmac, timingSafeEqual } from 'node:crypto';
import { sendMessage } from './signed-call.ts';

interface HttpEvent {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The least that an endpoint for Box can do: one HMAC and one signed SQS call. */
export async function handler({ body, headers }: HttpEvent): Promise<{ statusCode: number }> {
  const { BOX_SIGNATURE_PRIMARY_KEY = '', INVOCATION_QUEUE_URL = '' } = process.env;
  const expected = createHmac('sha256', BOX_SIGNATURE_PRIMARY_KEY)
    .update(body)
    .update(headers['box-delivery-timestamp'] ?? '')
    .digest();
  const given = Buffer.from(headers['box-signature-primary'] ?? '', 'base64');
  if (!timingSafeEqual(given, expected)) return { statusCode: 403 };
  await sendMessage(INVOCATION_QUEUE_URL, body);
  return { statusCode: 200 };
}
