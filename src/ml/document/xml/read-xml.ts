import { Parser } from 'htmlparser2';
import { damaged } from '../document-errors.ts';

/** Elements within elements; documents have some tens. */
export const MAX_DEPTH = 1000;

/** Told of what an XML part holds, in its order. Names come without their namespace's prefix, which programs choose freely. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** A text may come in pieces. Entities of XML itself are resolved; those that a document defines are not. */
  text?(text: string): void;
  /** Asked between pieces of some kilobytes: the rest is not read when it is true. */
  readonly isDone?: boolean;
}

/** As they are written, prefixes included. */
export type Attributes = Readonly<Record<string, string>>;

/** The value of an attribute by its name without a prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (localName(key) === name) return value;
  return undefined;
}

/** What points to another part of an Office file: the one `id` that has a prefix, beside another that may have none. */
export function relationshipId(attributes: Attributes): string {
  return Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
}

export interface XmlReading {
  /** XHTML as browsers take it: names of HTML in any case, its entities, and elements that nobody closed. @default false */
  readonly html?: boolean;
}

/**
 * Reads XML as a stream: never held whole, never made into a tree.
 *
 * @throws {UnusableFileError} when its elements are nested too deeply, or as `chunks` throws it.
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  { html = false }: XmlReading = {},
): Promise<void> {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > MAX_DEPTH) throw damaged();
        handler.open?.(localName(name), attributes);
      },
      onclosetag(name) {
        depth -= 1;
        handler.close?.(localName(name));
      },
      ontext: (text) => handler.text?.(text),
    },
    html ? { recognizeSelfClosing: true, recognizeCDATA: true } : { xmlMode: true },
  );
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    parser.write(decoder.decode(chunk, { stream: true }));
    if (handler.isDone) return;
  }
  parser.write(decoder?.decode() ?? '');
  parser.end();
}

/** XML is UTF-8 unless a mark at its start says otherwise; no office program writes anything else. */
function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
