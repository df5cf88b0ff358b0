/** WebAuthn with the PRF extension: the phone's own lock (finger, face, pattern) gives the same 32 bytes each time. */
import { FieldError } from '../errors.ts';
import { type PasskeyDoor, randomBytes } from './slots.ts';

/** Long enough for somebody with gloves; then the secret is asked for. */
const PATIENCE = 60_000;

/** Asks the passkey for its 32 bytes. */
export type AskPasskey = (credentialId: Uint8Array, input: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;

/** Whether it is worth offering: this browser knows passkeys and the phone has a lock of its own. */
export async function hasPasskeys(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  try {
    const can = await PublicKeyCredential.getClientCapabilities?.();
    if (can?.['extension:prf'] === false) return false;
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

/**
 * A new passkey for one vault. `label` is what the phone's own list of passkeys shows, so never a name. Raises
 * `passkey.refused` (cancelled, timed out) or `passkey.unavailable` (it cannot derive keys).
 */
export async function makePasskey(label: string): Promise<PasskeyDoor> {
  const input = randomBytes(32);
  const credential = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: 'Titian' },
        user: { id: randomBytes(16), name: label, displayName: label },
        challenge: randomBytes(32),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        timeout: PATIENCE,
        extensions: { prf: { eval: { first: input } } },
      },
    }),
  );
  const credential_id = new Uint8Array(credential.rawId);
  const given = credential.getClientExtensionResults().prf;
  if (given?.enabled === false) throw new FieldError('passkey.unavailable');
  // Some authenticators tell only when asked, not when made.
  const output = bytesOf(given?.results?.first) ?? (await askPasskey(credential_id, input));
  return { credential_id, input, output };
}

export const askPasskey: AskPasskey = async (credentialId, input) => {
  const credential = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [{ type: 'public-key', id: credentialId as BufferSource }],
        userVerification: 'required',
        timeout: PATIENCE,
        extensions: { prf: { eval: { first: input as BufferSource } } },
      },
    }),
  );
  const output = bytesOf(credential.getClientExtensionResults().prf?.results?.first);
  if (!output) throw new FieldError('passkey.unavailable');
  return output;
};

async function ask(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await work();
  } catch (error) {
    const isMissing = error instanceof DOMException && ['NotSupportedError', 'SecurityError'].includes(error.name);
    throw new FieldError(isMissing ? 'passkey.unavailable' : 'passkey.refused', {}, { cause: error });
  }
  if (!(credential instanceof PublicKeyCredential)) throw new FieldError('passkey.refused');
  return credential;
}

function bytesOf(given: BufferSource | undefined): Uint8Array<ArrayBuffer> | null {
  if (!given) return null;
  return new Uint8Array(
    given instanceof ArrayBuffer ? given : new Uint8Array(given.buffer as ArrayBuffer, given.byteOffset, given.byteLength),
  );
}
