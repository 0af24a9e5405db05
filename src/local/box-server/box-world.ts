import { cardSetComplaints } from './card-complaints.ts';
import type { CardStore, CardWrite } from './card-store.ts';
import type { DownloadLinks } from './download-links.ts';
import type { Drive } from './drive.ts';
import { currentVersion } from './stored-file.ts';
import type { TokenDesk } from './token-desk.ts';

/** All that the routes know and change. */
export interface BoxWorld {
  readonly drive: Drive;
  readonly tokens: TokenDesk;
  readonly cards: CardStore;
  readonly links: DownloadLinks;
  readonly now: () => Date;
  readonly origins: Origins;
}

/** Filled in once the ports are known. */
interface Origins {
  api: string;
  download: string;
  /** Where the content of representations lies: one of the two. */
  representations: string;
}

/** Puts a file's cards in place, and keeps with them when that was and what is wrong with them. */
export function recordCards(
  world: Pick<BoxWorld, 'drive' | 'cards' | 'now'>,
  fileId: string,
  write: Pick<CardWrite, 'by' | 'cards' | 'invocation'>,
): void {
  const currentVersionId = currentVersion(world.drive.get(fileId)).id;
  world.cards.record(fileId, {
    ...write,
    at: world.now().getTime(),
    currentVersionId,
    complaints: cardSetComplaints(write.cards, currentVersionId),
  });
}
