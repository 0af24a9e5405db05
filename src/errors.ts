/**
 * The errors that this project throws on purpose. Anything else that surfaces is a bug.
 *
 * Whether the same work may succeed later is decided here, where the error is made, and nowhere
 * downstream. No message ever holds a token, a key, or text that came from outside.
 */
export abstract class SkillError extends Error {
  /** True when the same work may succeed later without anyone changing anything. */
  abstract readonly retryable: boolean;
  /** How long to wait before that, where somebody said so; in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** A setting is missing or unusable; the function refuses to start. */
export class ConfigurationError extends SkillError {
  override readonly name = 'ConfigurationError' as const;
  readonly retryable = false;
}

/** The request is not a POST. Answered with HTTP 405. */
export class MethodNotAllowedError extends SkillError {
  override readonly name = 'MethodNotAllowedError' as const;
  readonly retryable = false;

  constructor() {
    super('Only POST is answered here.');
  }
}

/** The body is larger than we read. Answered with HTTP 413. */
export class BodyTooLargeError extends SkillError {
  override readonly name = 'BodyTooLargeError' as const;
  readonly retryable = false;

  constructor(limitBytes: number) {
    super(`The body is larger than ${limitBytes} bytes.`);
  }
}

export type SignatureFault = 'no-timestamp' | 'bad-timestamp' | 'too-old' | 'in-the-future' | 'bad-scheme' | 'no-match';

/** Box did not sign this request, or not within the allowed time. Answered with HTTP 403. */
export class InvalidSignatureError extends SkillError {
  override readonly name = 'InvalidSignatureError' as const;
  readonly retryable = false;
  readonly fault: SignatureFault;

  constructor(fault: SignatureFault) {
    super(`The request is not signed by Box (${fault}).`);
    this.fault = fault;
  }
}

/** Signed by Box, but for a skill or an enterprise that is not ours. Answered with HTTP 403. */
export class ForeignInvocationError extends SkillError {
  override readonly name = 'ForeignInvocationError' as const;
  readonly retryable = false;

  constructor(field: 'skill.id' | 'enterprise.id') {
    super(`The ${field} of this invocation is not among the allowed ones.`);
  }
}

/** Signed by Box, but not a skill invocation that we understand. Answered with HTTP 400. */
export class InvalidInvocationError extends SkillError {
  override readonly name = 'InvalidInvocationError' as const;
  readonly retryable = false;
  readonly fields: readonly string[];

  /** @param fields paths of the fields at fault (`token.read.access_token`); never their values. */
  constructor(fields: readonly string[]) {
    super(`Not a skill invocation: ${fields.join(', ')}.`);
    this.fields = fields;
  }
}

/** A token in the event is past its life, or belongs to another file: nothing can be done with it. */
export class UnusableTokenError extends SkillError {
  override readonly name = 'UnusableTokenError' as const;
  readonly retryable = false;
  readonly token: 'read' | 'write';

  constructor(token: 'read' | 'write', fault: 'expired' | 'other-file') {
    super(fault === 'expired' ? `The ${token} token has expired.` : `The ${token} token is for another file.`);
    this.token = token;
  }
}

export type FileFault = 'too-large' | 'unsupported' | 'unreadable';

/** The file cannot be looked at, whatever we do: too large, of an unknown kind, broken. */
export class UnusableFileError extends SkillError {
  override readonly name = 'UnusableFileError' as const;
  readonly retryable = false;
  readonly fault: FileFault;
  readonly forPerson: string;

  /** @param forPerson goes on the file's status card, and should say what that person can do. */
  constructor(fault: FileFault, forPerson: string, options?: ErrorOptions) {
    super(`The file cannot be used: ${fault}.`, options);
    this.fault = fault;
    this.forPerson = forPerson;
  }
}

export type OutdatedBecause = 'newer-version' | 'trashed' | 'gone';

/** The file is no longer what the event was about: what this invocation finds would be out of date, or seen by nobody. */
export class OutdatedInvocationError extends SkillError {
  override readonly name = 'OutdatedInvocationError' as const;
  readonly retryable = false;
  readonly because: OutdatedBecause;

