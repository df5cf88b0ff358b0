import { isOrganisationKey } from '@titian/contracts/organisation-key';
import { decodeBase64 } from '@titian/sealing';
import { type Hub, HubError, readAnswer } from '../hub/requests.ts';

/** One key the organisation has or had, with this member's own locked file of it. */
export interface Generation {
  readonly recipient: string;
  readonly fingerprint: string;
  readonly state: 'pending' | 'listed' | 'ended';
  readonly memberFile: Uint8Array | null;
}

/** A member, and the fingerprints of the keys they have a locked file of. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly isSelf: boolean;
  readonly opens: readonly string[];
}

/** What `GET /organisation/key` says. Nothing in it is believed before it is checked against the member's own file. */
export interface OrganisationKeyFacts {
  readonly organisationId: string;
  readonly name: string;
  /** Fingerprint of the key in use, or waiting to be. */
  readonly fingerprint: string | null;
  /** From the newest. */
  readonly generations: readonly Generation[];
  readonly members: readonly Member[];
  readonly rootJwk: unknown;
  readonly keys: string;
  /** The country's signed list; null while the hub has none that verifies. */
  readonly recipients: string | null;
}

/** Raises `hub.failed` where the hub says something else. */
export async function getOrganisationKey(hub: Hub): Promise<OrganisationKeyFacts> {
  const facts = await readAnswer(hub.getJson('/organisation/key'), isOrganisationKey);
  return {
    organisationId: facts.organisation_id,
    name: facts.name,
    fingerprint: facts.fingerprint || null,
    generations: facts.generations.map(({ recipient, fingerprint, state, member_file }) => ({
      recipient,
      fingerprint,
      state,
      memberFile: member_file === null ? null : readFile(member_file),
    })),
    members: facts.members.map(({ id, name, is_self, opens }) => ({ id, name, isSelf: is_self, opens })),
    rootJwk: facts.root_jwk,
    keys: facts.keys,
    recipients: facts.recipients || null,
  };
}

export function readFile(encoded: string): Uint8Array {
  try {
    return decodeBase64(encoded);
  } catch {
    throw new HubError('hub.failed', 200);
  }
}
