/**
 * What officers sign who send a referral without the person's yes.
 *
 * Each signs the same statement with their own officer key, as a compact JWS with a detached payload (RFC 7515 appendix
 * F). Whoever checks it writes the statement anew from what lies before them, the hub from the envelope and the provider
 * from the opened package: a signature over another referral, ground, recipient, level or package does not fit.
 * See docs/security/protocol.md.
 */
import { canonicalJson, encodeBase64url, sha256Hex } from './encoding';
import { type Certificate, verifyCertificate } from './enrolments';
import { SealingError } from './errors';
import { type SigningKey, thumbprint } from './keys';
import { checkSignature, readUnverified, sign } from './signed';
import type { Trust } from './trust';

export type Ground = 'threat_to_life' | 'child' | 'incapacity';

/** What is agreed on. `recipient` is the fingerprint it is first sealed to; `package` the digest of its claims. */
export type WithoutConsent = {
  readonly referral_id: string;
  readonly ground: Ground;
  readonly recipient: string;
  readonly level: string;
  readonly package: string;
};

/** SHA-256 of a package's claims as the first officer signs them. */
export function claimsDigest(claims: object): Promise<string> {
  return sha256Hex(canonicalJson(claims));
}

/** One officer's signature: header and signature, with nothing between the two points. */
export async function signWithoutConsent(statement: WithoutConsent, officerKey: SigningKey): Promise<string> {
  const [header, , signature] = (await sign(payloadOf(statement), officerKey)).split('.');
  return `${header ?? ''}..${signature ?? ''}`;
}

/**
 * Returns if this officer's key signed exactly this statement. Refuses `signature.unreadable`, also where a payload stands
 * between the points, `signature.algorithm`, `key.unknown` and `signature.invalid`.
 */
export async function checkWithoutConsent(signature: string, statement: WithoutConsent, officerJwk: object): Promise<void> {
  if (readUnverified(signature).header['kid'] !== (await thumbprint(officerJwk))) throw new SealingError('key.unknown');
  const [header, payload, tail] = signature.split('.');
  if (payload !== '') throw new SealingError('signature.unreadable');
  await checkSignature(`${header ?? ''}.${encodeBase64url(canonicalJson(payloadOf(statement)))}.${tail ?? ''}`, officerJwk);
}

/**
 * The second officer's certificate, if they signed the statement and are somebody else than the first. `first` is the
 * checked certificate of whoever sealed the package. Refuses what `Trust.verify` and `checkWithoutConsent` refuse,
 * `officer.unnamed` where a certificate of before names no officer, and `officer.same`.
 */
export async function verifySecond(
  { signature, certificate }: { readonly signature: string; readonly certificate: string },
  statement: WithoutConsent,
  first: Certificate,
  trust: Trust,
): Promise<Certificate> {
  const second = await verifyCertificate(certificate, trust);
  await checkWithoutConsent(signature, statement, second.officerJwk);
  if (first.officer === null || second.officer === null) throw new SealingError('officer.unnamed');
  if (first.officer === second.officer) throw new SealingError('officer.same');
  return second;
}

/** Its members alone: what a caller's object holds besides is not signed. */
function payloadOf(statement: WithoutConsent): { readonly kind: 'without_consent' } & WithoutConsent {
  const { referral_id, ground, recipient, level } = statement;
  return { kind: 'without_consent', referral_id, ground, recipient, level, package: statement.package };
}