  constructor(because: OutdatedBecause) {
    super(`The file has changed since: ${because}.`);
    this.because = because;
  }
}

/** An ML adapter could not do its part. This is what adapters throw. */
export class MlAdapterError extends SkillError {
  override readonly name = 'MlAdapterError' as const;
  readonly retryable: boolean;
  readonly forPerson: string;

  override readonly retryAfterMs: number | undefined;

  /**
   * @param forPerson goes on the file's status card, and should say what that person can do.
   * @param options `retryAfterMs` when the provider said how long to wait.
   */
  constructor(forPerson: string, retryable: boolean, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super('An ML adapter failed.', options);
    this.retryable = retryable;
    this.forPerson = forPerson;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Our own time ran out before the work was done; another try has a fresh allowance. */
export class OutOfTimeError extends SkillError {
  override readonly name = 'OutOfTimeError' as const;
  readonly retryable = true;
}

/** So many other files were looked at first that no time was left for this one; another try may come sooner to its turn. */
export class NoTurnError extends SkillError {
  override readonly name = 'NoTurnError' as const;
  readonly retryable = true;
}

/** Another worker has this invocation just now, or died with it: it must be looked at again when that one's lease has ended. */
export class ClaimedElsewhereError extends SkillError {
  override readonly name = 'ClaimedElsewhereError' as const;
  readonly retryable = true;
  override readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('Another worker has this invocation.');
    this.retryAfterMs = retryAfterMs;
  }
}

/** What was found is too large to be put away: should the write of its cards fail, it will be looked for again. */
export class KeptTooLargeError extends SkillError {
  override readonly name = 'KeptTooLargeError' as const;
  readonly retryable = false;

  constructor(sizeBytes: number, limitBytes: number) {
    super(`${sizeBytes} bytes cannot be kept, ${limitBytes} can.`);
  }
}

/** What the queue handed us is no sealed invocation of ours, or was sealed for another one. */
export class UnreadableMessageError extends SkillError {
  override readonly name = 'UnreadableMessageError' as const;
  readonly retryable = false;
}

export interface BoxAnswerFacts {
  /** HTTP status; absent when no answer came. */
  readonly status?: number | undefined;
  /** Box's error code: letters, digits and underscores only. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  /** How long Box asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** Box answered with an error, or not at all. Holds no token and nothing that a person wrote. */
export class BoxApiError extends SkillError {
  override readonly name = 'BoxApiError' as const;
  readonly method: string;
  readonly path: string;
  readonly answer: BoxAnswerFacts;
  readonly retryable: boolean;
  override readonly retryAfterMs: number | undefined;

  constructor(
    call: { method: string; path: string },
    answer: BoxAnswerFacts,
    options: ErrorOptions & { retryable: boolean },
  ) {
    const outcome = [answer.status ?? 'no answer', answer.code].filter((part) => part !== undefined).join(' ');
    super(`Box: ${call.method} ${call.path}: ${outcome}`, options);
    this.method = call.method;
    this.path = call.path;
    this.answer = answer;
    this.retryable = options.retryable;
    this.retryAfterMs = answer.retryAfterMs;
  }
}

/** An AWS service answered with an error, or not at all. */
export class AwsCallError extends SkillError {
  override readonly name = 'AwsCallError' as const;
  readonly code: string;
  readonly retryable: boolean;

  /** @param code AWS's error type without its namespace, such as `ConditionalCheckFailedException`. */
  constructor(action: string, code: string, options: ErrorOptions & { retryable: boolean }) {
    super(`AWS: ${action}: ${code}`, options);
    this.code = code;
    this.retryable = options.retryable;
  }
}
