import type { Releases } from '@titian/contracts/types';
import { type Expected, payloadDigest, type Trust, verifyRecipients } from '@titian/sealing';
import { FieldError } from '../errors.ts';
import { fromBase64Url, fromUtf8 } from '../vault/encoding.ts';
import { type Manifest, parseManifestOf, parseRecipients, type Recipient } from './manifest.ts';
import { asTrustError, type Known, openTrust, type Root } from './trust.ts';

/** The publisher's scope of the pack this app is made for. */
export const PACK_SCOPE = 'first-contact';

export interface Believed {
  readonly trust: Trust;
  readonly keys: string;
  readonly publisher: { readonly jws: string; readonly manifest: Manifest };
  readonly country: { readonly jws: string; readonly manifest: Manifest };
  /** Null when the hub offered none: those held stay. */
  readonly recipients: { readonly jws: string; readonly list: readonly Recipient[] } | null;
  readonly sequences: Readonly<Record<string, number>>;
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * Everything a hub offered, checked under the pinned root: signatures, scopes, kinds of parts, and sequences not lower
 * than known; under a known one nothing but what had it.
 * Raises `release.not_trusted`, `release.lower_sequence`, `release.wrong_scope`, `release.unreadable`.
 */
export async function believe(
  offered: Releases,
  hub: { readonly hub_id: string; readonly country: string; readonly root: Root },
  known: Known,
): Promise<Believed> {
  const trust = await openTrust(offered.keys, hub.root, hub.hub_id, known);
  const publisherJws = pick(offered.manifests, PACK_SCOPE);
  const countryJws = pick(offered.manifests, hub.country);
  const publisherKey = `manifest:${PACK_SCOPE}`;
  const countryKey = `manifest:${hub.country}`;
  const recipientsKey = `recipients:${hub.country}`;
  const knownOf = (name: string): Pick<Expected, 'knownSequence' | 'knownDigest'> => ({
    knownSequence: known.sequences[name] ?? 0,
    knownDigest: known.digests?.[name],
  });
  const publisher = parseManifestOf(
    'publisher',
    await verify(trust, publisherJws, { kind: 'manifest', scope: PACK_SCOPE, role: 'publisher', ...knownOf(publisherKey) }),
  );
  const country = parseManifestOf(
    'country',
    await verify(trust, countryJws, { kind: 'manifest', scope: hub.country, role: 'country', ...knownOf(countryKey) }),
  );
  const knownList = knownOf(recipientsKey);
  const jws = offered.recipients;
  const recipients = jws === null ? null : { jws, payload: await verifyList(trust, jws, knownList) };
  return {
    trust,
    keys: offered.keys,
    publisher: { jws: publisherJws, manifest: publisher },
    country: { jws: countryJws, manifest: country },
    recipients: recipients && { jws: recipients.jws, list: parseRecipients(recipients.payload) },
    sequences: {
      keys: trust.sequence,
      [publisherKey]: publisher.sequence,
      [countryKey]: country.sequence,
      [recipientsKey]: recipients ? sequenceOf(recipients.payload) : (knownList.knownSequence ?? 0),
    },
    digests: {
      ...known.digests,
      keys: await payloadDigest(offered.keys),
      [publisherKey]: await payloadDigest(publisherJws),
      [countryKey]: await payloadDigest(countryJws),
      ...(recipients ? { [recipientsKey]: await payloadDigest(recipients.jws) } : {}),
    },
  };
}

/** Recipients with fingerprints worked out anew. */
async function verifyList(trust: Trust, jws: string, known: Pick<Expected, 'knownSequence' | 'knownDigest'>): Promise<unknown> {
  try {
    return (await verifyRecipients(jws, trust, known.knownSequence, known.knownDigest)).payload;
  } catch (error) {
    throw asTrustError(error, 'recipients');
  }
}

async function verify(trust: Trust, jws: string, expected: Expected): Promise<unknown> {
  try {
    return await trust.verify(jws, expected);
  } catch (error) {
    throw asTrustError(error, expected.scope);
  }
}

/** Sorts manifests by the scope they claim; the claim is believed only once the signature and scope are verified. */
function pick(manifests: readonly string[], scope: string): string {
  const found = manifests.find((jws) => readPayload(jws)['scope'] === scope);
  if (found === undefined) throw new FieldError('release.wrong_scope', { scope });
  return found;
}

/** The payload of a JWS that was verified before, or whose claims are verified afterwards. */
export function readPayload(jws: string): Readonly<Record<string, unknown>> {
  try {
    const payload: unknown = JSON.parse(fromUtf8(fromBase64Url(jws.split('.')[1] ?? '')));
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) return payload as Record<string, unknown>;
  } catch (error) {
    throw new FieldError('release.unreadable', { member: 'jws' }, { cause: error });
  }
  throw new FieldError('release.unreadable', { member: 'jws' });
}

function sequenceOf(payload: unknown): number {
  const sequence = typeof payload === 'object' && payload !== null && 'sequence' in payload ? payload.sequence : 0;
  return typeof sequence === 'number' ? sequence : 0;
}
