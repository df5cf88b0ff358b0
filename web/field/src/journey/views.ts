import type { Logic, Outcome, Rule } from '@titian/engine';
import { type Directory, type Pathway, selectPathways, type Service, type Step } from '../library/directory.ts';
import type { Maturity } from '../library/manifest.ts';
import type { Question } from './questions.ts';
import type { Stage } from './stages.ts';

/** One action for the officer. Why it stands is said only where no confidence of the person is touched. */
export interface OfficerAction {
  readonly rule: string;
  readonly level: string | null;
  /** What to do: text id. */
  readonly text: string;
  /** Name of the reason: text id, or null where it reads "confidential reason". */
  readonly title: string | null;
  readonly is_confidential: boolean;
  /** What the officer saw with own eyes; never an answer. */
  readonly seen: readonly string[];
}

export interface PathwayStep extends Step {
  readonly contact: Service | null;
}
export interface PathwayView extends Omit<Pathway, 'steps'> {
  readonly steps: readonly PathwayStep[];
}

/** All an officer may see of a screening. It holds no answer of the person. */
export interface OfficerView {
  readonly stage: Stage;
  readonly maturity: Maturity;
  readonly level: string;
  readonly triage: readonly string[];
  readonly actions: readonly OfficerAction[];
  /** Text ids, `effect.<id>.officer`. */
  readonly effects: readonly string[];
  readonly needs: readonly string[];
  readonly is_child: boolean;
  /** Something could still be asked and the person neither refused nor stopped. */
  readonly is_unfinished: boolean;
  readonly pathways: readonly PathwayView[];
  /** Nothing is sent without the person's consent; the screen says so. */
  readonly referral_needs_consent: true;
  /** Companions must not see the result. */
  readonly hides_result: boolean;
}

/** All the person sees and hears. */
export interface PersonView {
  readonly stage: Stage;
  readonly language: string;
  readonly maturity: Maturity;
  readonly question: Question | null;
  /** A private question waits until earphones or a private place are confirmed. */
  readonly is_withheld: boolean;
  /** What the outcome means: text ids, spoken. Private ones never on the loudspeaker. */
  readonly statements: readonly { readonly text: string; readonly is_private: boolean }[];
}

export interface OfficerState {
  readonly stage: Stage;
  readonly maturity: Maturity;
  readonly logic: Logic;
  readonly outcome: Outcome;
  readonly triage: readonly string[];
  readonly isChild: boolean;
  readonly isUnfinished: boolean;
  readonly directory: Directory;
  readonly station: { readonly id: string; readonly name: string };
}

export function makeOfficerView(state: OfficerState): OfficerView {
  const { outcome, logic, directory } = state;
  const at = { level: outcome.level, needs: outcome.needs, child: state.isChild, station: state.station };
  const contact = (id: string | null): Service | null => directory.services.find((service) => service.id === id) ?? null;
  return {
    stage: state.stage,
    maturity: state.maturity,
    level: outcome.level,
    triage: state.triage,
    actions: established(outcome, logic).map(({ rule, reasons }) => ({
      rule: rule.id,
      level: rule.level,
      text: `rule.${rule.id}.officer`,
      title: rule.confidential_reason ? null : `rule.${rule.id}.title`,
      is_confidential: rule.confidential_reason,
      seen: rule.confidential_reason ? [] : reasons.filter((id) => isSeen(logic, id)),
    })),
    effects: outcome.effects.map((effect) => `effect.${effect}.officer`),
    needs: outcome.needs,
    is_child: state.isChild,
    is_unfinished: state.isUnfinished,
    pathways: selectPathways(directory, at).map((pathway) => ({
      ...pathway,
      steps: pathway.steps.map((step) => ({ ...step, contact: contact(step.service) })),
    })),
    referral_needs_consent: true,
    hides_result: outcome.effects.includes('hide_result'),
  };
}

export interface PersonState {
  readonly stage: Stage;
  readonly language: string;
  readonly maturity: Maturity;
  readonly logic: Logic;
  readonly outcome: Outcome;
  readonly question: Question | null;
  readonly isWithheld: boolean;
}

export function makePersonView(state: PersonState): PersonView {
  const rules = established(state.outcome, state.logic).map(({ rule }) => rule);
  // The most urgent first; one sentence said twice for two reasons would frighten.
  return {
    stage: state.stage,
    language: state.language,
    maturity: state.maturity,
    question: state.isWithheld ? null : state.question,
    is_withheld: state.isWithheld,
    statements: rules.map((rule) => ({ text: `rule.${rule.id}.person`, is_private: rule.confidential_reason })),
  };
}

function established(outcome: Outcome, logic: Logic): { readonly rule: Rule; readonly reasons: readonly string[] }[] {
  const rank = new Map(logic.levels.map((level) => [level.id, level.rank]));
  return outcome.outcomes
    .filter((each) => each.status === 'established')
    .flatMap((each) => {
      const rule = logic.rules.find(({ id }) => id === each.id);
      return rule ? [{ rule, reasons: each.reasons.map((reason) => reason.item) }] : [];
    })
    .sort((one, other) => (rank.get(other.rule.level ?? '') ?? 0) - (rank.get(one.rule.level ?? '') ?? 0));
}

function isSeen(logic: Logic, key: string): boolean {
  const item = logic.itemsById.get(key);
  return item?.asked_of === 'officer_observes' && !item.private;
}
