import type { Logic, Outcome, Rule, TalkState, Visible } from '@titian/engine';
import { byEmergency, byService, type Callable } from '../library/calling.ts';
import { type Directory, fitsHour, type Pathway, type PathwayNeed, selectPathways, type Service, type Step } from '../library/directory.ts';
import type { Moment } from '../library/hours.ts';
import type { Maturity } from '../library/manifest.ts';
import type { Station } from '../vault/shared.ts';
import type { Lowering } from './overrides.ts';
import type { Offer, Question } from './questions.ts';
import type { ShutSubject } from './shut.ts';
import type { Stage } from './stages.ts';

/**
 * One action for the officer: a class of actions, or a rule that no private answer stands behind. Which rules led to a
 * class is not here: nothing that draws it can tell.
 */
export interface OfficerAction {
  /** Of a rule its own; of a class the level of the whole talk. */
  readonly level: string | null;
  /** What to do: text id. */
  readonly text: string;
  /** Its name: text id, or null where it reads "confidential reason". */
  readonly title: string | null;
  readonly is_confidential: boolean;
  /** Asks for a lawyer before any word: stands among what is done now, whatever its level. */
  readonly comes_first: boolean;
  /** What the officer saw with own eyes; never an answer. */
  readonly seen: readonly string[];
}

export interface PathwayStep extends Step {
  readonly contact: Service | null;
  /** Whom to call in this order when nobody answers. */
  readonly fallback_contacts: readonly Service[];
}
export interface PathwayView extends Omit<Pathway, 'steps'> {
  readonly steps: readonly PathwayStep[];
  /** The non-state service everyone is offered here; null where none is known. */
  readonly independent_contact: Service | null;
  /** It is for another hour than this phone's clock shows. */
  readonly is_other_hour: boolean;
}

/** Whom a country's folder names, with a number: no line may send an officer to anybody else. */
export interface Named {
  readonly needs: readonly string[];
  /** Kinds of emergency. */
  readonly emergencies: readonly string[];
  readonly has_independent: boolean;
  /** Who can suspend a return, on the pathways that apply here. */
  readonly suspends: Service | null;
}

/** All an officer may see of a screening. It holds no answer of the person. */
export interface OfficerView {
  readonly stage: Stage;
  readonly maturity: Maturity;
  /** How the talk stands; `not_screened` is never calm. */
  readonly talk: TalkState;
  /** What is done here; `suggested` unless two officers agreed on less. */
  readonly level: string;
  readonly suggested: string;
  readonly lowered: Lowering | null;
  /** Since when it has been NOW or TODAY, by this phone's clock; null where it is not. */
  readonly urgent_since: string | null;
  /** The contact is to be offered before the person leaves this place. */
  readonly contact_first: boolean;
  readonly triage: readonly string[];
  readonly actions: readonly OfficerAction[];
  /** What must be known before anything is done: text ids, `effect.<id>.officer`. */
  readonly first: readonly string[];
  /** What stands besides: text ids, `effect.<id>.officer`. */
  readonly effects: readonly string[];
  /** Of classes and of rules that are shown; those of hidden rules go only to whom the person chooses. */
  readonly needs: readonly string[];
  readonly is_child: boolean;
  /** Something could still be asked and the person neither refused nor stopped. */
  readonly is_unfinished: boolean;
  readonly pathways: readonly PathwayView[];
  /** A life may be in danger here and help has not come: the kinds of emergency to call for, the likeliest first; else null. */
  readonly emergency: readonly string[] | null;
  readonly has_help_come: boolean;
  /** Whom to call for what stands here, in this order; each has a number. */
  readonly contacts: readonly Callable[];
  /** What the folder of this country names at all; the same for everybody here. */
  readonly folder: Named;
  /**
   * Needs that nobody verified answers here, so that nothing is asked for their sake: text ids. The same for everybody:
   * whose answers would have led there is not told.
   */
  readonly shut: readonly string[];
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
  /** A subject that is offered before its questions. */
  readonly offer: Offer | null;
  /** A private question or offer waits until earphones or a private place are confirmed. */
  readonly is_withheld: boolean;
  /** What the outcome means: text ids, spoken. Private ones never on the loudspeaker. */
  readonly statements: readonly { readonly text: string; readonly is_private: boolean }[];
}

export interface OfficerState {
  readonly stage: Stage;
  readonly maturity: Maturity;
  readonly logic: Logic;
  readonly outcome: Outcome;
  readonly visible: Visible;
  readonly lowered: Lowering | null;
  readonly urgentSince: string | null;
  readonly triage: readonly string[];
  readonly isChild: boolean;
  readonly isUnfinished: boolean;
  readonly hasHelpCome: boolean;
  readonly shut: readonly ShutSubject[];
  readonly directory: Directory;
  readonly station: Station;
  /** The hour on the station's clocks. */
  readonly moment: Moment;
}

