import { decodeBase64 } from '@titian/sealing';
import type { Hub } from '../hub/requests.ts';
import { HubError } from '../hub/requests.ts';

/** What `GET /organisation/key` says. Nothing in it is believed before it is checked against the member's own file. */
export interface OrganisationKeyFacts {
  readonly organisationId: string;
  readonly name: string;
  readonly recipient: string | null;
  readonly fingerprint: string | null;
  readonly isListed: boolean;
  /** Of this member; null when the organisation has a key but this member has no file yet. */
  readonly memberFile: Uint8Array | null;
  readonly rootJwk: unknown;
  readonly keys: string;
}

export async function getOrganisationKey(hub: Hub): Promise<OrganisationKeyFacts> {
  const from = await hub.getJson('/organisation/key');
  if (typeof from !== 'object' || from === null) throw new HubError('hub.failed', 200);
  const facts = from as Record<string, unknown>;
  return {
    organisationId: text(facts['organisation_id']),
    name: text(facts['name']),
    recipient: optionalText(facts['recipient']),
    fingerprint: optionalText(facts['fingerprint']),
    isListed: facts['listed'] === true,
    memberFile: typeof facts['member_file'] === 'string' ? readFile(facts['member_file']) : null,
    rootJwk: facts['root_jwk'],
    keys: text(facts['keys']),
  };
}

function readFile(encoded: string): Uint8Array {
  try {
    return decodeBase64(encoded);
  } catch {
    throw new HubError('hub.failed', 200);
  }
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new HubError('hub.failed', 200);
  return value;
}

function optionalText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
