import { decodeBase64 } from '@titian/sealing';
import type { Hub } from '../hub/requests.ts';
import { HubError } from '../hub/requests.ts';

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

export async function getOrganisationKey(hub: Hub): Promise<OrganisationKeyFacts> {
  const facts = record(await hub.getJson('/organisation/key'));
  return {
    organisationId: text(facts['organisation_id']),
    name: text(facts['name']),
    fingerprint: optionalText(facts['fingerprint']),
    generations: list(facts['generations']).map(readGeneration),
    members: list(facts['members']).map(readMember),
    rootJwk: facts['root_jwk'],
    keys: text(facts['keys']),
    recipients: optionalText(facts['recipients']),
  };
}

function readGeneration(value: unknown): Generation {
  const from = record(value);
  const state = text(from['state']);
  if (state !== 'pending' && state !== 'listed' && state !== 'ended') throw new HubError('hub.failed', 200);
  return {
    recipient: text(from['recipient']),
    fingerprint: text(from['fingerprint']),
    state,
    memberFile: typeof from['member_file'] === 'string' ? readFile(from['member_file']) : null,
  };
}

function readMember(value: unknown): Member {
  const from = record(value);
  return { id: text(from['id']), name: text(from['name']), isSelf: from['is_self'] === true, opens: list(from['opens']).map(text) };
}

export function readFile(encoded: string): Uint8Array {
  try {
    return decodeBase64(encoded);
  } catch {
    throw new HubError('hub.failed', 200);
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HubError('hub.failed', 200);
  return value as Record<string, unknown>;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new HubError('hub.failed', 200);
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new HubError('hub.failed', 200);
  return value;
}

function optionalText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
