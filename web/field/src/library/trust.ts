import { Trust } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { allOrNothing, type Enrolment, type SharedDatabase } from '../vault/shared.ts';

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

/** The list of keys, believed under the pinned root only, and never one older than known. */
export async function openTrust(keys: string, root: Root, hubId: string, knownSequence: number): Promise<Trust> {
  try {
    return await Trust.fromKeys(keys, root.thumbprint, root.jwk, knownSequence, hubId);
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
  return openTrust(held.keys, root, enrolment.hub_id, held.sequences['keys'] ?? 0);
}

/** A newer list of keys, believed under the pinned root only and kept. Raises a refusal of `openTrust`; then nothing changes. */
export async function renewKeys(
  shared: SharedDatabase,
  enrolment: Pick<Enrolment, 'hub_id' | 'root_jwk' | 'root_thumbprint'>,
  keys: string,
): Promise<Trust> {
  const root = { thumbprint: enrolment.root_thumbprint, jwk: enrolment.root_jwk };
  const known = (await shared.get('libraries', enrolment.hub_id))?.sequences['keys'] ?? 0;
  const trust = await openTrust(keys, root, enrolment.hub_id, known);
  const write = shared.transaction('libraries', 'readwrite');
  await allOrNothing(write, async () => {
    const held = await write.store.get(enrolment.hub_id);
    if (!held || (held.sequences['keys'] ?? 0) > trust.sequence) return;
    await write.store.put({ ...held, keys, sequences: { ...held.sequences, keys: trust.sequence } });
  });
  return trust;
}
