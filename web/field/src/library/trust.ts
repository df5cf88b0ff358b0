import { FieldError } from '../errors.ts';
import type { Enrolment, SharedDatabase } from '../vault/shared.ts';

/** What a signed thing must be before it is believed. */
export interface Expected {
  readonly kind: string;
  readonly scope: string;
  readonly role: 'publisher' | 'country' | 'hub';
  readonly knownSequence?: number;
}

/** The part of the sealing room that the field app leans on. */
export interface TrustPort {
  /** Sequence of the list of keys itself. */
  readonly sequence: number;
  verify(jws: string, expected: Expected): Promise<Readonly<Record<string, unknown>>>;
}

export interface Root {
  readonly thumbprint: string;
  readonly jwk: JsonWebKey;
}

export type OpenTrust = (keys: string, root: Root, knownSequence: number) => Promise<TrustPort>;

/** A refusal of the sealing room in the field's own codes. */
export function asTrustError(error: unknown, scope: string): FieldError {
  if (error instanceof FieldError) return error;
  const reason = codeOf(error);
  if (reason === 'sequence.lower') return new FieldError('release.lower_sequence', { scope }, { cause: error });
  if (reason === 'scope.wrong' || reason === 'kind.wrong') return new FieldError('release.wrong_scope', { scope, reason }, { cause: error });
  return new FieldError('release.not_trusted', { scope, reason }, { cause: error });
}

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** The sealing room, loaded when first needed. */
export const openSealingTrust: OpenTrust = async (keys, root, knownSequence) => {
  const { Trust } = await import('@titian/sealing');
  return Trust.fromKeys(keys, root.thumbprint, root.jwk, knownSequence);
};

/** The keys believed today for the hub of an enrolment, checked again under the pinned root. */
export async function openHubTrust(
  shared: SharedDatabase,
  enrolment: Pick<Enrolment, 'hub_id' | 'root_jwk' | 'root_thumbprint'>,
  open: OpenTrust = openSealingTrust,
): Promise<TrustPort> {
  const held = await shared.get('libraries', enrolment.hub_id);
  if (!held) throw new FieldError('enrol.unknown');
  try {
    return await open(held.keys, { thumbprint: enrolment.root_thumbprint, jwk: enrolment.root_jwk }, held.sequences['keys'] ?? 0);
  } catch (error) {
    throw asTrustError(error, enrolment.hub_id);
  }
}
