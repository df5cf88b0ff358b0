import { deleteDB } from 'idb';
import { asStorageError, FieldError } from '../errors.ts';
import { allOrNothing, type EndedBy, type Enrolment, healthName, openShared, type SharedDatabase } from './shared.ts';
import { ADDING, listVaults, openExisting, vaultName } from './vault.ts';

/** What stays of an ended enrolment while sealed items of it wait: enough to hand them over, and no word of the officer. */
function stripped(enrolment: Enrolment, endedAt: string, by: EndedBy): Enrolment {
  const { enrolment_id, hub_id, hub_name, country, root_jwk, root_thumbprint, enrolled_at } = enrolment;
  const ended = { ended_at: enrolment.ended_at ?? endedAt, ended_by: enrolment.ended_by ?? by };
  return { enrolment_id, hub_id, hub_name, country, label: '', root_jwk, root_thumbprint, enrolled_at, ...ended };
}

/**
 * Deletes what one officer's enrolment has on this phone: the vault with its key, drafts and counts, certificate, name,
 * how referrals stand. `by` says who wanted it: the hub, or the officer who wipes quickly. Other officers' enrolments and the public releases stay. Sealed items stay too, unreadable, until
 * the hub has set them apart: a person may be waiting for help.
 *
 * First it writes down that the enrolment is ended: whatever kills the app after that, the next start ends what was
 * begun. Where a full phone has no room for this, the key goes first all the same, and that makes the room.
 */
export async function wipeEnrolment(shared: SharedDatabase, enrolmentId: string, endedAt: string, by: EndedBy = 'hub'): Promise<void> {
  const problem = await markEnded(shared, enrolmentId, endedAt, by).catch((error: unknown) => asStorageError(error));
  await wipeVault(enrolmentId);
  if (problem) await markEnded(shared, enrolmentId, endedAt, by);
  const write = shared.transaction(['attempts', 'responsibility', 'settings'], 'readwrite');
  await allOrNothing(write, async () => {
    await write.objectStore('attempts').delete(enrolmentId);
    await write.objectStore('settings').delete(healthName(enrolmentId));
    const referrals = write.objectStore('responsibility');
    for (const row of await referrals.getAll()) {
      if (row.enrolment_id === enrolmentId) await referrals.delete(row.referral_id);
    }
  });
}

/** On the disk before anything else is touched. */
async function markEnded(shared: SharedDatabase, enrolmentId: string, endedAt: string, by: EndedBy): Promise<void> {
  const write = shared.transaction('enrolments', 'readwrite', { durability: 'strict' });
  await allOrNothing(write, async () => {
    const enrolment = await write.store.get(enrolmentId);
    if (enrolment) await write.store.put(stripped(enrolment, endedAt, by));
  });
}

/** The last of an ended enrolment; false, and nothing is touched, while a sealed item of it is here. */
export async function forgetEnrolment(shared: SharedDatabase, enrolmentId: string): Promise<boolean> {
  const write = shared.transaction(['enrolments', 'transport', 'outbox', 'sealed'], 'readwrite');
  return allOrNothing(write, async () => {
    const rows = [...(await write.objectStore('outbox').getAll()), ...(await write.objectStore('sealed').getAll())];
    if (rows.some((row) => row.enrolment_id === enrolmentId)) return false;
    await write.objectStore('transport').delete(enrolmentId);
    await write.objectStore('enrolments').delete(enrolmentId);
    return true;
  });
}

/**
 * Ends what a killed app began: vaults of ended enrolments that are still here, and vaults of none, as where an app died
 * between making one and writing the enrolment down. Answers the ended enrolments.
 */
export async function finishWipes(): Promise<Enrolment[]> {
  const shared = await openShared();
  try {
    const all = await shared.getAll('enrolments');
    const ended = all.filter((enrolment) => enrolment.ended_at !== undefined);
    for (const { enrolment_id, ended_at } of ended) await wipeEnrolment(shared, enrolment_id, ended_at ?? '');
    await wipeStrays();
    return ended;
  } finally {
    shared.close();
  }
}

/** Not while another tab is just adding an officer, nor where the browser cannot say so. */
async function wipeStrays(): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return;
  await navigator.locks.request(ADDING, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const vaults = await listVaults();
    if (!vaults) return;
    const shared = await openShared();
    try {
      const known = new Set(await shared.getAllKeys('enrolments'));
      for (const enrolmentId of vaults) if (!known.has(enrolmentId)) await wipeVault(enrolmentId);
    } finally {
      shared.close();
    }
  });
}

/** Emptied first, so that nothing is left though another tab holds the database open; then deleted. */
export async function wipeVault(enrolmentId: string): Promise<void> {
  const database = await openExisting(enrolmentId).catch((error: unknown) => {
    if (error instanceof FieldError && error.code === 'vault.missing') return null;
    throw error;
  });
  if (!database) return;
  try {
    const write = database.transaction(['slots', 'records'], 'readwrite');
    await allOrNothing(write, async () => {
      await write.objectStore('slots').clear();
      await write.objectStore('records').clear();
    });
  } finally {
    database.close();
  }
  try {
    await new Promise<void>((resolve, reject) => {
      deleteDB(vaultName(enrolmentId), { blocked: () => resolve() }).then(resolve, reject);
    });
  } catch (error) {
    throw asStorageError(error);
  }
}
