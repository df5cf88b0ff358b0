/**
 * Keys, signatures and trust, without age and without the word list, so that the shell of the field
 * app stays small. `@titian/sealing/packages`, `/members` and `/words` are loaded when needed.
 */
export {
  type Bytes,
  canonicalJson,
  decodeBase64,
  decodeBase64url,
  encodeBase64,
  encodeBase64url,
  formatInstant,
  type Json,
  parseInstant,
  type Payload,
  sha256Hex,
} from './encoding';
export { type Certificate, verifyCertificate } from './enrolments';
export { type Code, CODES, SealingError } from './errors';
export {
  generatePrivateJwk,
  generateSigningKey,
  importSigningKey,
  type PrivateJwk,
  publicPart,
  type PublicJwk,
  type SigningKey,
  thumbprint,
} from './keys';
export { type Receipt, type Standing, verifyReceipt, verifyStanding } from './receipts';
export { fingerprint, type FormerKey, listGenerations, type ListedRecipient, type RecipientList, verifyRecipients } from './recipients';
export { type RequestHeader, signRequest, verifyRequest } from './requests';
export { payloadDigest, payloadObject, readUnverified, sign, signBytes, type Unverified, verify } from './signed';
export { type Expected, isPastExpiry, type Role, Trust, type TrustedKey } from './trust';

/** Six words for a thumbprint or fingerprint; loads the word list when first asked. */
export async function fingerprintWords(digest: string): Promise<string[]> {
  return (await import('./words')).fingerprintWords(digest);
}
