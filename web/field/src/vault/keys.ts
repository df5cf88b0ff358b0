import { generatePrivateJwk, generateSigningKey, type PrivateJwk, type SigningKey } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import type { SharedDatabase } from './shared.ts';
import type { Vault } from './vault.ts';

export type { PrivateJwk, PublicJwk, SigningKey } from '@titian/sealing';

/** The key that signs packages: readable once, to be put into the vault. */
export function makeOfficerKey(): Promise<PrivateJwk> {
  return generatePrivateJwk();
}

/** The key that signs requests and nothing else. It cannot be exported, and works while the vault is locked. */
export function makeTransportKey(): Promise<SigningKey> {
  return generateSigningKey();
}

/** The officer's key for one act of sealing; raises `enrol.unknown` when the vault holds none. */
export async function openOfficerKey(vault: Vault): Promise<PrivateJwk> {
  const key = await vault.get('officer', 'signing');
  if (!key) throw new FieldError('enrol.unknown');
  return key;
}

export async function openTransportKey(shared: SharedDatabase, enrolmentId: string): Promise<SigningKey> {
  const row = await shared.get('transport', enrolmentId);
  if (!row) throw new FieldError('enrol.unknown');
  return row.key;
}
