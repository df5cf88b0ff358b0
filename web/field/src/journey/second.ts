import { FieldError } from '../errors.ts';
import type { Enrolment, OpenEnrolment } from '../vault/shared.ts';
import { unlock, type Vault } from '../vault/vault.ts';

/**
 * A second officer of this phone, there in person: made only by their own secret opening their own vault. There is no
 * code of a role for it: what a whole station knows shows nobody's agreement.
 */
export class SecondOfficer {
  readonly enrolmentId: string;

  private constructor(enrolmentId: string) {
    this.enrolmentId = enrolmentId;
  }

  /** Raises `second.same_officer`, or what the unlocking raises, with its waits. The vault is locked again at once. */
  static async confirm(own: OpenEnrolment, other: Enrolment, secret: string, open: typeof unlock = unlock): Promise<SecondOfficer> {
    const vault = await openOf(own, other, secret, open);
    vault.lock();
    return new SecondOfficer(other.enrolment_id);
  }
}

/**
 * The vault of another officer who is there and takes over; whoever asked for it locks it. Who they are is known once it
 * is open: somebody who was added twice is one person.
 */
export async function openOf(own: OpenEnrolment, other: Enrolment, secret: string, open: typeof unlock = unlock): Promise<Vault> {
  if (own.enrolment_id === other.enrolment_id) throw new FieldError('second.same_officer');
  const vault = await open(other.enrolment_id, secret);
  const identity = await vault.get('identity', 'self');
  if (identity && (own.hub_id !== other.hub_id || own.officer_name !== identity.officer_name)) return vault;
  vault.lock();
  throw new FieldError('second.same_officer');
}

/** Other enrolments on this phone, by what the lock screen calls them. */
export function otherOfficers(own: Enrolment, all: readonly Enrolment[]): Enrolment[] {
  return all.filter((each) => each.enrolment_id !== own.enrolment_id);
}
