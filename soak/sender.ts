import { setTimeout as pause } from 'node:timers/promises';
import { asBoxWrites } from '../src/local/enact-fixture.ts';
import { Secret } from '../src/secret.ts';
import { fieldsOf, jsonOrUndefined } from '../src/untrusted-json.ts';
import { signRequest } from '../src/webhook/sign-request.ts';
import { httpEvent } from './http-event.ts';
import type { LambdaEnvironment } from './lambda-environment.ts';
import { UNWRITABLE_SKILL_ID } from './names.ts';
import type { Story } from './plan.ts';
import type { Decide } from './random.ts';
import type { BoxControls } from './servers/box.ts';
import type { Child } from './start-child.ts';
import type { TokenWatch } from './token-watch.ts';

/** One skill invocation of Box's, and what became of its deliveries. */
export interface Sent {
  readonly invocationId: string;
  readonly story: Story;
  readonly fileId: string;
  readonly versionId: string;
  /** 1 for the first version of a file. */
  readonly version: number;
  accepted: number;
}

export interface Tally {
  /** Deliveries, those that Box made again after a 503 or no answer included. */
  deliveries: number;
  /** By status and word: `200 accepted`, `403 refused`, `no answer`. */
  readonly answers: Record<string, number>;
  deliveredAgain: number;
  /** Answers that were not what the event deserved, in words. */
  readonly wrong: string[];
  /** Given up by Box after many tries: never accepted, so not lost by the skill. */
  givenUp: number;
}

export const KEYS = { primary: 'soak-primary-key', secondary: 'soak-secondary-key' };
const SECRET_KEYS = { primary: new Secret(KEYS.primary), secondary: new Secret(KEYS.secondary) };
const MAX_TRIES = 15;
/** How far apart a receive's clock and Box's may be, and the event still be in time: with room to both sides. */
const STALE_MS = -30 * 60_000;
const FUTURE_MS = 20 * 60_000;

/** What each kind of event is to be answered, when the queue is there. */
const EXPECTED: Readonly<Partial<Record<Story['kind'], string>>> = {
  'wrong-key': '403 refused',
  altered: '403 refused',
  stale: '403 refused',
  future: '403 refused',
  'no-timestamp': '403 refused',
  malformed: '400 refused',
  folder: '200 ignored',
  'ignored-type': '200 ignored',
  'expired-token': '200 ignored',
  'not-post': '405 refused',
  'foreign-skill': '403 refused',
};

interface SenderParts {
  readonly box: Child<BoxControls>['calls'];
  readonly receivers: readonly LambdaEnvironment[];
  readonly decide: Decide;
  readonly tokens: TokenWatch;
}

