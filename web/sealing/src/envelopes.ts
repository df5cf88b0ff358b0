/**
 * Envelopes: what the hub may know of a package, sealed to the hub while it lies on a phone that may be seized.
 *
 * An age file for the hub's own recipient, which `standing` names; inside is the envelope's JSON, padded to one length, so
 * that no length tells a level. It names the item and the digest of the package: laid beside another item it does not fit.
 * See docs/security/protocol.md.
 *
 * Imports age: load this module only where a package is sealed.
 */
import { sealText } from './complaints';
import type { Bytes } from './encoding';

const PADDED = 1024;

/** One age file for the hub; `sealed_text.too_large` for what is no envelope. */
export function sealEnvelope(envelope: object, recipient: string): Promise<Bytes> {
  return sealText(envelope, recipient, PADDED);
}
