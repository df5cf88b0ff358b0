import { payloadDigest, Trust } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { allOrNothing, type Enrolment, type HubLibrary, type SharedDatabase } from '../vault/shared.ts';

export interface Root {
  readonly thumbprint: string;
  readonly jwk: JsonWebKey;
}

/** A refusal of the sealing room in the field's own codes. */
export function asTrustError(error: unknown, scope: string): FieldError {
  if (error instanceof FieldError) return error;
  const reason = codeOf(error);
  if (reason === 'sequence.lower') return new FieldError('release.lower_sequence', { scope }, { cause: error });
  const isScope = reason === 'scope.wrong' || reason === 'kind.wrong' || reason === 'key.out_of_scope';
  return new FieldError(isScope ? 'release.wrong_scope' : 'release.not_trusted', { scope, reason }, { cause: error });
}

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** What was believed before, by kind and scope: the newest sequence of each, and the digest of what had it. */
export type Known = Pick<HubLibrary, 'sequences' | 'digests'>;
export const NOTHING_KNOWN: Known = { sequences: {} };

/** The list of keys, believed under the pinned root only, and never one older than known, nor another under its sequence. */
export async function openTrust(keys: string, root: Root, hubId: string, known: Known): Promise<Trust> {
  try {
    return await Trust.fromKeys(keys, root.thumbprint, root.jwk, known.sequences['keys'], hubId, known.digests?.['keys']);
  } catch (error) {
    throw asTrustError(error, hubId);
  }
}

/** The keys believed today for the hub of an enrolment, checked again under the pinned root. */
export async function openHubTrust(
  shared: SharedDatabase,
  enrolment: Pick<Enrolment, 'hub_id' | 'root_jwk' | 'root_thumbprint'>,
): Promise<Trust> {
  const held = await shared.get('libraries', enrolment.hub_id);
  if (!held) throw new FieldError('enrol.unknown');
  const root = { thumbprint: enrolment.root_thumbprint, jwk: enrolment.root_jwk };
  return openTrust(held.keys, root, enrolment.hub_id, held);
}

/** A row with another list of keys, unless what it knows is newer, or is another one under the same sequence. */
export function withKeys(held: HubLibrary, keys: string, sequence: number, digest: string): HubLibrary {
  const known = held.sequences['keys'] ?? 0;
  const isOther = known === sequence && ![undefined, digest].includes(held.digests?.['keys']);
  if (known > sequence || isOther) return held;
  return { ...held, keys, sequences: { ...held.sequences, keys: sequence }, digests: { ...held.digests, keys: digest } };
}

/** A newer list of keys, believed under the pinned root only and kept. Raises a refusal of `openTrust`; then nothing changes. */
export async function renewKeys(
  shared: SharedDatabase,
  enrolment: Pick<Enrolment, 'hub_id' | 'root_jwk' | 'root_thumbprint'>,
  keys: string,
): Promise<Trust> {
  const root = { thumbprint: enrolment.root_thumbprint, jwk: enrolment.root_jwk };
  const trust = await openTrust(keys, root, enrolment.hub_id, (await shared.get('libraries', enrolment.hub_id)) ?? NOTHING_KNOWN);
  const digest = await payloadDigest(keys);
  const write = shared.transaction('libraries', 'readwrite');
  await allOrNothing(write, async () => {
    const held = await write.store.get(enrolment.hub_id);
    if (held) await write.store.put(withKeys(held, keys, trust.sequence, digest));
  });
  return trust;
}
