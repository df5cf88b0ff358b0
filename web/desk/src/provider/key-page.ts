/** The first key of an organisation, step by step. The words live in this module's variables and on the screen only. */
import type * as Making from './make-key.ts';
import { codeOf } from '../hub/say.ts';
import { makeHub, pageToken } from '../hub/requests.ts';
import { setText } from '../hub/slots.ts';
import type * as Steps from './key-steps.ts';
import { browserMemory } from './known-trust.ts';
import { getOrganisationKey, type OrganisationKeyFacts } from './organisation.ts';

export function startKeyPage(page: HTMLElement): void {
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  if (!view || view.childElementCount > 0) return;
  const hub = makeHub(pageToken);
  const memory = browserMemory();
  void import('./key-steps.ts').then(({ KeySteps }) => begin(new KeySteps(page, view)));

  const begin = (steps: Steps.KeySteps, problem?: unknown): void => {
    steps.draw('begin');
    if (problem !== undefined) steps.complain(problem);
    steps.press('next', () => void make(steps));
  };

  const make = async (steps: Steps.KeySteps): Promise<void> => {
    steps.draw('working');
    let facts: OrganisationKeyFacts | null = null;
    try {
      const making = await import('./make-key.ts');
      facts = await getOrganisationKey(hub);
      const key = await making.makeKey(facts, memory);
      steps.teachWords(key.phrase, '', () => steps.showPaper(key, () => finish(making, key)));
    } catch (error) {
      const isNewRoot = facts !== null && codeOf(error) === 'root.mismatch' && memory.read(facts.organisationId) !== null;
      if (isNewRoot && facts !== null) askRoot(steps, facts);
      else begin(steps, error);
    }
  };

  const askRoot = (steps: Steps.KeySteps, { rootJwk, organisationId }: OrganisationKeyFacts): void =>
    steps.askRoot(rootJwk, () => {
      memory.forget(organisationId);
      return make(steps);
    });

  const finish = async (making: typeof Making, key: Making.MadeKey): Promise<void> => {
    await hub.post('/organisation/key', making.uploadOf(key));
    window.location.reload();
  };
}
