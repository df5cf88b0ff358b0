import type { Vault } from '../vault/vault.ts';

/** One item of a batch: somebody was left without help under a mark, or somebody looks after them now. Nobody's name. */
export interface OpenMarkItem {
  readonly item_id: string;
  readonly kind: 'open_mark';
  readonly open_mark: { readonly mark: string; readonly level: string; readonly is_open: boolean };
}

/** What the station's duty is told of marks, kept in the vault until the hub has each. */
export class ToldMarks {
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** When this resolves it survives a killed app and goes as soon as there is a network. */
  async add(told: OpenMarkItem['open_mark']): Promise<void> {
    await this.#vault.put('told_marks', crypto.randomUUID(), told);
  }

  async due(): Promise<OpenMarkItem[]> {
    const kept = await this.#vault.list('told_marks');
    // What was opened goes before what closes it.
    const items = kept.map(({ id, value: { mark, level, is_open } }) => ({
      item_id: id,
      kind: 'open_mark' as const,
      open_mark: { mark, level, is_open },
    }));
    return items.sort((one, other) => Number(other.open_mark.is_open) - Number(one.open_mark.is_open));
  }

  async markSent(itemIds: ReadonlySet<string>): Promise<void> {
    for (const id of await this.#vault.ids('told_marks')) if (itemIds.has(id)) await this.#vault.remove('told_marks', id);
  }
}