/** Plays Box's side of a story: uploads, events, and further deliveries where the skill asks for them. */
export class Sender {
  readonly sent: Sent[] = [];
  readonly tally: Tally = { deliveries: 0, answers: {}, deliveredAgain: 0, wrong: [], givenUp: 0 };
  readonly #parts: SenderParts;
  #turn = 0;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  async play(story: Story): Promise<void> {
    if (story.kind === 'versions') return this.#playVersions(story);
    const { decide, box } = this.#parts;
    const extension = story.kind === 'ignored-type' ? 'tmp' : story.extension;
    const file = await box.addFile(`${story.id}.${extension}`, contentOf(story, 1, decide));
    const payload = await this.#payloadOf(story, file, 1);
    if (story.kind === 'vanished')
      await (decide('gone', story.id) < 0.5 ? box.trashFile(file.id) : box.removeFile(file.id));
    const sent = this.#register(story, file, payload, 1);
    await Promise.all(story.deliveriesAfterMs.map((afterMs, nth) => this.#deliverAfter(afterMs, sent, payload, nth)));
  }

  async #playVersions(story: Story): Promise<void> {
    const { box, decide } = this.#parts;
    const first = await box.addFile(`${story.id}.${story.extension}`, contentOf(story, 1, decide));
    const firstPayload = await this.#payloadOf(story, first, 1);
    const sentFirst = this.#register(story, first, firstPayload, 1);
    const uploadSecond = async () => {
      const second = await box.addVersion(first.id, contentOf(story, 2, decide));
      const payload = await this.#payloadOf(story, second, 2);
      return { payload, sent: this.#register(story, second, payload, 2) };
    };
    if (story.order === 'second-uploaded-later') {
      const delivered = this.#deliverAfter(0, sentFirst, firstPayload, 0);
      await pause(story.gapMs);
      const { sent, payload } = await uploadSecond();
      await Promise.all([delivered, this.#deliverAfter(0, sent, payload, 1)]);
      return;
    }
    const { sent, payload } = await uploadSecond();
    const isReversed = story.order === 'reversed';
    await Promise.all([
      this.#deliverAfter(isReversed ? story.gapMs : 0, sentFirst, firstPayload, 0),
      this.#deliverAfter(isReversed ? 0 : story.gapMs, sent, payload, 1),
    ]);
  }

  async #payloadOf(story: Story, file: { id: string }, version: number): Promise<Payload> {
    const options = {
      id: `${story.id}v${version}`,
      ...(story.kind === 'unwritable' && { skillId: UNWRITABLE_SKILL_ID }),
      ...(story.kind === 'foreign-skill' && { skillId: '99999' }),
      ...(story.kind === 'expired-token' && { lifetimeSeconds: -3_600 }),
    };
    const payload: Payload = await this.#parts.box.invocationOf(file.id, options);
    const { read, write } = payload.token;
    this.#parts.tokens.add(payload.id, [read.access_token, write.access_token]);
    if (story.kind === 'folder') payload.source.type = 'folder';
    return payload;
  }

  #register(story: Story, file: { id: string; versionId: string }, { id }: Payload, version: number): Sent {
    const sent = { invocationId: id, story, fileId: file.id, versionId: file.versionId, version, accepted: 0 };
    this.sent.push(sent);
    return sent;
  }

  async #deliverAfter(afterMs: number, sent: Sent, payload: Payload, nth: number): Promise<void> {
    if (afterMs > 0) await pause(afterMs);
    const { decide } = this.#parts;
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      const about = [sent.invocationId, nth, tries] as const;
      const answer = await this.#deliver(sent.story, payload, about);
      if (answer === '200 accepted') sent.accepted += 1;
      if (answer !== 'no answer' && answer !== '503 unavailable') {
        const expected = EXPECTED[sent.story.kind] ?? '200 accepted';
        if (answer !== expected)
          this.tally.wrong.push(`${sent.invocationId} (${sent.story.kind}): ${answer}, not ${expected}`);
        return;
      }
      this.tally.deliveredAgain += 1;
      await pause(500 + decide('again', ...about) * 2_500);
    }
    this.tally.givenUp += 1;
  }

  async #deliver(story: Story, payload: Payload, about: readonly (string | number)[]): Promise<string> {
    const { receivers, decide } = this.#parts;
    this.#turn += 1;
    const receiver = receivers[this.#turn % receivers.length] as LambdaEnvironment;
    const shape = { shape: decide('shape', ...about), base64: decide('base64', ...about) };
    this.tally.deliveries += 1;
    const answer = await receiver
      .invoke<{ statusCode: number; body: string }>(httpEvent(signed(story, payload, decide), shape))
      .then(
        ({ statusCode, body }) => `${statusCode} ${fieldsOf(jsonOrUndefined(body)).status}`,
        () => 'no answer',
      );
    this.tally.answers[answer] = (this.tally.answers[answer] ?? 0) + 1;
    return answer;
  }
}

interface Payload {
  id: string;
  source: { type: string };
  token: Record<'read' | 'write', { access_token: string }>;
}

function signed(story: Story, payload: Payload, decide: Decide) {
  const body = Buffer.from(story.kind === 'malformed' ? malformed(story, payload, decide) : asBoxWrites(payload));
  const shiftMs = story.kind === 'stale' ? STALE_MS : story.kind === 'future' ? FUTURE_MS : 0;
  const timestamp = new Date(Date.now() + shiftMs).toISOString();
  const keys = story.kind === 'wrong-key' ? { primary: new Secret('another key') } : onceOneKey(story, decide);
  const headers = signRequest(body, keys, { timestamp });
  if (story.kind === 'no-timestamp') delete headers['box-delivery-timestamp'];
  // One byte of the body, after it was signed.
  if (story.kind === 'altered') {
    const at = Math.floor(decide('altered', story.id) * body.length);
    body[at] = (body[at] ?? 0) ^ 1;
  }
  return {
    method: story.kind === 'not-post' ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  };
}

/** While keys are rotated, one of the two signatures is of a key that we do not know yet. */
function onceOneKey(story: Story, decide: Decide) {
  const at = decide('keys', story.id);
  if (at < 0.1) return { ...SECRET_KEYS, primary: new Secret('the next key') };
  if (at < 0.2) return { ...SECRET_KEYS, secondary: new Secret('the next key') };
  return SECRET_KEYS;
}

function malformed(story: Story, payload: Payload, decide: Decide): string {
  const forms = [
    '',
    'not json',
    '[]',
    asBoxWrites({ ...payload, id: undefined }),
    asBoxWrites({ ...payload, token: {} }),
    asBoxWrites({ ...payload, source: { ...payload.source, id: '../1' } }),
    asBoxWrites(payload).slice(0, -20),
  ];
  return forms[Math.floor(decide('malformed', story.id) * forms.length)] ?? '';
}

/** The mark tells the provider whose file this is, and what to make of it; the end tells that it came whole. */
function contentOf({ id, fate }: Story, version: number, decide: Decide): string {
  const filling = 'The tide turbine feeds the harbour. '.repeat(Math.floor(decide('size', id, version) * 60));
  return `soak:${id}v${version}${fate === 'found' ? '' : `-${fate}`}\n${filling}\nend\n`;
}

/** The invocation that a mark, as the provider knows it, belongs to. */
export function invocationOfMark(mark: string): string {
  return mark.replace(/-.*/, '');
}
