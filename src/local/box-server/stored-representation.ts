import type { FileContent } from './file-content.ts';
import { parseHint, type RepresentationHint } from './representation-hints.ts';

type RepresentationType = 'extracted_text' | 'text' | 'pdf' | 'mp3' | 'mp4' | 'dash' | 'jpg' | 'png';

/** A type, with properties where it has some: `mp3`, `jpg?dimensions=1024x1024&paged=false`. */
export type RepresentationKey = RepresentationType | `${RepresentationType}?${string}`;

/** `error` is missing from Box's OpenAPI description, but Box's own web app knows it. */
export type RepresentationState = 'none' | 'pending' | 'success' | 'viewable' | 'error';

export interface LocalRepresentation {
  readonly content?: FileContent;
  /** Instead of `content`: one part for each asset path, such as `1.png`. */
  readonly pages?: Readonly<Record<string, FileContent>>;
  /** Before anyone asks for it. @default 'none' */
  readonly state?: RepresentationState;
  /** What making it ends in. @default 'success' */
  readonly endsAs?: 'success' | 'viewable' | 'error';
  /** How many looks at `info.url` find it pending. The server's `representationDelayPolls` unless given. */
  readonly pendingPolls?: number;
  /** What stands behind the `?` of its URL template. `watermark_content=…` on jpg, png and pdf unless given. */
  readonly templateQuery?: string;
}

const WATERMARKED = new Set(['jpg', 'png', 'pdf']);

/** One representation of one version: made when first asked for, and ready some looks later, as at Box. */
export class StoredRepresentation {
  readonly hint: RepresentationHint;
  /** Its name in URLs. */
  readonly slug: string;
  readonly templateQuery: string;
  readonly #local: LocalRepresentation;
  #state: RepresentationState;
  #pollsLeft: number;

  constructor(key: RepresentationKey, local: LocalRepresentation, delayPolls: number) {
    this.hint = parseHint(key);
    this.slug = key.replaceAll(/[^a-z0-9]+/gi, '_');
    this.templateQuery = local.templateQuery ?? (WATERMARKED.has(this.hint.type) ? 'watermark_content=4567' : '');
    this.#local = local;
    this.#state = local.state ?? 'none';
    this.#pollsLeft = local.pendingPolls ?? delayPolls;
  }

  get state(): RepresentationState {
    return this.#state;
  }

  /** What a look at `info.url` does: the first starts the making, the later ones find it further on. */
  poll(): void {
    if (this.#state !== 'none' && this.#state !== 'pending') return;
    this.#state = this.#pollsLeft > 0 ? 'pending' : (this.#local.endsAs ?? 'success');
    this.#pollsLeft -= 1;
  }

  /** @param assetPath empty for what has no pages; Box's guide names `1.pdf` for a PDF all the same. */
  partAt(assetPath: string): FileContent | undefined {
    const { pages, content } = this.#local;
    if (pages !== undefined) return Object.hasOwn(pages, assetPath) ? pages[assetPath] : undefined;
    return assetPath === '' || assetPath === `1.${this.hint.type}` ? content : undefined;
  }
}
