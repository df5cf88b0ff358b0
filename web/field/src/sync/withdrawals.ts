import type { Vault } from '../vault/vault.ts';

/** One item of a batch: the person takes a referral back. */
export interface WithdrawalItem {
  readonly item_id: string;
  readonly kind: 'withdrawal';
  readonly withdrawal: { readonly proof: string };
}

/** Referrals that persons take back at this phone, kept in the vault until the hub has each. */
export class Withdrawals {
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** When this resolves it survives a killed app and goes as soon as there is a network. */
  async add(withdrawal: { readonly proof: string }): Promise<void> {
    await this.#vault.put('withdrawals', crypto.randomUUID(), withdrawal);
  }

  async due(): Promise<WithdrawalItem[]> {
    const kept = await this.#vault.list('withdrawals');
    return kept.map(({ id, value }) => ({ item_id: id, kind: 'withdrawal', withdrawal: { proof: value.proof } }));
  }

  async markSent(itemIds: ReadonlySet<string>): Promise<void> {
    for (const id of await this.#vault.ids('withdrawals')) if (itemIds.has(id)) await this.#vault.remove('withdrawals', id);
  }
}
