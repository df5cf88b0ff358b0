import { type Directory, selectPathways, type Service } from '../library/directory.ts';
import type { Station } from '../vault/shared.ts';

/** The levels at which a pathway leads to somebody. */
const LEVELS = ['NOW', 'TODAY', 'REFER'] as const;

/** Whom the pathways of this place name for such needs, in their order; then whoever else answers one of them. */
export function contactsFor(directory: Directory, needs: readonly string[], station: Station): Service[] {
  const child = needs.includes('child_protection');
  const named = LEVELS.flatMap((level) => selectPathways(directory.pathways, { level, needs, child, station, moment: null }))
    .flatMap(({ steps }) => steps)
    .flatMap(({ service, fallbacks }) => [...(service === null ? [] : [service]), ...fallbacks]);
  const others = directory.services.filter((service) => service.needs.some((need) => needs.includes(need))).map(({ id }) => id);
  return [...new Set([...named, ...others])].flatMap((id) => directory.services.find((service) => service.id === id) ?? []);
}