/** An effect that an officer must not miss: it changes what may be done with the person, whatever else is suggested. */
const LAWYER_FIRST = 'legal_aid_before_statement';
const CONTACT_FIRST = 'contact_before_leaving';
const HIDE_RESULT = 'hide_result';
const SUSPEND = 'suspend_return';

export function makeOfficerView(state: OfficerState): OfficerView {
  const { outcome, logic, directory, visible: seen } = state;
  const needs = inOrder(logic, seen, 'needs');
  const at = { level: outcome.level, needs, child: state.isChild, station: state.station, moment: state.moment };
  const contact = (id: string | null): Service | null => directory.services.find((service) => service.id === id) ?? null;
  const pathways = selectPathways(directory.pathways, at).map((pathway) => ({
    ...pathway,
    steps: pathway.steps.map((step) => ({
      ...step,
      contact: contact(step.service),
      fallback_contacts: step.fallbacks.flatMap((id) => contact(id) ?? []),
    })),
    independent_contact: contact(pathway.independent ?? directory.independent_option),
    is_other_hour: !fitsHour(pathway, state.moment),
  }));
  const shown = logic.rules.filter(({ id }) => seen.statements.includes(`rule.${id}.officer`));
  const emergency = kindsToCall(shown.map((rule) => rule.effects));
  return {
    stage: state.stage,
    maturity: state.maturity,
    talk: seen.talk,
    level: state.lowered?.to ?? outcome.level,
    suggested: outcome.level,
    lowered: state.lowered,
    urgent_since: state.urgentSince,
    contact_first: seen.effects.includes(CONTACT_FIRST),
    triage: state.triage,
    actions: actionsOf(logic, outcome, seen),
    first: seen.effects.includes(LAWYER_FIRST) ? [`effect.${LAWYER_FIRST}.officer`] : [],
    effects: inOrder(logic, seen, 'effects').map((effect) => `effect.${effect}.officer`),
    needs,
    is_child: state.isChild,
    is_unfinished: state.isUnfinished,
    pathways,
    emergency: emergency.length > 0 && !state.hasHelpCome ? emergency : null,
    has_help_come: state.hasHelpCome,
    contacts: contactsFor(state, pathways, needs, emergency),
    folder: {
      needs: distinct(directory.services.filter(({ phone }) => phone !== null).flatMap((service) => service.needs)),
      emergencies: directory.emergency.map(({ kind }) => kind),
      has_independent: directory.services.some(({ independent, phone }) => independent && phone !== null),
      suspends: whoSuspends(state, at),
    },
    shut: distinct(state.shut.map(({ need }) => `need.${need}.officer`)),
    referral_needs_consent: true,
    hides_result: seen.effects.includes(HIDE_RESULT),
  };
}

/** Of the pathways here. A removal may be set at any level; the pathways of a level that suspends returns say who can. */
function whoSuspends({ logic, directory }: OfficerState, at: PathwayNeed): Service | null {
  const suspending = logic.levels.filter(({ effects }) => effects.includes(SUSPEND)).map(({ id }) => id);
  const level = suspending.includes(at.level) ? at.level : (suspending.at(-1) ?? at.level);
  const named = selectPathways(directory.pathways, { ...at, level })
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === SUSPEND ? directory.services.filter(({ id }) => id === step.service) : []));
  return named[0] ?? null;
}

/** What to call for where nothing is asked before help has come: a place that is not safe, or a body that needs a doctor. */
function kindsToCall(effects: readonly (readonly string[])[]): string[] {
  const stops = effects.filter((each) => each.includes('stop_questions'));
  const isUnsafe = stops.some((each) => each.includes('safety_now'));
  // Great distress stops the questions too; it wants somebody who stays, and its own outcome says so.
  const isMedical = stops.some((each) => each.includes('care_now') && !each.includes('do_not_leave_alone'));
  return distinct([
    ...(isMedical ? ['medical'] : []),
    ...(isUnsafe ? ['police', 'fire', 'sea_rescue'] : []),
    ...(isUnsafe ? ['medical'] : []),
  ]);
}

