/** From sealed bytes to what they say: nothing is returned before the whole chain of trust has been checked. */
import { Trust } from '@titian/sealing';
import type { OpenedMemberFile } from '@titian/sealing/members';
import { openMemberFile } from '@titian/sealing/members';
import { openPackage } from '@titian/sealing/packages';
import type { Hub } from '../hub/requests.ts';
import type { OrganisationKeyFacts } from './organisation.ts';
import { type PackagePayload, readPayload } from './payload.ts';

/** What the page says of the package: the envelope, as the hub has it. */
export interface Envelope {
  readonly itemId: string;
  readonly referralId: string;
  readonly recipient: string;
  readonly position: number;
}

export interface OpenedReferral {
  readonly station: string;
  readonly release: string;
  readonly position: number;
  readonly payload: PackagePayload;
  readonly trust: Trust;
}

export class NoKeyFile extends Error {}

/** Opens this member's file. Wrong words raise `member_file.unopenable`, misspelt ones `phrase.malformed`. */
export async function unlock(facts: OrganisationKeyFacts, phrase: string): Promise<OpenedMemberFile> {
  if (facts.memberFile === null) throw new NoKeyFile();
  return openMemberFile(facts.memberFile, phrase);
}

/**
 * Fetches the sealed bytes and opens them. The root is the one pinned in the member's own file, never the one the hub
 * names; a hub that shows other keys is refused with `root.mismatch` or a signature error.
 */
export async function openReferral(
  hub: Hub,
  facts: OrganisationKeyFacts,
  key: OpenedMemberFile,
  envelope: Envelope,
): Promise<OpenedReferral> {
  const trust = await Trust.fromKeys(facts.keys, key.rootThumbprint, facts.rootJwk);
  const sealed = await hub.getBytes(`/packages/${envelope.itemId}/ciphertext`);
  const opened = await openPackage(sealed, key.identity, trust, {
    referral_id: envelope.referralId,
    recipient: envelope.recipient,
    position: envelope.position,
  });
  return {
    station: opened.certificate.station.name,
    release: opened.claims.release,
    position: opened.claims.position,
    payload: readPayload(opened.claims.payload),
    trust,
  };
}
