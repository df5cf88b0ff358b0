import type { Named } from '../journey/views.ts';

/**
 * Whom a sentence of the pack sends an officer to: needs that somebody must answer, who can suspend a return, somebody
 * independent, a specialist, a lawyer or a protection contact, anybody at all, or rescue at sea. `outcome.test.ts` reads the
 * pack and finds a sentence that names somebody and is not here.
 */
export type Name = 'suspend_return' | 'independent' | 'specialist' | 'anybody' | 'rescue' | 'legal' | (string & {});

const SAYS: Readonly<Record<Name, readonly string[]>> = {
  rescue: ['rule.R01s', 'effect.rescue_alert'],
  health: ['rule.R01m', 'rule.R01d', 'rule.R26', 'class.health'],
  child_protection: ['rule.R16c', 'class.child'],
  suspend_return: ['rule.R04r', 'effect.suspend_return'],
  statelessness: ['rule.R05'],
  labour_complaint: ['class.labour', 'effect.firewall_immigration'],
  legal: ['class.legal'],
  safety: ['class.safe_place'],
  family_tracing: ['rule.R15d', 'rule.R16', 'effect.record_missing_or_dead'],
  disability_support: ['rule.R14'],
  independent: ['rule.R22s'],
  specialist: ['class.specialist'],
  anybody: ['rule.R18n', 'effect.contact_before_leaving'],
};

/** Whom this text sends the officer to; mostly nobody. */
export function namesIn(textId: string): Name[] {
  return Object.entries(SAYS).flatMap(([name, texts]) => (texts.some((text) => textId === `${text}.officer`) ? [name] : []));
}

/** Whether the country's folder names somebody for it. */
export function isNamed(name: Name, folder: Named): boolean {
  switch (name) {
    case 'suspend_return':
      return folder.suspends !== null;
    case 'independent':
      return folder.has_independent;
    case 'anybody':
      return folder.has_independent || folder.needs.length > 0;
    case 'rescue':
      return folder.emergencies.includes('sea_rescue');
    case 'health':
      return folder.emergencies.includes('medical') || folder.needs.includes('health') || folder.needs.includes('health_confidential');
    case 'specialist':
      return folder.has_independent || ['independent_advice', 'trafficking_identification'].some((need) => folder.needs.includes(need));
    case 'legal':
      return ['justice', 'legal_aid_non_punishment', 'asylum'].some((need) => folder.needs.includes(need));
    case 'safety':
      return folder.needs.includes('safety') || folder.needs.includes('accommodation');
    case 'child_protection':
      return folder.emergencies.includes('child_protection') || folder.needs.includes('child_protection');
    default:
      return folder.needs.includes(name);
  }
}

/** The need under which a name is told where nobody answers it. */
export const NEED_OF: Readonly<Partial<Record<Name, string>>> = {
  independent: 'independent_advice',
  specialist: 'independent_advice',
  legal: 'justice',
  rescue: 'safety',
};
