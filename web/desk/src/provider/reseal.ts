/** What is open and sealed to an organisation's older key, sealed anew for the listed one: packages, or a body's complaints. */
import { isComplaints } from '@titian/contracts/complaints';
import { isInbox } from '@titian/contracts/inbox';
import { encodeBase64, listGenerations, sha256Hex } from '@titian/sealing';
import { openText } from '@titian/sealing/complaints';
import { openPackage, resealPackage } from '@titian/sealing/packages';
import { codeOf } from '../hub/say.ts';
import { type Hub, readAnswer } from '../hub/requests.ts';
import { type Believed, believe, type Memory } from './known-trust.ts';
import type { OpenedKey, OpenedKeys } from './open-package.ts';
import type { OrganisationKeyFacts } from './organisation.ts';

/** What became of open things that are sealed to an older key. */
export interface Resealed {
  readonly sealed: number;
  /** Codes of those that could not be. */
  readonly failed: readonly string[];
  /** Those whose older key is not open here. */
  readonly left: number;
}

/** Something open that the hub holds sealed for this organisation. */
export interface SealedThing {
  readonly recipient: string;
  /** Where its bytes are fetched, and where they are left when sealed anew. */
  readonly fetchFrom: string;
  readonly leaveAt: string;
  /** Opens it and refuses whatever is not what it should be. */
  readonly check: (sealed: Uint8Array, key: OpenedKey, believed: Believed) => Promise<unknown>;
}

export type ListOpen = (hub: Hub) => Promise<readonly SealedThing[]>;

/**
 * Seals everything open of an older key anew for the listed one, if both are open here. The listed key is the one the
 * country signed for this organisation *and* the one in this member's own file: a hub cannot name another. Each thing is
 * opened and checked first, and what is inside stays as it was, byte for byte.
 */
export async function resealOpen(
  hub: Hub,
  facts: OrganisationKeyFacts,
  keys: OpenedKeys,
  memory: Memory,
  listOpen: ListOpen,
): Promise<Resealed> {
  const believed = await believe(facts, keys[0].rootThumbprint, memory);
  const entry = believed.list?.recipients.find((each) => each.organisationId === facts.organisationId);
  const target = keys.find((key) => key.fingerprint === entry?.fingerprint && key.recipient === entry.recipient);
  if (target === undefined) return { sealed: 0, failed: [], left: 0 };
  const waiting = (await listOpen(hub)).filter((each) => each.recipient !== target.fingerprint);
  const failed: string[] = [];
  let [sealed, left] = [0, 0];
  for (const each of waiting) {
    const key = keys.find(({ fingerprint }) => fingerprint === each.recipient);
    if (key === undefined) {
      left += 1;
      continue;
    }
    try {
      const before = await hub.getBytes(each.fetchFrom);
      await each.check(before, key, believed);
      const ciphertext = await resealPackage(before, key.identity, target.recipient);
      await hub.post(each.leaveAt, {
        recipient: target.fingerprint,
        before: await sha256Hex(before),
        ciphertext: encodeBase64(ciphertext),
      });
      sealed += 1;
    } catch (error) {
      failed.push(codeOf(error));
    }
  }
  return { sealed, failed, left };
}

const OPEN = new Set(['released', 'delivered', 'opened', 'accepted']);

/** A provider's packages that are not closed. */
export const listOpenPackages: ListOpen = async (hub) => {
  const rows = await listAll(hub, '/packages', isInbox, ({ packages }) => packages);
  return rows
    .filter(({ status }) => OPEN.has(status))
    .map((row) => ({
      recipient: row.recipient,
      fetchFrom: `/packages/${row.item_id}/ciphertext`,
      leaveAt: `/packages/${row.item_id}/reseal`,
      check: (sealed, key, { trust, list }) => {
        const former = list === null ? [] : listGenerations(list, key.fingerprint);
        return openPackage(sealed, key.identity, trust, { ...row, former });
      },
    }));
};

/** An independent body's complaints that are not closed. Nobody signed them: they only have to open and be readable. */
export const listOpenComplaints: ListOpen = async (hub) => {
  const rows = await listAll(hub, '/complaints', isComplaints, ({ complaints }) => complaints);
  return rows.map((row) => ({
    recipient: row.recipient,
    fetchFrom: `/complaints/${row.complaint_id}/reseal`,
    leaveAt: `/complaints/${row.complaint_id}/reseal`,
    check: (sealed, key) => openText(sealed, key.identity),
  }));
};

const PAGE = 200;

/** Every row, page after page; raises `hub.failed` where a page of them is something else. */
export async function listAll<Answer, Row>(
  hub: Hub,
  path: string,
  isAnswer: (value: unknown) => value is Answer,
  rowsOf: (answer: Answer) => readonly Row[],
): Promise<readonly Row[]> {
  const found: Row[] = [];
  const join = path.includes('?') ? '&' : '?';
  for (;;) {
    const rows = rowsOf(await readAnswer(hub.getJson(`${path}${join}limit=${PAGE}&offset=${found.length}`), isAnswer));
    found.push(...rows);
    if (rows.length < PAGE) return found;
  }
}
