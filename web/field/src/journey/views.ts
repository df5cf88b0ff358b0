import type { Logic, Outcome, Rule } from '@titian/engine';
import { byEmergency, byService, type Callable } from '../library/calling.ts';
import { type Directory, fitsHour, type Pathway, selectPathways, type Service, type Step } from '../library/directory.ts';
import type { Moment } from '../library/hours.ts';
import type { Maturity } from '../library/manifest.ts';
import type { Station } from '../vault/shared.ts';
import type { Lowering } from './overrides.ts';
import type { Offer, Question } from './questions.ts';
import type { ShutSubject } from './shut.ts';
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
  /** What stands besides, the most urgent first: text ids, `effect.<id>.officer`. */
  readonly effects: readonly string[];
  /** The most urgent first; legal aid before all where a statement could be asked for. */
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
  readonly lowered: Lowering | null;
  readonly urgentSince: string | null;
  readonly triage: readonly string[];
  readonly isChild: boolean;
  /** The person is on the way to the work, which has not begun. */
  readonly isBeforeWork: boolean;
  readonly isUnfinished: boolean;
  readonly hasHelpCome: boolean;
  readonly shut: readonly ShutSubject[];
  readonly directory: Directory;
  readonly station: Station;
  /** The hour on the station's clocks. */
  readonly moment: Moment;
}

const LAWYER_FIRST = 'legal_aid_before_statement';
/** Effects that an officer must not miss: they change what may be done with the person, whatever else is suggested. */
const NO_REFUSAL = 'never_ground_for_refusal';
const READ_FIRST: readonly string[] = [LAWYER_FIRST, NO_REFUSAL];
const CONTACT_FIRST = 'contact_before_leaving';
const SUSPEND = 'suspend_return';
const LEGAL_AID = 'legal_aid_non_punishment';

export function makeOfficerView(state: OfficerState): OfficerView {
  const { outcome, logic, directory } = state;
  const standing = established(outcome, logic);
  const needs = distinct(standing.flatMap(({ rule }) => rule.needs));
  const at = { level: outcome.level, needs: outcome.needs, child: state.isChild, station: state.station, moment: state.moment };
  // A single sign ends the questions of the journey before the rule that says so can hold: it is said all the same.
  const isToCome = state.isBeforeWork && outcome.effects.includes(CONTACT_FIRST);
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
  const emergency = kindsToCall(standing.map(({ rule }) => rule.effects));
  return {
    stage: state.stage,
    maturity: state.maturity,
    level: state.lowered?.to ?? outcome.level,
    suggested: outcome.level,
    lowered: state.lowered,
    urgent_since: state.urgentSince,
    contact_first: outcome.effects.includes(CONTACT_FIRST),
    triage: state.triage,
    actions: standing.map(({ rule, reasons }) => ({
      rule: rule.id,
      level: rule.level,
      text: `rule.${rule.id}.officer`,
      title: rule.confidential_reason ? null : `rule.${rule.id}.title`,
      is_confidential: rule.confidential_reason,
      comes_first: needsLawyerFirst(rule),
      seen: rule.confidential_reason ? [] : reasons.filter((id) => isSeen(logic, id)),
    })),
    first: READ_FIRST.filter((effect) => outcome.effects.includes(effect) || (effect === NO_REFUSAL && isToCome)).map(
      (effect) => `effect.${effect}.officer`,
    ),
    effects: distinct(standing.flatMap(({ rule }) => rule.effects)).map((effect) => `effect.${effect}.officer`),
    needs: outcome.effects.includes(LAWYER_FIRST) && needs.includes(LEGAL_AID) ? distinct([LEGAL_AID, ...needs]) : needs,
    is_child: state.isChild,
    is_unfinished: state.isUnfinished,
    pathways,
    emergency: emergency.length > 0 && !state.hasHelpCome ? emergency : null,
    has_help_come: state.hasHelpCome,
    contacts: contactsFor(state, pathways, outcome.needs, emergency),
    folder: {
      needs: distinct(directory.services.filter(({ phone }) => phone !== null).flatMap((service) => service.needs)),
      emergencies: directory.emergency.map(({ kind }) => kind),
      has_independent: directory.services.some(({ independent, phone }) => independent && phone !== null),
      suspends: pathways.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === SUSPEND ? (step.contact ?? []) : [])))[0] ?? null,
    },
    shut: distinct(state.shut.map(({ need }) => `need.${need}.officer`)),
    referral_needs_consent: true,
    hides_result: outcome.effects.includes('hide_result'),
  };
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
  const { outcome, directory } = state;
  const isNow = outcome.level === 'NOW';
  const isChild = needs.includes('child_protection');
  const first = [
    ...emergency,
    ...(outcome.effects.includes('rescue_alert') ? ['sea_rescue'] : []),
    ...(outcome.effects.includes('stop_questions') && outcome.effects.includes('care_now') ? ['medical'] : []),
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
  const rules = established(state.outcome, state.logic).map(({ rule }) => rule);
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

function needsLawyerFirst(rule: Rule): boolean {
  return rule.effects.includes(LAWYER_FIRST);
}

/** Rules that hold: what must be done within minutes, then a lawyer before any word, then the rest, the most urgent first. */
function established(outcome: Outcome, logic: Logic): { readonly rule: Rule; readonly reasons: readonly string[] }[] {
  const rank = new Map(logic.levels.map((level) => [level.id, level.rank]));
  const top = Math.max(...rank.values());
  const urgency = (rule: Rule): number => {
    const of = rank.get(rule.level ?? '') ?? 0;
    if (of === top) return 2 * top + 1;
    return needsLawyerFirst(rule) ? top + of : of;
  };
  return outcome.outcomes
    .filter((each) => each.status === 'established')
    .flatMap((each) => {
      const rule = logic.rules.find(({ id }) => id === each.id);
      return rule ? [{ rule, reasons: each.reasons.map((reason) => reason.item) }] : [];
    })
    .sort((one, other) => urgency(other.rule) - urgency(one.rule));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isSeen(logic: Logic, key: string): boolean {
  const item = logic.itemsById.get(key);
  return item?.asked_of === 'officer_observes' && !item.private;
}
