import { importSigningKey, readUnverified, type SigningKey } from '@titian/sealing';
import type { WithoutConsent } from '@titian/sealing/without-consent';
import { FieldError } from '../errors.ts';
import { fromUtf8 } from '../vault/encoding.ts';
import { openOfficerKey } from '../vault/keys.ts';
import type { Enrolment, OpenEnrolment } from '../vault/shared.ts';
import { unlock, type Vault } from '../vault/vault.ts';

/**
 * A second officer of this phone, there in person: made only by their own secret opening their own vault. There is no
 * code of a role for it: what a whole station knows shows nobody's agreement.
 */
export class SecondOfficer {
  readonly enrolmentId: string;
  /** For one signature: it cannot be read, and goes with this object. */
  readonly #key: SigningKey;

  private constructor(enrolmentId: string, key: SigningKey) {
    this.enrolmentId = enrolmentId;
    this.#key = key;
  }

  /** Raises `second.same_officer`, or what the unlocking raises, with its waits. The vault is locked again at once. */
  static async confirm(own: OpenEnrolment, other: Enrolment, secret: string, open: typeof unlock = unlock): Promise<SecondOfficer> {
    const vault = await openOf(own, other, secret, open);
    try {
      return new SecondOfficer(other.enrolment_id, await importSigningKey(await openOfficerKey(vault)));
    } finally {
      vault.lock();
    }
  }

  /** Their signature, by their own key, that they agree with what is sent without a yes. */
  async sign(statement: WithoutConsent): Promise<string> {
    return (await import('../sealing.ts')).signWithoutConsent(statement, this.#key);
  }
}

/**
 * The vault of another officer who is there and takes over; whoever asked for it locks it. Who they are is known once it
 * is open: somebody who was added twice is one person, by the word that certificates know an account by. Of a phone that
 * has not heard its word yet, the name tells.
 */
export async function openOf(own: OpenEnrolment, other: Enrolment, secret: string, open: typeof unlock = unlock): Promise<Vault> {
  if (own.enrolment_id === other.enrolment_id) throw new FieldError('second.same_officer');
  const vault = await open(other.enrolment_id, secret);
  const identity = await vault.get('identity', 'self');
  if (identity && (own.hub_id !== other.hub_id || !isSame(own, identity))) return vault;
  vault.lock();
  throw new FieldError('second.same_officer');
}

type Known = Pick<OpenEnrolment, 'certificate' | 'officer_name'>;

function isSame(one: Known, other: Known): boolean {
  const [first, second] = [officerIn(one.certificate), officerIn(other.certificate)];
  return first !== null && second !== null ? first === second : one.officer_name === other.officer_name;
}

/** The word by which a certificate knows its officer's account; null in one of before 30 November 2026. It was checked when it came. */
export function officerIn(certificate: string): string | null {
  try {
    const { officer }: { officer?: unknown } = JSON.parse(fromUtf8(readUnverified(certificate).payload));
    return typeof officer === 'string' ? officer : null;
  } catch {
    return null;
  }
}

/** Other enrolments on this phone, by what the lock screen calls them. */
export function otherOfficers(own: Enrolment, all: readonly Enrolment[]): Enrolment[] {
  return all.filter((each) => each.enrolment_id !== own.enrolment_id);
}
