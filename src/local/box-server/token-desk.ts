import { type IssuedToken, newTokenText, restrictedTo } from './issued-token.ts';
import { clientError, notFound } from './refusal.ts';

export interface TokenOptions {
  readonly lifetimeSeconds?: number;
  /** Scopes of the write token, as Box names them; events before 2018 lack `manage_skill_invocations`. */
  readonly writeScopes?: readonly string[];
  /** The one skill whose invocations the write token may answer; any, unless given. */
  readonly skillId?: string;
}

export interface TokenNeed {
  /** Any file, unless given. */
  readonly fileId?: string;
  /** Any one of them suffices. */
  readonly scopes: readonly string[];
}

export type TokenKind = 'read' | 'write' | 'none' | 'unknown' | 'expired';

interface Grant {
  readonly kind: 'read' | 'write';
  readonly fileId: string;
  readonly scopes: readonly string[];
  readonly skillId: string | undefined;
  readonly expiresAtSeconds: number;
}

const READ_SCOPES = ['gcm', 'item_read'];
const WRITE_SCOPES = ['gcm', 'item_upload', 'manage_skill_invocations'];

/** Gives out downscoped tokens, and holds each to its file, its scopes and its life. */
export class TokenDesk {
  readonly #grants = new Map<string, Grant>();
  readonly #now: () => Date;
  readonly #lifetimeSeconds: number;

  constructor(now: () => Date, lifetimeSeconds: number) {
    this.#now = now;
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  issue(fileId: string, options: TokenOptions = {}): { read: IssuedToken; write: IssuedToken } {
    const expiresAtSeconds =
      Math.floor(this.#now().getTime() / 1000) + (options.lifetimeSeconds ?? this.#lifetimeSeconds);
    const base = { fileId, skillId: options.skillId, expiresAtSeconds };
    return {
      read: this.#grant({ ...base, kind: 'read', scopes: READ_SCOPES }),
      write: this.#grant({ ...base, kind: 'write', scopes: options.writeScopes ?? WRITE_SCOPES }),
    };
  }

  kindOf(token: string | undefined): TokenKind {
    if (token === undefined) return 'none';
    const grant = this.#grants.get(token);
    if (grant === undefined) return 'unknown';
    return this.#expired(grant) ? 'expired' : grant.kind;
  }

  /** @throws {Refusal} 401 for no living token, 404 for another file's token, 403 for want of a scope. */
  demand(token: string | undefined, need: TokenNeed): Grant {
    const grant = this.#grants.get(token ?? '');
    if (grant === undefined || this.#expired(grant)) throw unauthorized(token);
    if (need.fileId !== undefined && grant.fileId !== need.fileId) throw notFound();
    if (!need.scopes.some((scope) => grant.scopes.includes(scope))) throw forbidden(need.scopes);
    return grant;
  }

  #grant(grant: Grant): IssuedToken {
    const token = newTokenText(grant.kind);
    this.#grants.set(token, grant);
    return {
      access_token: token,
      expires_in: grant.expiresAtSeconds,
      restricted_to: restrictedTo(grant.scopes, grant.fileId),
      token_type: 'bearer',
    };
  }

  #expired(grant: Grant): boolean {
    return !(this.#now().getTime() < grant.expiresAtSeconds * 1000);
  }
}

function unauthorized(token: string | undefined) {
  const fault =
    token === undefined ? '' : ', error="invalid_token", error_description="The access token provided is invalid."';
  return clientError(401, 'unauthorized', {
    message: 'Unauthorized',
    headers: { 'www-authenticate': `Bearer realm="Service"${fault}` },
  });
}

// Box has no table of which call needs which scope; the two codes are those that it lists for HTTP 403.
function forbidden(scopes: readonly string[]) {
  if (!scopes.includes('manage_skill_invocations')) {
    return clientError(403, 'access_denied_insufficient_permissions', {
      message: 'Access denied - insufficient permission',
    });
  }
  const message = 'The request requires higher privileges than provided by the access token.';
  return clientError(403, 'insufficient_scope', {
    message,
    headers: {
      'www-authenticate': `Bearer realm="Service", error="insufficient_scope", error_description="${message}"`,
    },
  });
}
