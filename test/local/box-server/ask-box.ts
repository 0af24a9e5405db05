import type { LocalBox } from '../../../src/local/box-server/local-box.ts';
import type { TokenOptions } from '../../../src/local/box-server/token-desk.ts';

export interface Question {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON unless it is a string. */
  readonly body?: unknown;
}

/** One request by hand, redirects not followed. */
export async function ask(url: string, { method = 'GET', token, headers = {}, body }: Question = {}) {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}

/** A file in that Box, with a token of each kind. */
export function aFile(box: LocalBox, options: TokenOptions & { name?: string; content?: string } = {}) {
  const file = box.addFile({
    name: options.name ?? 'Contract.pdf',
    content: Buffer.from(options.content ?? 'a contract'),
  });
  const { read, write } = box.issueTokens(file.id, options);
  return {
    ...file,
    read: read.access_token,
    write: write.access_token,
    fileUrl: `${box.url}/2.0/files/${file.id}`,
    cardsUrl: `${box.url}/2.0/files/${file.id}/metadata/global/boxSkillsCards`,
    invocationUrl: `${box.url}/2.0/skill_invocations/18417`,
  };
}

export function invocationBody(fileId: string, cards: readonly unknown[] = [], status = 'success') {
  return { status, metadata: { cards }, file: { type: 'file', id: fileId } };
}

export function keywordCard(...texts: readonly string[]) {
  return {
    type: 'skill_card',
    skill_card_type: 'keyword',
    skill_card_title: { code: 'skills_topics', message: 'Topics' },
    skill: { type: 'service', id: '18417' },
    invocation: { type: 'skill_invocation', id: 'invocation-1' },
    entries: texts.map((text) => ({ type: 'text', text })),
  };
}
