import { type BoxWorld, recordCards } from './box-world.ts';
import { CardStore } from './card-store.ts';
import { DownloadLinks } from './download-links.ts';
import { downloadRoutes } from './download-routes.ts';
import { Drive, summary } from './drive.ts';
import { Faults } from './faults.ts';
import { fileRoutes } from './file-routes.ts';
import { type HttpHost, startHttpHost } from './http-host.ts';
import { DEFAULT_SKILL_ID, invocationPayload } from './invocation-payload.ts';
import type { JournalEntry, OpenJournalEntry } from './journal.ts';
import type { LocalBox } from './local-box.ts';
import { representationRoutes } from './representation-routes.ts';
import { skillCardsRoutes } from './skill-cards-routes.ts';
import { skillInvocationRoute } from './skill-invocation-route.ts';
import { TokenDesk } from './token-desk.ts';

export interface LocalBoxOptions {
  /** @default 0, a free one */
  readonly port?: number;
  readonly now?: () => Date;
  /** @default 86401, as in Box's events */
  readonly tokenLifetimeSeconds?: number;
  /** How many looks find a representation pending, unless it says so itself. @default 1 */
  readonly representationDelayPolls?: number;
  /** Which of the two hosts serves the content of representations; Box's guide shows dl.boxcloud.com. @default 'api' */
  readonly representationHost?: 'api' | 'download';
}

/** Starts a Box on loopback, empty, and answering until it is closed. */
export async function startLocalBox(options: LocalBoxOptions = {}): Promise<LocalBox> {
  const now = options.now ?? (() => new Date());
  const world: BoxWorld = {
    drive: new Drive(now, options.representationDelayPolls ?? 1),
    tokens: new TokenDesk(now, options.tokenLifetimeSeconds ?? 86_401),
    cards: new CardStore(),
    links: new DownloadLinks(now),
    now,
    origins: { api: '', download: '', representations: '' },
  };
  const requests = { faults: new Faults(), journal: [] as OpenJournalEntry[], listeners: new Set<Listener>() };
  const hosts = await startHosts(world, requests, options);
  return {
    url: world.origins.api,
    downloadUrl: world.origins.download,
    ...fileControls(world),
    ...cardControls(world),
    ...requestControls(requests),
    close: hosts.close,
    [Symbol.asyncDispose]: hosts.close,
  };
}

type Listener = (entry: JournalEntry) => void;

interface Requests {
  readonly faults: Faults;
  readonly journal: OpenJournalEntry[];
  readonly listeners: Set<Listener>;
}

async function startHosts(
  world: BoxWorld,
  { faults, journal, listeners }: Requests,
  { port = 0, representationHost = 'api' }: LocalBoxOptions,
): Promise<{ close(): Promise<void> }> {
  const answered = (entry: JournalEntry) => {
    for (const listener of listeners) listener(entry);
  };
  const context = { tokens: world.tokens, faults, journal, now: world.now, answered };
  const { info, content } = representationRoutes(world);
  const apiRoutes = [...fileRoutes(world), skillInvocationRoute(world), ...skillCardsRoutes(world), info];
  const routes = { api: apiRoutes, download: [...downloadRoutes(world)] };
  routes[representationHost].push(content);
  const api = await startHttpHost(context, { name: 'api', port, routes: routes.api });
  const download = await startHttpHost(context, { name: 'download', port: 0, routes: routes.download });
  world.origins.api = api.origin;
  world.origins.download = download.origin;
  world.origins.representations = world.origins[representationHost];
  return { close: async () => void (await Promise.all([api, download].map((host: HttpHost) => host.close()))) };
}

function fileControls({ drive, tokens, cards, now }: BoxWorld) {
  return {
    addFile: drive.add.bind(drive),
    addVersion: drive.addVersion.bind(drive),
    fileOf: (fileId: string) => summary(drive.get(fileId)),
    trashFile: drive.trash.bind(drive),
    removeFile(fileId: string) {
      drive.remove(fileId);
      cards.forget(fileId);
    },
    issueTokens: (fileId, tokenOptions) => tokens.issue(drive.get(fileId).id, tokenOptions),
    invocationOf(fileId, invocationOptions = {}) {
      const skillId = invocationOptions.skillId ?? DEFAULT_SKILL_ID;
      const token = tokens.issue(fileId, { ...invocationOptions, skillId });
      return invocationPayload({ file: drive.get(fileId), token, now: now(), options: invocationOptions });
    },
  } satisfies Partial<LocalBox>;
}

function cardControls(world: BoxWorld) {
  const setCards = (fileId: string, cards: readonly unknown[]) => recordCards(world, fileId, { by: 'person', cards });
  const cardsOf = (fileId: string) => structuredClone(world.cards.cardsOf(fileId)) as unknown[] | undefined;
  return {
    cardsOf,
    setCards,
    writesTo: (fileId) => world.cards.writesTo(fileId),
    invocationStatusOf: (fileId) =>
      world.cards.writesTo(fileId).findLast(({ invocation }) => invocation !== undefined)?.invocation?.status,
    editCards: (fileId, edit) => setCards(fileId, edit(cardsOf(fileId) ?? [])),
  } satisfies Partial<LocalBox>;
}

function requestControls({ faults, journal, listeners }: Requests) {
  return {
    fail: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    journal,
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } satisfies Partial<LocalBox>;
}
