/** From sealed bytes to what they say: nothing is returned before the whole chain of trust has been checked. */
import { fingerprint, listGenerations, SealingError, type Trust } from '@titian/sealing';
import type { OpenedMemberFile } from '@titian/sealing/members';
import { openMemberFile } from '@titian/sealing/members';
import { openPackage } from '@titian/sealing/packages';
import { normalisePhrase } from '@titian/sealing/words';
import type { Hub } from '../hub/requests.ts';
import { believe, type Memory } from './known-trust.ts';
import type { OrganisationKeyFacts } from './organisation.ts';
import { type PackagePayload, readPayload } from './payload.ts';
import { checkOfficers, type HubWord, type WithoutYes } from './two-officers.ts';

/** What the page says of the package: the envelope, as the hub has it. */
export interface Envelope {
  readonly itemId: string;
  readonly referralId: string;
  readonly recipient: string;
  readonly position: number;
  /** Who else signed it, where it goes without the person's yes. */
  readonly word?: HubWord | null;
}

/** One of the organisation's keys, opened. */
export interface OpenedKey extends OpenedMemberFile {
  readonly fingerprint: string;
}

/** Every key that a member's words opened; at least one, all made under the same root. */
export type OpenedKeys = readonly [OpenedKey, ...OpenedKey[]];

export interface OpenedReferral {
  readonly station: string;
  readonly release: string;
  readonly position: number;
  /** As the phone signed it, whole, with whatever a newer one says besides. */
  readonly payload: PackagePayload;
  /** Null where the person said yes, and on paper, where no second officer's signature is. */
  readonly withoutYes: WithoutYes | null;
  readonly trust: Trust;
}

export class NoKeyFile extends Error {}

/** The member's words are right, but they are for other keys than the one this package is sealed to. */
export class OtherKey extends Error {}

/** As `openFiles`, and all under one root: else `member_file.wrong_root`. */
export async function unlock(facts: OrganisationKeyFacts, phrase: string): Promise<OpenedKeys> {
  const keys = await openFiles(facts, phrase);
  if (keys.some((key) => key.rootThumbprint !== keys[0].rootThumbprint)) throw new SealingError('member_file.wrong_root');
  return keys;
}

/**
 * Opens this member's files of all the organisation's keys that the words open, whatever root each was made under.
 * Misspelt words raise `phrase.malformed`, wrong ones `member_file.unopenable`.
 */
export async function openFiles(facts: OrganisationKeyFacts, phrase: string): Promise<OpenedKeys> {
  const files = facts.generations.flatMap(({ memberFile, fingerprint: mark }) => (memberFile ? [{ memberFile, mark }] : []));
  if (files.length === 0) throw new NoKeyFile();
  normalisePhrase(phrase);
  const opened: OpenedKey[] = [];
  let problem: unknown = null;
  for (const { memberFile, mark } of files) {
    try {
      const file = await openMemberFile(memberFile, phrase);
      if ((await fingerprint(file.recipient)) !== mark) throw new SealingError('member_file.malformed');
      opened.push({ ...file, fingerprint: mark });
    } catch (error) {
      problem ??= error;
    }
  }
  const [first, ...others] = opened;
  if (first === undefined) throw problem;
  return [first, ...others];
}

/** The keys of two sets of words together, each once. `member_file.wrong_root` when they were made under two roots. */
export function joinKeys(before: OpenedKeys, more: OpenedKeys): OpenedKeys {
  if (more.some((key) => key.rootThumbprint !== before[0].rootThumbprint)) throw new SealingError('member_file.wrong_root');
  return [...before, ...more.filter((key) => !before.some((each) => each.fingerprint === key.fingerprint))] as const;
}

/**
 * Fetches the sealed bytes and opens them. The root is the one pinned in the member's own file, never the one the hub
 * names; a hub that shows other keys, or an older list than before, is refused.
 */
export async function openReferral(
  hub: Hub,
  facts: OrganisationKeyFacts,
  keys: OpenedKeys,
  envelope: Envelope,
  memory: Memory,
): Promise<OpenedReferral> {
  const { trust, list } = await believe(facts, keys[0].rootThumbprint, memory);
  const key = keys.find((each) => each.fingerprint === envelope.recipient);
  // Without an own key of that name the bytes are tried all the same: whatever is wrong is then told by its true name.
  if (key === undefined && facts.generations.some((each) => each.fingerprint === envelope.recipient)) throw new OtherKey();
  const sealed = await hub.getBytes(`/packages/${envelope.itemId}/ciphertext`);
  const opened = await openPackage(sealed, (key ?? keys[0]).identity, trust, {
    referral_id: envelope.referralId,
    recipient: envelope.recipient,
    position: envelope.position,
    former: list === null ? [] : listGenerations(list, (key ?? keys[0]).fingerprint),
  });
  const payload = readPayload(opened.claims.payload);
  return {
    station: opened.certificate.station.name,
    release: opened.claims.release,
    position: opened.claims.position,
    payload,
    withoutYes: await checkOfficers(opened, payload, envelope.word ?? null, { trust, list }),
    trust,
  };
}
