import { randomUUID } from 'node:crypto';

/** One change of a file's cards, in the order in which they came. */
export interface CardWrite {
  /** Epoch milliseconds, by the server's clock. */
  readonly at: number;
  /** `person` is anything done from outside the API, through `setCards` and `editCards`. */
  readonly by: 'skill_invocations' | 'create' | 'patch' | 'delete' | 'person';
  /** All cards of the file afterwards. */
  readonly cards: readonly unknown[];
  /** The version of the file at that moment. */
  readonly currentVersionId: string;
  /** What `PUT /skill_invocations` said besides. */
  readonly invocation?: {
    readonly skillId: string;
    readonly status: string;
    readonly fileVersionId: string | undefined;
    readonly usage: unknown;
  };
  /** What is wrong with the cards, by `cardSetComplaints`. */
  readonly complaints: readonly string[];
}

interface Instance {
  readonly id: string;
  readonly version: number;
  readonly cards: readonly unknown[];
}

/** The metadata instances `global.boxSkillsCards`, and how they came to be what they are. */
export class CardStore {
  readonly #instances = new Map<string, Instance>();
  readonly #writes = new Map<string, CardWrite[]>();

  cardsOf(fileId: string): readonly unknown[] | undefined {
    return this.#instances.get(fileId)?.cards;
  }

  writesTo(fileId: string): readonly CardWrite[] {
    return this.#writes.get(fileId) ?? [];
  }

  record(fileId: string, write: CardWrite): void {
    this.#writes.set(fileId, [...this.writesTo(fileId), structuredClone(write)]);
    if (write.by === 'delete') {
      this.#instances.delete(fileId);
      return;
    }
    const before = this.#instances.get(fileId);
    this.#instances.set(fileId, {
      id: before?.id ?? randomUUID(),
      version: before === undefined ? 0 : before.version + 1,
      cards: structuredClone(write.cards),
    });
  }

  forget(fileId: string): void {
    this.#instances.delete(fileId);
  }

  /** The instance as the API shows it. */
  instanceOf(fileId: string): Record<string, unknown> | undefined {
    const instance = this.#instances.get(fileId);
    if (instance === undefined) return undefined;
    return {
      $canEdit: true,
      $id: instance.id,
      $parent: `file_${fileId}`,
      $scope: 'global',
      $template: 'boxSkillsCards',
      $type: 'boxSkillsCards-2bca1ba5-7b2f-4c26-aaa7-0b1f8d8fa9e8',
      $typeVersion: 2,
      $version: instance.version,
      cards: structuredClone(instance.cards),
    };
  }
}
