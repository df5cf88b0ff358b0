import { deleteDB } from 'idb';
import { asStorageError } from '../errors.ts';
import { allOrNothing, type EndedBy, type Enrolment, healthName, openShared, type SharedDatabase } from './shared.ts';
import { openVaultDatabase, vaultName } from './vault.ts';

/** What stays of an ended enrolment while sealed items of it wait: enough to hand them over, and no word of the officer. */
function stripped(enrolment: Enrolment, endedAt: string, by: EndedBy): Enrolment {
  const { enrolment_id, hub_id, hub_name, country, root_jwk, root_thumbprint, enrolled_at } = enrolment;
  const ended = { ended_at: enrolment.ended_at ?? endedAt, ended_by: enrolment.ended_by ?? by };
  return { enrolment_id, hub_id, hub_name, country, label: '', root_jwk, root_thumbprint, enrolled_at, ...ended };
}

/**
 * Deletes what one officer's enrolment has on this phone: the vault with its key, drafts and counts, certificate, name,
 * how referrals stand. `by` says who wanted it: the hub, or the officer who wipes quickly. Other officers' enrolments and the public releases stay. Sealed items stay too, unreadable, until
 * the hub has set them apart: a person may be waiting for help. May be run again, after a killed app for instance.
 */
export async function wipeEnrolment(shared: SharedDatabase, enrolmentId: string, endedAt: string, by: EndedBy = 'hub'): Promise<void> {
  const write = shared.transaction(['enrolments', 'attempts', 'responsibility', 'settings'], 'readwrite');
  await allOrNothing(write, async () => {
    const enrolment = await write.objectStore('enrolments').get(enrolmentId);
    if (enrolment) await write.objectStore('enrolments').put(stripped(enrolment, endedAt, by));
    await write.objectStore('attempts').delete(enrolmentId);
    await write.objectStore('settings').delete(healthName(enrolmentId));
    const referrals = write.objectStore('responsibility');
    for (const row of await referrals.getAll()) {
      if (row.enrolment_id === enrolmentId) await referrals.delete(row.referral_id);
    }
  });
  await wipeVault(enrolmentId);
}

/** The last of an ended enrolment; false, and nothing is touched, while a sealed item of it is here. */
export async function forgetEnrolment(shared: SharedDatabase, enrolmentId: string): Promise<boolean> {
  const write = shared.transaction(['enrolments', 'transport', 'outbox'], 'readwrite');
  return allOrNothing(write, async () => {
    const rows = await write.objectStore('outbox').getAll();
    if (rows.some((row) => row.enrolment_id === enrolmentId)) return false;
    await write.objectStore('transport').delete(enrolmentId);
    await write.objectStore('enrolments').delete(enrolmentId);
    return true;
  });
}

/** Ends what a killed app began: vaults of ended enrolments that are still here. Answers these enrolments. */
export async function finishWipes(): Promise<Enrolment[]> {
  const shared = await openShared();
  try {
    const ended = (await shared.getAll('enrolments')).filter((enrolment) => enrolment.ended_at !== undefined);
    for (const { enrolment_id, ended_at } of ended) await wipeEnrolment(shared, enrolment_id, ended_at ?? '');
    return ended;
  } finally {
    shared.close();
  }
}

/** Emptied first, so that nothing is left though another tab holds the database open; then deleted. */
async function wipeVault(enrolmentId: string): Promise<void> {
  const database = await openVaultDatabase(enrolmentId);
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
