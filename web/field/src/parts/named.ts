import type { Named } from '../journey/views.ts';

/**
 * Whom a sentence of the pack sends an officer to: needs that somebody must answer, who can suspend a return, somebody
 * independent, anybody at all, or rescue at sea. `outcome.test.ts` reads the pack and finds a sentence that names somebody and is not here.
 */
export type Name = 'suspend_return' | 'independent' | 'anybody' | 'rescue' | (string & {});

const SAYS: Readonly<Record<Name, readonly string[]>> = {
  rescue: ['rule.R01s', 'effect.rescue_alert'],
  health: ['rule.R01m', 'rule.R01d', 'rule.R26', 'rule.R15o', 'rule.R25', 'rule.R27'],
  health_confidential: ['rule.R13', 'rule.R13s', 'rule.R13n'],
  child_protection: ['rule.R02', 'rule.R02n', 'rule.R07', 'rule.R16c'],
  suspend_return: ['rule.R04', 'effect.suspend_return'],
  asylum: ['rule.R04'],
  statelessness: ['rule.R05'],
  trafficking_identification: ['rule.R06', 'rule.R06b', 'rule.R07', 'rule.R07b', 'rule.R08', 'rule.R10T', 'rule.R12'],
  labour_complaint: ['rule.R09', 'rule.R09c', 'effect.firewall_immigration'],
  legal_aid_non_punishment: ['rule.R11', 'rule.R11v', 'rule.R11b', 'rule.R29'],
  safety: ['rule.R13b', 'rule.R15'],
  family_tracing: ['rule.R15d', 'rule.R16', 'effect.record_missing_or_dead'],
  disability_support: ['rule.R14'],
  independent: ['rule.R22s'],
  anybody: ['effect.contact_before_leaving'],
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
    case 'health_confidential':
      return folder.needs.includes('health_confidential') || folder.needs.includes('health');
    case 'child_protection':
      return folder.emergencies.includes('child_protection') || folder.needs.includes('child_protection');
    default:
      return folder.needs.includes(name);
  }
}

/** The need under which a name is told where nobody answers it. */
export const NEED_OF: Readonly<Partial<Record<Name, string>>> = { independent: 'independent_advice', rescue: 'safety' };
