import type { PathwayView } from '../journey/views.ts';
import { holdsOn } from '../library/directory.ts';
import type { Directory, Service } from '../library/library.ts';

/** The number shown to the person at the end: the independent service of this place, else the first contact of the pathway. */
export function helpContact(pathways: readonly PathwayView[], directory: Directory | null): Service | null {
  const here = pathways.find(({ independent_contact }) => independent_contact?.phone)?.independent_contact;
  if (here) return here;
  const independent = directory?.independent_option ?? null;
  const services = directory?.services ?? [];
  const named = services.find((service) => service.id === independent && service.phone !== null);
  if (named) return named;
  for (const pathway of pathways) {
    for (const step of pathway.steps) if (step.kind === 'call' && step.contact?.phone) return step.contact;
  }
  return null;
}

/**
 * The number as it may stand where no mark stands beside it: verified by name, and not expired. What nobody vouches for is told on
 * the phone, with its mark, and is on no card.
 */
export function cardNumber(contact: Service | null, today: string): string | null {
  return contact && holdsOn(contact, today) ? contact.phone : null;
}
