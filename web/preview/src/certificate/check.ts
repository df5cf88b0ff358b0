/**
 * What is true of a certificate, found out without a network: against the list of keys that the hub's root signed, and the
 * list of those withdrawn. Both stand in the page.
 */
import { isPastExpiry, type Payload, payloadObject, readUnverified, SealingError, Trust, verify } from '@titian/sealing';

/** What the page holds of its hub. */
export interface Held {
  readonly keys: string;
  readonly root: unknown;
  readonly root_thumbprint: string;
  readonly withdrawn: string | null;
}

export type Verdict = 'good' | 'expired' | 'withdrawn' | 'altered' | 'other_hub' | 'unreadable' | 'page_altered';

export interface Found {
  readonly verdict: Verdict;
  /** What was signed: nothing of it where the signature does not hold. */
  readonly course?: string;
  readonly issuer?: string;
  readonly name?: string;
  readonly number?: string;
  readonly issued?: Date;
  readonly expires?: Date;
  /** Of the list of those withdrawn. */
  readonly as_of?: Date;
}

const KIND = 'course_certificate';

export async function checkCertificate(text: string, held: Held, now: Date): Promise<Found> {
  let trust: Trust;
  let list: { readonly withdrawn: readonly unknown[]; readonly as_of: Date } | null;
  try {
    trust = await Trust.fromKeys(held.keys, held.root_thumbprint, held.root);
    list = held.withdrawn === null ? null : await readWithdrawn(held.withdrawn, trust);
  } catch (error) {
    if (error instanceof SealingError) return { verdict: 'page_altered' };
    throw error;
  }
  const jws = text.trim().split('#').at(-1) ?? '';
  try {
    const payload = await believe(jws, KIND, trust);
    const said = (member: string): string => (typeof payload[member] === 'string' ? payload[member] : '');
    const number = said('certificate');
    const isWithdrawn = list?.withdrawn.includes(number) ?? false;
    return {
      verdict: isWithdrawn ? 'withdrawn' : isPastExpiry(payload, now) ? 'expired' : 'good',
      course: said('course'),
      issuer: said('issuer'),
      ...(said('name') ? { name: said('name') } : {}),
      number,
      issued: new Date(said('issued_at')),
      expires: new Date(said('expires_at')),
      ...(list ? { as_of: list.as_of } : {}),
    };
  } catch (error) {
    if (error instanceof SealingError) return { verdict: judge(jws, trust) };
    throw error;
  }
}

/**
 * What a key of the hub signed while it was good. `Trust.verify` of the phone knows none of these kinds: no phone reads them,
 * and its first screen carries no words for nothing.
 */
async function believe(jws: string, kind: string, trust: Trust): Promise<Payload> {
  const { kid } = readUnverified(jws).header;
  const key = trust.keys.find((each) => each.kid === kid && each.role === 'hub' && each.scope === trust.hubId);
  if (!key) throw new SealingError('key.unknown');
  const payload = await verify(jws, key.jwk);
  if (payload['kind'] !== kind) throw new SealingError('kind.wrong');
  if (payload['scope'] !== trust.hubId) throw new SealingError('scope.wrong');
  const { issued_at: issued } = payload;
  if (typeof issued !== 'string' || !(new Date(issued) <= key.expiresAt)) throw new SealingError('key.expired');
  return payload;
}

/** Why it is not believed. What it says of itself is believed so far alone as it tells which hub to ask. */
function judge(jws: string, trust: Trust): Verdict {
  try {
    const payload = payloadObject(readUnverified(jws).payload);
    if (payload['kind'] !== KIND) return 'unreadable';
    return payload['scope'] === trust.hubId ? 'altered' : 'other_hub';
  } catch (error) {
    if (error instanceof SealingError) return jws.split('.').length === 3 ? 'altered' : 'unreadable';
    throw error;
  }
}

async function readWithdrawn(jws: string, trust: Trust): Promise<{ withdrawn: readonly unknown[]; as_of: Date }> {
  const payload = await believe(jws, 'withdrawn_certificates', trust);
  const { withdrawn, issued_at: issued } = payload;
  if (!Array.isArray(withdrawn) || typeof issued !== 'string') throw new SealingError('payload.malformed');
  return { withdrawn, as_of: new Date(issued) };
}
