/**
 * Packages: what a referral says, readable by one organisation and signed by one officer.
 *
 * age alone hides but vouches for nobody and nothing around it. So the plaintext is a compact JWS by
 * the officer's key over `{kind, referral_id, recipient, position, release, payload}`, and the hub's
 * certificate of that key is in its header. Spaces after the JWS bring it to whole steps of 8 KiB,
 * more than a usual package: the length does not tell whether the answers were let through. See docs/security/protocol.md.
 *
 * Imports age: load this module only when sealing or opening.
 */
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { type Bytes, canonicalJson, isObject, sha256Hex, utf8 } from './encoding';
import { type Certificate, verifyCertificate } from './enrolments';
import { SealingError } from './errors';
import { importSigningKey, thumbprint } from './keys';
import { checkRecipient, fingerprint } from './recipients';
import { checkSignature, payloadObject, readUnverified, signBytes, STATEMENT_TYPE } from './signed';
import type { Trust } from './trust';

const PADDING_STEP = 8192;
const SPACE = 0x20;
const CLAIMS = 'kind payload position recipient referral_id release';

export type Claims = {
  readonly kind: 'package';
  readonly referral_id: string;
  readonly recipient: string;
  readonly position: number;
  readonly release: string;
  readonly payload: object;
};

/**
 * What the envelope said; the package must say the same inside. `former` are fingerprints the reader's organisation had
 * before, from the signed list of recipients (`listGenerations`): a package that was sealed anew still names the key it
 * was first sealed to.
 */
export type ExpectedPackage = {
  readonly referral_id: string;
  readonly recipient: string;
  readonly position: number;
  readonly former?: Iterable<string>;
};

/** A package after every check: its claims, their digest as signed, and the certificate of the officer's key. */
export type OpenedPackage = { readonly claims: Claims; readonly certificate: Certificate; readonly digest: string };

/**
 * The ciphertext of one package for the organisation behind `recipient` (`age1…`), signed with the
 * officer's private JWK as the vault holds it.
 *
 * Refuses `key.malformed`, `package.malformed`, and `package.wrong_recipient` when the claims name
 * another one.
 */
export async function sealPackage(claims: Claims, officerJwk: object, certificate: string, recipient: string): Promise<Bytes> {
  if (!isClaims(claims)) throw new SealingError('package.malformed');
  if (claims.recipient !== (await fingerprint(recipient))) throw new SealingError('package.wrong_recipient');
  const jws = await signBytes(canonicalJson(claims), await importSigningKey(officerJwk), { members: { cert: certificate } });
  return encryptTo(recipient, padded(jws));
}

/**
 * The same plaintext, byte for byte, sealed anew for `recipient`: the age layer alone is exchanged.
 *
 * What the officer signed stays as it was, so it still names the key it was first sealed to. Open and check the package
 * first (`openPackage`): this opens it and looks at nothing.
 */
export async function resealPackage(ciphertext: Uint8Array, identity: string, recipient: string): Promise<Bytes> {
  return encryptTo(recipient, await decryptBytes(ciphertext, identity));
}

/**
 * Open one package with the organisation's `AGE-SECRET-KEY-1…` and check all of it.
 *
 * Nothing is returned before every check has passed: the hub's certificate, the officer's
 * signature, and that the claims fit this reader's own key and the `expected` envelope.
 */
export async function openPackage(
  ciphertext: Uint8Array,
  identity: string,
  trust: Trust,
  expected: ExpectedPackage,
): Promise<OpenedPackage> {
  return checkPackage(await decryptText(ciphertext, identity), identity, trust, expected);
}

/**
 * What a decrypted package says, after every check. `expected` is null where no envelope came with it, such as on paper:
 * then it must be for this reader's own key, and names its referral and place itself.
 */
export async function checkPackage(jws: string, identity: string, trust: Trust, expected: ExpectedPackage | null): Promise<OpenedPackage> {
  const own = await fingerprint(await identityRecipient(identity));
  const unverified = readUnverified(jws, STATEMENT_TYPE, ['cert']);
  const certificate = await verifyCertificate(unverified.header['cert'] ?? '', trust);
  if (unverified.header['kid'] !== (await thumbprint(certificate.officerJwk))) throw new SealingError('key.unknown');
  await checkSignature(jws, certificate.officerJwk);
  const claims = payloadObject(unverified.payload);
  if (!isClaims(claims)) throw new SealingError('package.malformed');
  // The reader's own key, not only what the hub says: else one recipient could pass a package on to
  // another, still signed by the officer.
  const isOwn = expected === null || expected.recipient === own;
  if (!isOwn || !new Set([own, ...(expected?.former ?? [])]).has(claims.recipient)) {
    throw new SealingError('package.wrong_recipient');
  }
  const opened = { claims, certificate, digest: await sha256Hex(unverified.payload) };
  if (expected === null) return opened;
  if (claims.referral_id !== expected.referral_id) throw new SealingError('package.wrong_referral');
  if (claims.position !== expected.position) throw new SealingError('package.wrong_position');
  return opened;
}

/** The `age1…` of an identity; `identity.malformed` when it is not an X25519 one. */
export async function identityRecipient(identity: string): Promise<string> {
  let recipient: string;
  try {
    recipient = await identityToRecipient(identity.trim());
    checkRecipient(recipient);
  } catch {
    throw new SealingError('identity.malformed');
  }
  return recipient;
}

/** Seals bytes to a recipient, as they are. */
export async function encryptTo(recipient: string, plaintext: Uint8Array): Promise<Bytes> {
  checkRecipient(recipient);
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new SealingError('recipient.malformed');
  }
  return new Uint8Array(await encrypter.encrypt(plaintext));
}

/** The bytes an identity opens; `package.unopenable` for whatever is not sealed to it or was changed. */
export async function decryptBytes(ciphertext: Uint8Array, identity: string): Promise<Uint8Array> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.trim());
    return await decrypter.decrypt(ciphertext);
  } catch {
    throw new SealingError('package.unopenable');
  }
}

async function decryptText(ciphertext: Uint8Array, identity: string): Promise<string> {
  const plaintext = await decryptBytes(ciphertext, identity);
  // Byte by byte: a decoder would forgive what Python refuses.
  if (plaintext.some((byte) => byte > 0x7f)) throw new SealingError('package.malformed');
  // From the end: a pattern tries anew at each space, and anybody can seal a megabyte of them.
  let end = plaintext.length;
  while (plaintext[end - 1] === SPACE) end -= 1;
  // No sealer writes a whole step of them.
  if (plaintext.length - end >= PADDING_STEP) throw new SealingError('package.malformed');
  return new TextDecoder().decode(plaintext.subarray(0, end));
}

function padded(jws: string): Bytes {
  const steps = Math.ceil(jws.length / PADDING_STEP);
  return utf8(jws.padEnd(steps * PADDING_STEP, ' '));
}

/** Whether this is all that a package claims, and nothing else. */
export function isClaims(value: unknown): value is Claims {
  if (!isObject(value)) return false;
  const position = value['position'];
  return (
    Object.keys(value).sort().join(' ') === CLAIMS &&
    value['kind'] === 'package' &&
    ['referral_id', 'recipient', 'release'].every((name) => typeof value[name] === 'string' && value[name] !== '') &&
    Number.isSafeInteger(position) &&
    typeof position === 'number' &&
    position >= 0 &&
    isObject(value['payload'])
  );
}
