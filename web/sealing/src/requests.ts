/**
 * Signed requests of a device: the body is a JWS by its transport key.
 *
 * The header names the enrolment, the hub's nonce, the method and the path, so a request cannot be
 * replayed, nor sent to another address. Whether a nonce is known and unspent is the hub's to say.
 */
import { canonicalJson, parseJson } from './encoding';
import { SealingError } from './errors';
import type { SigningKey } from './keys';
import { checkSignature, readUnverified, signBytes } from './signed';

const REQUEST_TYPE = 'titian-request+jws';
const MEMBERS = ['nonce', 'method', 'path'] as const;

/** What a request says of itself. True only after `verifyRequest`. */
export type RequestHeader = {
  readonly enrolmentId: string;
  readonly nonce: string;
  readonly method: string;
  readonly path: string;
};

/** The body of one request, content type `application/jose`. */
export function signRequest(body: unknown, transportKey: SigningKey, header: RequestHeader): Promise<string> {
  const { enrolmentId, nonce, method, path } = header;
  return signBytes(canonicalJson(body), transportKey, {
    kid: enrolmentId,
    typ: REQUEST_TYPE,
    members: { nonce, method, path },
  });
}

/** The request, if this transport key signed it for this method and path. */
export async function verifyRequest(
  jws: string,
  transportJwk: unknown,
  address: { readonly method: string; readonly path: string },
): Promise<{ readonly header: RequestHeader; readonly body: unknown }> {
  const { header, payload } = readRequest(jws);
  await checkSignature(jws, transportJwk);
  if (header.method !== address.method || header.path !== address.path) throw new SealingError('request.mismatch');
  const body = parseJson(payload);
  if (body === undefined) throw new SealingError('request.unreadable');
  return { header, body };
}

function readRequest(jws: string): { readonly header: RequestHeader; readonly payload: Uint8Array } {
  try {
    const { header, payload } = readUnverified(jws, REQUEST_TYPE, MEMBERS);
    const { kid = '', nonce = '', method = '', path = '' } = header;
    return { header: { enrolmentId: kid, nonce, method, path }, payload };
  } catch (error) {
    if (error instanceof SealingError && error.code === 'signature.unreadable') {
      throw new SealingError('request.unreadable');
    }
    throw error;
  }
}
