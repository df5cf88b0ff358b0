import type { EmergencyNumber, Service } from './directory.ts';
import { answersAt, nextAnswer, type Opening } from './hours.ts';

/** Somebody with a number. `emergency` is a kind of emergency number; those are held to be answered day and night. */
export interface Callable extends Pick<Service, 'verified_on' | 'expires_on' | 'seen_on'> {
  readonly id: string;
  /** Null for an emergency number: the screen names its kind. */
  readonly name: string | null;
  readonly emergency: string | null;
  readonly phone: string;
  readonly opening: Opening | null;
}

/**
 * Whom the one button calls: somebody who answers now; else who answers next, and when; else somebody of whom nobody
 * knows the hours; else nobody.
 */
export type Calling =
  | { readonly how: 'now' | 'unsure'; readonly whom: Callable }
  | { readonly how: 'next'; readonly whom: Callable; readonly at: number }
  | { readonly how: 'none' };

export function byEmergency(number: EmergencyNumber): Callable {
  const { kind, phone, verified_on, expires_on } = number;
  return { id: `emergency:${kind}`, name: null, emergency: kind, phone, opening: null, verified_on, expires_on, seen_on: null };
}

/** None where nobody knows a number. */
export function byService(service: Service): Callable[] {
  const { id, name, phone, opening, verified_on, expires_on, seen_on } = service;
  return phone === null ? [] : [{ id, name, emergency: null, phone, opening, verified_on, expires_on, seen_on }];
}

/** The first of them who answers at this moment, or what comes nearest to it. */
export function whomToCall(contacts: readonly Callable[], now: number): Calling {
  const open = contacts.find((each) => each.emergency !== null || answersAt(each.opening, now) === 'answers');
  if (open) return { how: 'now', whom: open };
  const later = contacts.flatMap((whom) => {
    const at = nextAnswer(whom.opening, now);
    return at === null ? [] : [{ how: 'next' as const, whom, at }];
  });
  const [next] = later.sort((one, other) => one.at - other.at);
  if (next) return next;
  const [unsure] = contacts;
  return unsure ? { how: 'unsure', whom: unsure } : { how: 'none' };
}

/** Whom a station may call for anything: the independent ones first, and no police, immigration or embassy. */
export function anybody(services: readonly Service[]): Callable[] {
  // What answers no need of anybody here, such as a line for a country's own people abroad, is not called.
  const open = services.filter(({ authority, needs }) => authority === null && needs.length > 0);
  return [...open.filter(({ independent }) => independent), ...open.filter(({ independent }) => !independent)].flatMap(byService);
}
