/**
 * Whom to believe: one pinned root, the keys it vouches for, and what each may sign.
 *
 * `keys.json` is a statement of the root key. It lists publisher, country and hub keys with scope
 * and expiry. Everything else is checked through `Trust.verify`. See docs/security/trust.md.
 *
 * No device clock is asked. A key's expiry is held against the `issued_at` of what it signed; the
 * age of a statement is reported by `isPastExpiry` and never blocks.
 */
import { countMember, isObject, objectMember, parseInstant, type Payload, textMember } from './encoding';
import { SealingError } from './errors';
import { publicPart, type PublicJwk, thumbprint } from './keys';
import { checkSignature, payloadDigest, payloadObject, readUnverified, verify } from './signed';

export type Role = 'publisher' | 'country' | 'recipients' | 'hub';

/** Who may sign what. A hub key can never sign a recipient: a hostile hub could swap one. */
const MAY_SIGN: Readonly<Record<Role, readonly string[]>> = {
  publisher: ['manifest'],
  country: ['manifest', 'recipients'],
  recipients: ['recipients'],
  hub: ['receipt', 'standing', 'enrolment', 'revocation', 'beds', 'duty_desks'],
};

/** One line of `keys.json`. A key for two scopes has two lines. */
export type TrustedKey = {
  readonly kid: string;
  readonly jwk: PublicJwk;
  readonly role: Role;
  readonly scope: string;
  readonly expiresAt: Date;
};

export type Expected = {
  readonly kind: string;
  readonly scope: string;
  readonly role: Role;
  /** The highest sequence believed of this kind and scope. */
  readonly knownSequence?: number;
  /** SHA-256 of the payload that had it: under that sequence nothing else is believed. */
  readonly knownDigest?: string | undefined;
};

/** The keys of one hub, as its pinned root vouches for them. */
export class Trust {
  readonly rootThumbprint: string;
  readonly hubId: string;
  readonly country: string;
  readonly sequence: number;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly keys: readonly TrustedKey[];

  private constructor(rootThumbprint: string, payload: Payload, keys: readonly TrustedKey[]) {
    this.rootThumbprint = rootThumbprint;
    this.hubId = textMember(payload, 'hub_id');
    this.country = textMember(payload, 'country');
    this.sequence = countMember(payload, 'sequence');
    this.issuedAt = parseInstant(payload['issued_at']);
    this.expiresAt = parseInstant(payload['expires_at']);
    this.keys = keys;
  }

  /**
   * Check `keys.json` against the pinned root, and against `hubId`, and what was believed before, where they are known.
   *
   * Refuses `root.mismatch`, everything `verify` refuses, `kind.wrong`, `scope.wrong`,
   * `sequence.lower` and `payload.malformed`.
   */
  static async fromKeys(
    keysJws: string,
    rootThumbprint: string,
    rootJwk: unknown,
    knownSequence = 0,
    hubId?: string,
    knownDigest?: string,
  ): Promise<Trust> {
    if ((await thumbprint(rootJwk)) !== rootThumbprint) throw new SealingError('root.mismatch');
    const payload = await verify(keysJws, rootJwk);
    checkKind(payload, 'keys');
    const named = textMember(payload, 'hub_id');
    if (textMember(payload, 'scope') !== named || (hubId !== undefined && hubId !== named)) {
      throw new SealingError('scope.wrong');
    }
    await checkStatement(keysJws, payload, { knownSequence, knownDigest });
    const entries = payload['keys'];
    if (!Array.isArray(entries)) throw new SealingError('payload.malformed', { member: 'keys' });
    return new Trust(rootThumbprint, payload, await Promise.all(entries.map(readTrustedKey)));
  }

  /**
   * The payload of a statement, if a key of this role and scope signed it.
   *
   * Refuses `key.unknown`, everything `verify` refuses, `kind.wrong`, `scope.wrong`,
   * `key.out_of_scope`, `sequence.lower` (equal is the same document again, and another one under it is refused),
   * `key.expired`.
   */
  async verify(jws: string, expected: Expected): Promise<Payload> {
    const unverified = readUnverified(jws);
    const lines = this.keys.filter((key) => key.kid === unverified.header['kid']);
    const signer = lines[0];
    if (signer === undefined) throw new SealingError('key.unknown');
    await checkSignature(jws, signer.jwk);
    const payload = payloadObject(unverified.payload);
    checkKind(payload, expected.kind);
    if (textMember(payload, 'scope') !== expected.scope) throw new SealingError('scope.wrong');
    const fitting = lines.filter((key) => this.maySign(key, expected));
    if (fitting.length === 0) throw new SealingError('key.out_of_scope');
    const issuedAt = await checkStatement(jws, payload, expected);
    if (fitting.every((key) => issuedAt > key.expiresAt)) throw new SealingError('key.expired');
    return payload;
  }

  /**
   * The role whose keys sign the list of recipients: the country key's, until the root names a key for that alone. From
   * then on only such a key does, so that the country key can stay in its safe and its theft lists nobody.
   */
  get recipientsRole(): Role {
    const isNamed = this.keys.some((key) => key.role === 'recipients' && key.scope === this.country);
    return isNamed ? 'recipients' : 'country';
  }

  private maySign(key: TrustedKey, { kind, scope, role }: Expected): boolean {
    if (key.role !== role || !MAY_SIGN[role].includes(kind)) return false;
    // One hub serves one country, so its key, scoped to the hub, enrols for that country.
    const enrols = kind === 'enrolment' && scope === this.country && key.scope === this.hubId;
    return key.scope === scope || enrols;
  }
}

/** Whether a statement is older than its signer meant it to be. Shown, never a reason to refuse. */
export function isPastExpiry(payload: Payload, now: Date): boolean {
  return now > parseInstant(payload['expires_at']);
}

async function readTrustedKey(entry: unknown): Promise<TrustedKey> {
  if (!isObject(entry)) throw new SealingError('payload.malformed', { member: 'keys' });
  const jwk = publicPart(objectMember(entry, 'jwk'));
  const role = textMember(entry, 'role');
  const scope = textMember(entry, 'scope');
  const expiresAt = parseInstant(entry['expires_at']);
  const kid = await thumbprint(jwk);
  if (!isRole(role) || textMember(entry, 'kid') !== kid) throw new SealingError('payload.malformed', { member: 'keys' });
  return { kid, jwk, role, scope, expiresAt };
}

const isRole = (text: string): text is Role => Object.hasOwn(MAY_SIGN, text);

function checkKind(payload: Payload, kind: string): void {
  if (textMember(payload, 'kind') !== kind) throw new SealingError('kind.wrong');
}

async function checkStatement(
  jws: string,
  payload: Payload,
  { knownSequence = 0, knownDigest }: Pick<Expected, 'knownSequence' | 'knownDigest'>,
): Promise<Date> {
  const sequence = countMember(payload, 'sequence');
  const isOther = sequence === knownSequence && knownDigest !== undefined && knownDigest !== (await payloadDigest(jws));
  if (sequence < knownSequence || isOther) throw new SealingError('sequence.lower');
  parseInstant(payload['expires_at']);
  return parseInstant(payload['issued_at']);
}
