import { posix } from 'node:path';
import { UnusableFileError } from '../../../errors.ts';
import type { Archive } from '../archive/open-archive.ts';
import { resolved } from '../archive/relationships.ts';
import type { DocumentContents } from '../document-contents.ts';
import { damaged } from '../document-errors.ts';
import { markdownWriter } from '../markdown-writer.ts';
import { TEXT_CUT } from '../text-cut.ts';
import { leafTexts } from '../xml/leaf-texts.ts';
import { attribute, readXml } from '../xml/read-xml.ts';
import { chapterText } from './chapter-text.ts';

/** Files of a book's text that are read. */
const MAX_CHAPTERS = 5000;

/** Reads an EPUB in the order in which it is to be read. */
export async function readBook(archive: Archive): Promise<DocumentContents> {
  const packagePath = await packagePathOf(archive);
  const chapters = await chaptersOf(archive, packagePath);
  const protectedPaths = await encryptedPaths(archive);
  if (chapters.some((path) => protectedPaths.has(path))) throw copyProtected();
  const writer = markdownWriter();
  for (const path of chapters) {
    const chunks = archive.open(path);
    if (chunks && !writer.isFull) await readXml(chunks, chapterText(writer), { html: true });
  }
  const facts = await leafTexts(archive.open(packagePath), ['title', 'creator', 'date']);
  return {
    text: writer.text(),
    format: 'md',
    facts: { title: facts.get('title'), author: facts.get('creator'), created: facts.get('date') },
    notes: writer.isFull ? [TEXT_CUT] : [],
  };
}

async function packagePathOf(archive: Archive): Promise<string> {
  const container = archive.open('META-INF/container.xml');
  let path: string | undefined;
  if (container) {
    await readXml(container, {
      open(name, attributes) {
        if (name === 'rootfile') path ??= attribute(attributes, 'full-path');
      },
    });
  }
  if (path === undefined || !archive.has(path)) throw damaged();
  return path;
}

async function chaptersOf(archive: Archive, packagePath: string): Promise<string[]> {
  const chunks = archive.open(packagePath);
  const hrefs = new Map<string, string>();
  const order: string[] = [];
  if (!chunks) throw damaged();
  await readXml(chunks, {
    open(name, attributes) {
      const id = attribute(attributes, 'id') ?? '';
      if (name === 'item') hrefs.set(id, attribute(attributes, 'href') ?? '');
      else if (name === 'itemref' && order.length < MAX_CHAPTERS) order.push(attribute(attributes, 'idref') ?? '');
    },
  });
  const folder = posix.dirname(packagePath);
  return order.map((id) => resolved(folder, unescaped(hrefs.get(id) ?? '')));
}

/** Bookshops encrypt the text; what makes fonts unusable elsewhere leaves the text alone. */
async function encryptedPaths(archive: Archive): Promise<ReadonlySet<string>> {
  const chunks = archive.open('META-INF/encryption.xml');
  const paths = new Set<string>();
  if (!chunks) return paths;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'CipherReference') paths.add(resolved('', unescaped(attribute(attributes, 'URI') ?? '')));
    },
  });
  return paths;
}

function unescaped(href: string): string {
  const [path = ''] = href.split('#');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function copyProtected(): UnusableFileError {
  return new UnusableFileError(
    'unreadable',
    'This book is copy-protected: only the program that it was bought for can read it.',
  );
}