/** Numbers for what cannot wait, then whom the pathways name in their order, then whoever else answers these needs. */
function contactsFor(
  state: OfficerState,
  pathways: readonly PathwayView[],
  needs: readonly string[],
  emergency: readonly string[],
): Callable[] {
  const { outcome, directory, visible } = state;
  const isNow = outcome.level === 'NOW';
  const isChild = needs.includes('child_protection');
  const first = [
    ...emergency,
    ...(visible.effects.includes('rescue_alert') ? ['sea_rescue'] : []),
    ...(visible.effects.includes('stop_questions') && visible.effects.includes('care_now') ? ['medical'] : []),
    ...(isNow && isChild ? ['child_protection'] : []),
  ];
  const numbers = (kinds: readonly string[]): Callable[] =>
    distinct(kinds).flatMap((kind) => directory.emergency.filter((each) => each.kind === kind).map(byEmergency));
  const named = pathways.flatMap(({ steps }) =>
    steps.flatMap(({ kind, contact, fallback_contacts }) => (kind === 'call' && contact ? [contact, ...fallback_contacts] : [])),
  );
  // Police, immigration and embassies only where a pathway sends there.
  const others = needs.flatMap((need) => directory.services.filter((each) => each.authority === null && each.needs.includes(need)));
  const independent = pathways.flatMap(({ independent_contact }) => independent_contact ?? []);
  const all = [
    ...numbers(first),
    ...[...named, ...others].flatMap(byService),
    ...numbers(isChild ? ['child_protection'] : []),
    ...independent.flatMap(byService),
  ];
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

/** The most urgent rules first, then the classes, then what else stands; the order reads nothing that is not shown. */
function actionsOf(logic: Logic, outcome: Outcome, seen: Visible): OfficerAction[] {
  const rank = new Map(logic.levels.map((level) => [level.id, level.rank]));
  const actions = seen.statements.flatMap((text): OfficerAction[] => {
    const [kind, id] = text.split('.');
    if (kind === 'class') {
      const comes_first = logic.classes.find((one) => one.id === id)?.effects.includes(LAWYER_FIRST) === true;
      return [{ level: outcome.level, text, title: `class.${id}.title`, is_confidential: false, comes_first, seen: [] }];
    }
    const rule = logic.rules.find((one) => one.id === id);
    if (!rule) return [];
    const reasons = outcome.outcomes.find((one) => one.id === id)?.reasons ?? [];
    return [
      {
        level: rule.level,
        text,
        title: rule.confidential_reason ? null : `rule.${rule.id}.title`,
        is_confidential: rule.confidential_reason,
        comes_first: rule.effects.includes(LAWYER_FIRST),
        seen: rule.confidential_reason ? [] : distinct(reasons.map(({ item }) => item)).filter((item) => isSeen(logic, item)),
      },
    ];
  });
  const urgency = (action: OfficerAction): number => rank.get(action.level ?? '') ?? 0;
  return actions.sort((one, other) => urgency(other) - urgency(one));
}

/** What is shown, in the order in which the pack names it: the same for everybody. */
function inOrder(logic: Logic, seen: Visible, kind: 'needs' | 'effects'): string[] {
  const named = [...logic.classes, ...logic.rules].flatMap((part) => part[kind]);
  return distinct([...named, ...seen[kind]]).filter((code) => seen[kind].includes(code));
}

export interface PersonState {
  readonly stage: Stage;
  readonly language: string;
  readonly maturity: Maturity;
  readonly logic: Logic;
  readonly outcome: Outcome;
  readonly question: Question | null;
  readonly offer: Offer | null;
  readonly isWithheld: boolean;
}

export function makePersonView(state: PersonState): PersonView {
  const rules = established(state.outcome, state.logic);
  // The most urgent first; one sentence said twice for two reasons would frighten.
  return {
    stage: state.stage,
    language: state.language,
    maturity: state.maturity,
    question: state.isWithheld ? null : state.question,
    offer: state.isWithheld ? null : state.offer,
    is_withheld: state.isWithheld,
    statements: rules.map((rule) => ({ text: `rule.${rule.id}.person`, is_private: rule.confidential_reason })),
  };
}

/** Rules that hold, the most urgent first: what the person hears. */
function established(outcome: Outcome, logic: Logic): Rule[] {
  const rank = new Map(logic.levels.map((level) => [level.id, level.rank]));
  const urgency = (rule: Rule): number => rank.get(rule.level ?? '') ?? 0;
  return outcome.outcomes
    .filter((each) => each.status === 'established')
    .flatMap((each) => logic.rules.find(({ id }) => id === each.id) ?? [])
    .sort((one, other) => urgency(other) - urgency(one));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isSeen(logic: Logic, key: string): boolean {
  const item = logic.itemsById.get(key);
  return item?.asked_of === 'officer_observes' && !item.private;
}
